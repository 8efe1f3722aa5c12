package org.plantdiseasedetector.ui.diagnose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.diagnosis.OpenedFiles;
import org.plantdiseasedetector.ui.common.Texts;

/** Says what to do with files that were opened and are no photos. */
final class OpenedNotices {

  private OpenedNotices() {}

  static Optional<Notice> of(OpenedFiles opened, Texts texts) {
    return Stream.concat(
            notice("notice.model-opened", "notice.model-opened.advice", opened.models(), texts),
            notice("notice.cases-opened", "notice.cases-opened.advice", opened.cases(), texts))
        .reduce(Notice::and);
  }

  private static Stream<Notice> notice(String title, String advice, List<Path> files, Texts texts) {
    return files.stream()
        .limit(1)
        .map(
            file ->
                new Notice(
                    texts.format(title, file.getFileName(), files.size() - 1),
                    texts.format(advice, file)));
  }
}
