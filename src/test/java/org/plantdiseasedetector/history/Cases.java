package org.plantdiseasedetector.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Cases for tests. */
public final class Cases {

  public static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  public static final ModelIdentity MODEL = new ModelIdentity("leafnet", "1.0.0");
  public static final ClassId LATE_BLIGHT = new ClassId("tomato.late_blight");
  public static final ClassId SCAB = new ClassId("apple.scab");

  private Cases() {}

  public static MachineLabel confident(ClassId classId) {
    Candidate top = new Candidate(classId, 0.91234567890123);
    Candidate other = new Candidate(new ClassId("tomato.early_blight"), 1.0 / 30);
    return MachineLabel.of(new DiagnosisOutcome.Confident(top, List.of(other)), MODEL);
  }

  public static CaseDetails details(String farm, String notes) {
    return new CaseDetails(
        DAY,
        farm,
        "North",
        "7",
        "",
        "Roma",
        Optional.of(65),
        Optional.of(new Position(48.137154321, 11.576123456)),
        notes,
        List.of("wet", "second visit"));
  }

  public static NewPhoto photo(String name, byte[] original) {
    CasePhoto facts =
        new CasePhoto(
            UUID.randomUUID(),
            name,
            sha256(original),
            original.length,
            Optional.of(LocalDateTime.of(2026, 6, 1, 9, 30, 15)),
            confident(LATE_BLIGHT),
            PhotoMeasures.NONE,
            ComputeDevice.CPU,
            List.of("Blurred.", "Dark."));
    return new NewPhoto(facts, original, ("thumbnail of " + name).getBytes(StandardCharsets.UTF_8));
  }

  public static NewCase of(CaseDetails details, NewPhoto... photos) {
    return new NewCase(details, confident(LATE_BLIGHT), List.of(photos));
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
