package org.plantdiseasedetector.shards.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;

/**
 * A column of a table; every cell may be null.
 *
 * @param name of letters, digits and underscores
 * @param kind what its cells are
 */
public record Column(String name, Kind kind) {

  /** What cells are. */
  public enum Kind {
    /** A {@link String}. */
    TEXT(Type.BYTE_ARRAY),
    /** A {@link Double}. */
    NUMBER(Type.DOUBLE),
    /** A {@link Long}. */
    INTEGER(Type.INT64);

    private final Type type;

    Kind(Type type) {
      this.type = type;
    }

    Type type() {
      return type;
    }
  }

  SchemaElement schema() {
    SchemaElement element = new SchemaElement(name);
    element.setType(kind.type());
    element.setRepetition_type(FieldRepetitionType.OPTIONAL);
    if (kind == Kind.TEXT) {
      element.setConverted_type(ConvertedType.UTF8);
      element.setLogicalType(LogicalType.STRING(new StringType()));
    }
    return element;
  }
}
