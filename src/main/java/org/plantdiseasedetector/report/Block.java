package org.plantdiseasedetector.report;

import java.util.List;

/**
 * A piece of a report. Every text is final: translated, formatted and decided. Every piece has an
 * identifier that is the same in all languages.
 */
public sealed interface Block {

  /** Returns the identifier, unique within its section. */
  String id();

  /** How a text is set. */
  enum Style {
    /** What the reader must see first. */
    LEAD,
    /** Normal text. */
    BODY,
    /** A heading within a section. */
    SUBHEADING,
    /** Small print. */
    NOTE
  }

  /**
   * A paragraph.
   *
   * @param id identifier
   * @param style how it is set
   * @param text may have line breaks
   */
  record Text(String id, Style style, String text) implements Block {}

  /**
   * Names with values.
   *
   * @param id identifier
   * @param facts in their order
   */
  record Facts(String id, List<Fact> facts) implements Block {
    /** Copies the list. */
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A name with a value.
   *
   * @param id identifier
   * @param label the name
   * @param value in words
   */
  record Fact(String id, String label, String value) {}

  /**
   * A list with bullets.
   *
   * @param id identifier
   * @param items each a sentence or more
   */
  record Items(String id, List<String> items) implements Block {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param id identifier
   * @param header names of the columns
   * @param rows each as long as the header
   * @param widths share of each column; they sum up to 1
   */
  record Table(String id, List<String> header, List<List<String>> rows, List<Double> widths)
      implements Block {
    /** Copies the lists. */
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
      widths = List.copyOf(widths);
    }
  }

  /**
   * Pictures in rows of two.
   *
   * @param id identifier
   * @param text above them
   * @param pictures in their order
   */
  record Pictures(String id, String text, List<Picture> pictures) implements Block {
    /** Copies the list. */
    public Pictures {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A picture.
   *
   * @param id identifier
   * @param image its pixels
   * @param caption below it
   * @param alternative what it shows, for those who cannot see it
   */
  record Picture(String id, ReportImage image, String caption, String alternative) {}

  /**
   * Bars that compare numbers.
   *
   * @param id identifier
   * @param bars from top to bottom
   */
  record Bars(String id, List<Bar> bars) implements Block {
    /** Copies the list. */
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param label before it
   * @param share its length in [0, 1]
   * @param value behind it
   */
  record Bar(String label, double share, String value) {}

  /**
   * Places as seen from above, north up.
   *
   * @param id identifier
   * @param points the places
   * @param heightPerWidth height of the drawing for a width of 1
   * @param scaleShare length of the scale bar for a width of 1
   * @param scale what its length stands for
   * @param alternative what it shows, for those who cannot see it
   */
  record Plan(
      String id,
      List<PlanPoint> points,
      double heightPerWidth,
      double scaleShare,
      String scale,
      String alternative)
      implements Block {
    /** Copies the list. */
    public Plan {
      points = List.copyOf(points);
    }
  }

  /**
   * A place.
   *
   * @param x from the left, in [0, 1]
   * @param y from the top, in [0, 1]
   * @param label short text beside it
   */
  record PlanPoint(double x, double y, String label) {}

  /**
   * Lines to be filled in by hand.
   *
   * @param id identifier
   * @param labels what to write on each
   */
  record Signature(String id, List<String> labels) implements Block {
    /** Copies the list. */
    public Signature {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A code for cameras beside the text that it holds.
   *
   * @param id identifier
   * @param code dark and light modules
   * @param text beside it
   * @param alternative what it is, for those who cannot see it
   */
  record Code(String id, QrMatrix code, String text, String alternative) implements Block {}
}
