package org.plantdiseasedetector.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.knowledge.DamageKind;
import org.plantdiseasedetector.knowledge.DiseaseNames;

/**
 * Sums probabilities over classes of one crop, of one kind of damage, or of both. Immutable and
 * thread-safe.
 *
 * @param levels groups of classes, the most telling level first
 */
public record RollUpRule(List<List<Group>> levels) {

  /**
   * Classes that share a crop, a kind of damage, or both.
   *
   * @param crop the shared crop, if any
   * @param damage the shared kind of damage, if any
   * @param members indices of the classes, at least two
   */
  public record Group(Optional<String> crop, Optional<String> damage, List<Integer> members) {
    /** Copies the list. */
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * Groups the classes of a model: by crop and damage, then by crop, then by damage. A group of a
   * single class would only repeat it and is left out.
   *
   * @param classes in the order of the probabilities
   * @param names tell the kind of damage
   */
  public static RollUpRule of(List<ClassId> classes, DiseaseNames names) {
    List<Optional<String>> crops = classes.stream().map(id -> Optional.of(id.crop())).toList();
    List<Optional<String>> damages =
        classes.stream().map(id -> damage(names.nameOf(id).kind())).toList();
    IntFunction<Optional<String>> nothing = i -> Optional.empty();
    int n = classes.size();
    return new RollUpRule(
        List.of(
            groups(n, crops::get, damages::get),
            groups(n, crops::get, nothing),
            groups(n, nothing, damages::get)));
  }

  private static Optional<String> damage(DamageKind kind) {
    return kind == DamageKind.UNKNOWN
        ? Optional.empty()
        : Optional.of(kind.name().toLowerCase(Locale.ROOT));
  }

  private static List<Group> groups(
      int classes, IntFunction<Optional<String>> crop, IntFunction<Optional<String>> damage) {
    TreeMap<String, List<Integer>> byKey = new TreeMap<>();
    for (int i = 0; i < classes; i++) {
      String key = crop.apply(i).orElse("") + "." + damage.apply(i).orElse("");
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
    return byKey.values().stream()
        .filter(members -> members.size() > 1)
        .map(
            members ->
                new Group(
                    crop.apply(members.getFirst()), damage.apply(members.getFirst()), members))
        .filter(group -> group.crop().isPresent() || group.damage().isPresent())
        .toList();
  }

  /**
   * Finds the most telling statement that is certain enough.
   *
   * @param probabilities one per class
   * @param least lowest summed probability of a statement, in [0, 1]
   * @return empty if none reaches it
   */
  public Optional<RollUp> of(double[] probabilities, double least) {
    return levels.stream()
        .flatMap(level -> best(level, probabilities).stream())
        .filter(rollUp -> rollUp.confidence() >= least)
        .findFirst();
  }

  private static Optional<RollUp> best(List<Group> level, double[] probabilities) {
    return IntStream.range(0, level.size())
        .mapToObj(i -> rollUp(level.get(i), probabilities))
        .reduce((a, b) -> b.confidence() > a.confidence() ? b : a);
  }

  private static RollUp rollUp(Group group, double[] probabilities) {
    double sum = group.members().stream().mapToDouble(i -> probabilities[i]).sum();
    return new RollUp(group.crop(), group.damage(), Math.min(1, sum));
  }
}
