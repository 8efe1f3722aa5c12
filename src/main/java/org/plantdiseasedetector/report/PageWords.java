package org.plantdiseasedetector.report;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * Words for the number of a page.
 *
 * @param pattern of {@link MessageFormat}, with the page and the number of pages
 * @param language for the digits
 */
public record PageWords(String pattern, Locale language) {

  /**
   * Numbers a page.
   *
   * @param page from 1
   * @param pages how many there are
   */
  public String of(int page, int pages) {
    return new MessageFormat(pattern, language).format(new Object[] {page, pages});
  }
}
