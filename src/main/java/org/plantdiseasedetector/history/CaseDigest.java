package org.plantdiseasedetector.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.Sha256;

/**
 * A digest over everything that a case says. The audit log keeps it with every change, so that a
 * row that changed without the app is found. Every value goes in with its length, so that no two
 * cases give the same input. Not thread-safe.
 */
public final class CaseDigest {

  private final MessageDigest sha256 = Sha256.digest();

  private CaseDigest() {}

  /**
   * Computes the digest.
   *
   * @param of the case
   * @return lower-case hexadecimal SHA-256
   */
  public static String of(PlantCase of) {
    CaseDigest digest = new CaseDigest();
    digest.add("case v1", of.number(), of.id(), of.created(), of.changed());
    digest.add(of.details());
    digest.add(of.machine());
    digest.add(of.human().isPresent());
    of.human().ifPresent(digest::add);
    of.photos().forEach(digest::add);
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  private void add(CaseDetails d) {
    add(d.visited(), d.farm(), d.field(), d.plot(), d.crop(), d.variety());
    add(text(d.growthStage()), text(d.position()), d.notes(), String.join(",", d.tags()));
  }

  private void add(MachineLabel machine) {
    add(machine.outcome(), machine.model().name(), machine.model().version());
    add(machine.candidates());
  }

  private void add(List<Candidate> candidates) {
    add(candidates.size());
    candidates.forEach(candidate -> add(candidate.classId(), candidate.confidence()));
  }

  private void add(HumanLabel label) {
    add(label.state(), text(label.classId()), label.by(), label.at());
  }

  private void add(CasePhoto p) {
    add(p.id(), p.fileName(), p.sha256(), p.bytes(), text(p.takenAt()), p.device());
    add(p.machine());
    PhotoMeasures m = p.measures();
    add(text(m.severityPercent()), text(m.sharpness()), text(m.exposure()), text(m.leafFraction()));
    add(String.join("\n", p.warnings()));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }

  private void add(Object... values) {
    for (Object value : values) {
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      sha256.update(bytes);
    }
  }
}
