-- Never change a released file: add V2, V3 and so on. HistoryMigrationTest opens a history of V1.

CREATE TABLE plant_case (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id UUID NOT NULL UNIQUE,
  created TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  changed TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  visited DATE NOT NULL,
  farm VARCHAR(200) NOT NULL,
  field VARCHAR(200) NOT NULL,
  plot VARCHAR(200) NOT NULL,
  crop VARCHAR(200) NOT NULL,
  variety VARCHAR(200) NOT NULL,
  growth_stage SMALLINT CHECK (growth_stage BETWEEN 0 AND 99),
  latitude DOUBLE PRECISION,
  longitude DOUBLE PRECISION,
  notes VARCHAR(10000) NOT NULL,
  tags VARCHAR(1100) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  candidates VARCHAR(20000) NOT NULL,
  model_name VARCHAR(200) NOT NULL,
  model_version VARCHAR(100) NOT NULL,
  human_state VARCHAR(20) NOT NULL
    CHECK (human_state IN ('unlabelled', 'confirmed', 'corrected', 'not_sure')),
  human_class VARCHAR(101),
  human_by VARCHAR(100),
  human_at TIMESTAMP(9) WITH TIME ZONE
);

CREATE TABLE case_photo (
  id UUID PRIMARY KEY,
  case_number BIGINT NOT NULL REFERENCES plant_case,
  position INTEGER NOT NULL,
  file_name VARCHAR(1000) NOT NULL,
  sha256 CHAR(64) NOT NULL,
  bytes BIGINT NOT NULL,
  taken_at TIMESTAMP(9),
  outcome VARCHAR(20) NOT NULL,
  candidates VARCHAR(20000) NOT NULL,
  model_name VARCHAR(200) NOT NULL,
  model_version VARCHAR(100) NOT NULL,
  device VARCHAR(10) NOT NULL,
  severity_percent DOUBLE PRECISION,
  sharpness DOUBLE PRECISION,
  exposure DOUBLE PRECISION,
  leaf_fraction DOUBLE PRECISION,
  warnings VARCHAR(10000) NOT NULL,
  UNIQUE (case_number, position)
);

CREATE INDEX case_photo_sha256 ON case_photo (sha256);

CREATE TABLE audit_entry (
  number BIGINT PRIMARY KEY,
  at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  who VARCHAR(200) NOT NULL,
  action VARCHAR(50) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  detail VARCHAR(2000) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  mac BINARY(32) NOT NULL
);

CREATE TABLE audit_head (
  entries BIGINT NOT NULL,
  mac BINARY(32) NOT NULL
);

INSERT INTO audit_head VALUES (0, X'0000000000000000000000000000000000000000000000000000000000000000');
