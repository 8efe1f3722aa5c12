package org.plantdiseasedetector.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A whole report, ready to be rendered.
 *
 * @param language of the texts
 * @param title what it is about
 * @param subtitle below the title
 * @param organisation who hands it over
 * @param pages words for the numbers of the pages
 * @param made when it was made
 * @param cases which cases it is about
 * @param fingerprint keyed hash of everything else
 * @param sections from top to bottom
 */
public record Report(
    Locale language,
    String title,
    String subtitle,
    Organisation organisation,
    PageWords pages,
    Instant made,
    List<CaseMark> cases,
    Fingerprint fingerprint,
    List<Section> sections) {

  /** Copies the lists. */
  public Report {
    cases = List.copyOf(cases);
    sections = List.copyOf(sections);
  }

  /**
   * Which case, and in which state.
   *
   * @param number of the case in its history
   * @param id identity across histories
   * @param digest over everything that the case said when the report was made
   */
  public record CaseMark(long number, UUID id, String digest) {}
}
