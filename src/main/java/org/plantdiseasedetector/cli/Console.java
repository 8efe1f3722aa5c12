package org.plantdiseasedetector.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where a command writes.
 *
 * @param out results
 * @param charset character set of texts for people on {@code out}
 * @param messages progress and messages
 * @param interactive whether a person watches {@code messages} on a terminal
 */
public record Console(
    OutputStream out, Charset charset, PrintWriter messages, boolean interactive) {

  /**
   * Writes a line for the user.
   *
   * @param text without line end
   */
  public void say(String text) {
    messages.println(text);
    messages.flush();
  }
}
