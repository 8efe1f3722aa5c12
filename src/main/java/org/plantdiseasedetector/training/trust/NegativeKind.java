package org.plantdiseasedetector.training.trust;

/** Kinds of pictures that show no leaf, made from nothing or from photos of leaves. */
enum NegativeKind {
  /** One colour. */
  SOLID,
  /** Two colours that run into each other. */
  GRADIENT,
  /** Noise of random colour and grain, from single pixels to clouds. */
  NOISE,
  /** Stripes or checks. */
  PATTERN,
  /** Strokes in lines, like a page of writing. */
  WRITING,
  /** Occluding shapes of all sizes in random colours: the "dead leaves" model of natural scenes. */
  SHAPES,
  /** Occluding shapes filled with pieces of photos whose colours were changed. */
  COLLAGE,
  /** The sheet behind a leaf, the leaf painted over. */
  BLANKED,
  /** A small piece of a field photo, enlarged. */
  SCENERY,
  /** A photo reduced to a few pixels and enlarged. */
  BLURRED,
  /** A photo cut into small tiles that were shuffled. */
  SHUFFLED,
  /** A photo with exchanged or inverted colour channels. */
  RECOLOURED;

  /** Returns whether the picture is made from a photo in the field. */
  boolean needsField() {
    return this == SCENERY;
  }

  /** Returns whether the picture is made from a photo on a plain background. */
  boolean needsPlain() {
    return this == BLANKED;
  }
}
