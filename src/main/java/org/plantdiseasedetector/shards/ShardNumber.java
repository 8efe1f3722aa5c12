package org.plantdiseasedetector.shards;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a run a task works on.
 *
 * @param index 1 to {@code count}
 * @param count number of parts, 1 to {@value #MOST}
 */
public record ShardNumber(int index, int count) {

  /** Most parts of a run. */
  public static final int MOST = 100_000;

  private static final Pattern PAIR = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
  private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
  private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
  private static final String SLURM = "SLURM_ARRAY_TASK_";
  private static final String SLURM_INDEX = SLURM + "ID";
  private static final String KUBERNETES_INDEX = "JOB_COMPLETION_INDEX";

  /** Checks the ranges. */
  public ShardNumber {
    if (count < 1 || count > MOST || index < 1 || index > count) {
      throw new IllegalArgumentException("No such shard: " + index + "/" + count);
    }
  }

  /**
   * Reads what the user wants: {@code I/N} is part I of N; {@code N} alone takes the index, counted
   * from 0, from {@code JOB_COMPLETION_INDEX} (Kubernetes) or {@code SLURM_ARRAY_TASK_ID} (Slurm);
   * {@code auto} also takes N from Slurm, whose array must then run from 0 without gaps, since a
   * part of an array that is submitted again has another count.
   *
   * @param text {@code I/N}, {@code N} or {@code auto}
   * @param variables environment variables of the task
   * @throws ShardException if the text or a variable says nothing sensible
   */
  public static ShardNumber of(String text, Function<String, Optional<String>> variables)
      throws ShardException {
    Matcher pair = PAIR.matcher(text);
    if (pair.matches()) {
      return checked(Integer.parseInt(pair.group(1)), Integer.parseInt(pair.group(2)), text);
    }
    if (COUNT.matcher(text).matches()) {
      return checked(index(variables) + 1, Integer.parseInt(text), text);
    }
    if (text.toLowerCase(Locale.ROOT).equals("auto")) {
      return ofArray(variables);
    }
    throw ShardException.usage(
        "--shard must be I/N, N or auto, and not " + text + ". See docs/console.md.");
  }

  private static ShardNumber checked(int index, int count, String text) throws ShardException {
    try {
      return new ShardNumber(index, count);
    } catch (IllegalArgumentException outside) {
      throw ShardException.usage(
          "--shard %s means part %d of %d; parts go from 1 to N, and N to %d."
              .formatted(text, index, count, MOST));
    }
  }

  private static int index(Function<String, Optional<String>> variables) throws ShardException {
    Optional<String> kubernetes = variables.apply(KUBERNETES_INDEX);
    Optional<String> slurm = variables.apply(SLURM_INDEX);
    if (kubernetes.isPresent() && slurm.isPresent()) {
      throw ShardException.usage(
          "Both %s and %s are set; name the part with --shard I/N."
              .formatted(KUBERNETES_INDEX, SLURM_INDEX));
    }
    if (kubernetes.or(() -> slurm).isEmpty()) {
      throw ShardException.usage(
          "Neither %s nor %s is set; name the part with --shard I/N."
              .formatted(KUBERNETES_INDEX, SLURM_INDEX));
    }
    return kubernetes.isPresent()
        ? number(KUBERNETES_INDEX, variables)
        : number(SLURM_INDEX, variables);
  }

  private static ShardNumber ofArray(Function<String, Optional<String>> variables)
      throws ShardException {
    int count = number(SLURM + "COUNT", variables);
    int first = number(SLURM + "MIN", variables);
    int last = number(SLURM + "MAX", variables);
    if (first != 0 || last != count - 1) {
      throw ShardException.usage(
          ("The array runs from %d to %d and has %d tasks, so that the number of parts is not"
                  + " known; use --shard N with the N of the whole run.")
              .formatted(first, last, count));
    }
    return checked(number(SLURM_INDEX, variables) + 1, count, "auto");
  }

  private static int number(String name, Function<String, Optional<String>> variables)
      throws ShardException {
    String value = variables.apply(name).orElse("");
    if (!INDEX.matcher(value).matches()) {
      throw ShardException.usage(
          "%s is %s and no number; name the part with --shard I/N."
              .formatted(name, value.isEmpty() ? "not set" : value));
    }
    return Integer.parseInt(value);
  }

  /** Returns the beginning of the names of its files, which sort in the order of the parts. */
  String stem() {
    return String.format(Locale.ROOT, "shard-%06d-of-%06d", index, count);
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
