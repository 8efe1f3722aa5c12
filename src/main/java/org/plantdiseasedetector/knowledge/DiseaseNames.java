package org.plantdiseasedetector.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plantdiseasedetector.domain.ClassId;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The bundled names of all known classes. Immutable and thread-safe. */
public final class DiseaseNames {

  private static final String RESOURCE = "disease-names.yaml";

  private final Map<ClassId, DiseaseName> byId;

  private DiseaseNames(Map<ClassId, DiseaseName> byId) {
    this.byId = byId;
  }

  /**
   * Reads the bundled names.
   *
   * @return all names
   * @throws UncheckedIOException if the resource is missing, which means a broken installation
   */
  public static DiseaseNames load() {
    try (InputStream in = DiseaseNames.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("Missing resource " + RESOURCE);
      }
      Load yaml = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
      return parse((Map<?, ?>) yaml.loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Translates the names.
   *
   * @param language a language of the cards
   * @param cards the cards, whose titles are the names
   * @return the same classes; the bundled name where the language has no card of a class
   */
  public DiseaseNames in(Locale language, CardLibrary cards) {
    Map<ClassId, DiseaseName> names = new LinkedHashMap<>(byId);
    names.replaceAll(
        (id, name) ->
            cards
                .card(id, language)
                .filter(card -> card.language().getLanguage().equals(language.getLanguage()))
                .map(card -> name.called(card.name(), card.crop()))
                .orElse(name));
    return new DiseaseNames(Collections.unmodifiableMap(names));
  }

  /**
   * Names a class.
   *
   * @param id any class id
   * @return its bundled name, or words made from the id when it is not among them
   */
  public DiseaseName nameOf(ClassId id) {
    DiseaseName known = byId.get(id);
    return known != null ? known : derived(id);
  }

  /** Returns the classes that have a bundled name, in the order of the resource. */
  public Set<ClassId> classes() {
    return byId.keySet();
  }

  /**
   * Lists the hosts.
   *
   * @return common names of all crops that a class has, in the order of the resource
   */
  public List<String> hosts() {
    return byId.values().stream().map(DiseaseName::host).distinct().toList();
  }

  private static DiseaseNames parse(Map<?, ?> document) {
    Map<?, ?> hosts = (Map<?, ?>) required(document, "hosts");
    Map<?, ?> conditions = (Map<?, ?>) required(document, "conditions");
    Map<ClassId, DiseaseName> names = new LinkedHashMap<>();
    conditions.forEach(
        (key, value) -> {
          ClassId id = new ClassId((String) key);
          names.put(id, name(id, (List<?>) required(hosts, id.crop()), (List<?>) value));
        });
    return new DiseaseNames(Collections.unmodifiableMap(names));
  }

  private static DiseaseName name(ClassId id, List<?> host, List<?> condition) {
    String cause = (String) condition.get(1);
    return new DiseaseName(
        id,
        (String) condition.get(0),
        (String) host.get(0),
        Optional.of((String) host.get(1)),
        cause.isEmpty() ? Optional.empty() : Optional.of(cause),
        DamageKind.valueOf(((String) condition.get(2)).toUpperCase(Locale.ROOT)));
  }

  private static Object required(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("No " + key + " in " + RESOURCE);
    }
    return value;
  }

  private static DiseaseName derived(ClassId id) {
    return new DiseaseName(
        id,
        words(id.condition()),
        words(id.crop()),
        Optional.empty(),
        Optional.empty(),
        id.isHealthy() ? DamageKind.HEALTHY : DamageKind.UNKNOWN);
  }

  private static String words(String part) {
    String spaced = part.replace('_', ' ').strip();
    return spaced.isEmpty()
        ? part
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
