package org.plantdiseasedetector.history;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What moving cases between two histories needs of each of them. Thread-safe. */
public interface Exchange {

  /**
   * Finds a case by its identity across histories.
   *
   * @param id the identity
   * @throws HistoryException if the cases cannot be read
   */
  Optional<PlantCase> byId(UUID id) throws HistoryException;

  /**
   * Returns the embeddings of a case.
   *
   * @param number of the case
   * @throws HistoryException if they cannot be read
   */
  List<EmbeddingIndex.Entry> embeddings(long number) throws HistoryException;

  /**
   * Tells whether a content of a case was sent or received before.
   *
   * @param id of the case
   * @param digest of the content
   * @throws HistoryException if the database cannot be read
   */
  boolean isKnown(UUID id, String digest) throws HistoryException;

  /**
   * Remembers a content that was sent or is here already.
   *
   * @param id of the case
   * @param digest of the content
   * @throws HistoryException if it cannot be written
   */
  void remember(UUID id, String digest) throws HistoryException;

  /**
   * Adds a received case.
   *
   * @param received the case; its identity and those of its photos are new here
   * @param photos its photos
   * @param originalId identity under which it was received
   * @param digest of the content, which is remembered for that identity
   * @return it with its number
   * @throws HistoryException if it cannot be saved; then nothing of it was
   */
  PlantCase add(PlantCase received, List<NewPhoto> photos, UUID originalId, String digest)
      throws HistoryException;

  /**
   * Takes details and label over from a received case.
   *
   * @param number of the case here
   * @param received the newer content
   * @param digest of that content, which is remembered
   * @return the changed case
   * @throws HistoryException if it cannot be written
   */
  PlantCase update(long number, PlantCase received, String digest) throws HistoryException;
}
