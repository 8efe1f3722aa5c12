package org.plantdiseasedetector.ui.diagnose;

import java.util.Locale;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.knowledge.DamageKind;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Says what is certain about an uncertain photo. Immutable.
 *
 * @param texts words
 * @param names names of the crops
 * @param locale for small letters
 */
record RollUpWords(Texts texts, DiseaseNames names, Locale locale) {

  /** Returns a clause such as {@code the crop is tomato and the cause is a fungus}. */
  String of(RollUp rollUp) {
    Optional<String> crop =
        rollUp.crop().map(id -> texts.format("roll-up.crop", host(id).toLowerCase(locale)));
    Optional<String> damage = rollUp.damage().map(this::damage);
    return crop.isPresent() && damage.isPresent()
        ? texts.format("roll-up.both", crop.get(), damage.get())
        : crop.or(() -> damage).orElseThrow();
  }

  private String host(String crop) {
    return names.nameOf(new ClassId(crop + ".healthy")).host();
  }

  private String damage(String word) {
    DamageKind kind = DamageKind.valueOf(word.toUpperCase(Locale.ROOT));
    return kind == DamageKind.HEALTHY
        ? texts.get("roll-up.healthy")
        : texts.format("roll-up.damage", kind(texts, kind).toLowerCase(locale));
  }

  /** Names a kind of damage. */
  static String kind(Texts texts, DamageKind kind) {
    return switch (kind) {
      case FUNGAL -> texts.get("kind.fungal");
      case OOMYCETE -> texts.get("kind.oomycete");
      case BACTERIAL -> texts.get("kind.bacterial");
      case VIRAL -> texts.get("kind.viral");
      case PEST -> texts.get("kind.pest");
      case HEALTHY -> texts.get("kind.healthy");
      case UNKNOWN -> texts.get("kind.unknown");
    };
  }
}
