-- By what photos that look alike are found; see Embedding. Read as a whole at the first question.
CREATE TABLE photo_embedding (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_number BIGINT NOT NULL REFERENCES plant_case,
  photo UUID NOT NULL,
  model_name VARCHAR(200) NOT NULL,
  model_version VARCHAR(100) NOT NULL,
  components VARBINARY(4096) NOT NULL,
  mac BINARY(32) NOT NULL
);

-- Photos whose rows are gone and whose files have to go; empty but for a crash in between.
CREATE TABLE erased_photo (
  id UUID PRIMARY KEY
);

-- Contents of cases that were sent or received, so that the same content never counts as news.
CREATE TABLE exchanged_case (
  id UUID NOT NULL,
  digest CHAR(64) NOT NULL,
  PRIMARY KEY (id, digest)
);

CREATE INDEX audit_entry_action ON audit_entry (action, number);
