package org.plantdiseasedetector.cli.journal;

/**
 * A row that is done.
 *
 * @param outcome its outcome, for the summary
 * @param row its text in the format of the batch, with its line end
 * @param retry whether a later run should try the photo again, since the failure may have gone
 */
public record FinishedRow(String outcome, String row, boolean retry) {}
