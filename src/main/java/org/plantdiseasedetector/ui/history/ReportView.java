package org.plantdiseasedetector.ui.history;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.CaseReceiver;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.ui.common.Texts;

/** The audit log, or what an integrity check found, in place of list and case. */
final class ReportView extends VBox {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Texts texts;
  private final CaseWords words;

  ReportView(TasksViewModel.Report report, Texts texts, CaseWords words, Runnable close) {
    this.texts = texts;
    this.words = words;
    Button back = new Button(texts.get("report.close"));
    back.setId("close-report");
    back.setOnAction(e -> close.run());
    getStyleClass().add("report-view");
    switch (report) {
      case TasksViewModel.Report.Audit(List<AuditEntry> entries) ->
          fill(texts.get("report.audit"), back, entries.stream().map(this::line).toList());
      case TasksViewModel.Report.Damage(List<Finding> findings) ->
          fill(texts.get("report.damage"), back, findings.stream().map(this::line).toList());
      case TasksViewModel.Report.Received(CaseReceiver.Report merged) ->
          fill(texts.format("report.received", merged.sender()), back, lines(merged));
    }
  }

  private void fill(String title, Node back, List<String> lines) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    HBox row = new HBox(back, heading);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("vault-row");
    ListView<String> list = new ListView<>(FXCollections.observableList(lines));
    list.setId("report");
    list.setAccessibleText(title);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(row, list);
  }

  private List<String> lines(CaseReceiver.Report merged) {
    List<String> lines = new ArrayList<>();
    merged
        .conflicts()
        .forEach(both -> lines.add(texts.format("report.conflict", both.here(), both.copy())));
    if (merged.refused() > 0) {
      lines.add(texts.format("report.undecodable", merged.refused()));
    }
    return lines;
  }

  private String line(AuditEntry entry) {
    return texts.format(
        "report.audit.line",
        String.valueOf(entry.number()),
        TIME.withZone(words.zone()).format(entry.at()),
        entry.who(),
        entry.action(),
        entry.subject(),
        entry.detail());
  }

  private String line(Finding finding) {
    return texts.format("report.damage.line", finding.subject(), finding.problem());
  }
}
