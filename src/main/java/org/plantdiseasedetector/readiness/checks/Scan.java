package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Searches files and classes for what should not be there. Stateless. */
final class Scan {

  private static final Set<String> TEXTS =
      Set.of("md", "yaml", "yml", "json", "properties", "cfg", "txt", "env", "xml", "toml", "ini");
  private static final long MOST_BYTES = 2 << 20;

  /** Forms of well-known secrets; the quantifiers keep this file from matching itself. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("AKIA[0-9A-Z]{16}"),
          Pattern.compile("gh[pousr]_[A-Za-z0-9]{36}"),
          Pattern.compile("xox[abprs]-[A-Za-z0-9-]{10,}"),
          Pattern.compile("-----BEGIN (?:[A-Z]{2,} )?PRIVATE KEY-----"),
          Pattern.compile(
              "(?im)^\\s*[\\w.-]*(?:password|passwd|secret|api[_-]?key|token)\\s*[=:]\\s*"
                  + "[\"']?[A-Za-z0-9+/_.!@#$%-]{8,}[\"']?\\s*$"));

  private static final Set<String> SQL =
      Set.of("prepareStatement", "executeQuery", "executeUpdate", "execute", "prepareCall");

  private Scan() {}

  /**
   * What was found.
   *
   * @param scanned how many files were read
   * @param found file and finding
   */
  record Result(int scanned, List<String> found) {}

  /** Searches text files for secrets. */
  static Result secrets(List<Path> files) throws IOException {
    List<String> found = new ArrayList<>();
    int scanned = 0;
    for (Path file : files) {
      if (isText(file) && Files.size(file) <= MOST_BYTES) {
        scanned++;
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (Pattern secret : SECRETS) {
          if (secret.matcher(text).find()) {
            found.add(file.getFileName() + " holds what looks like a secret");
            break;
          }
        }
      }
    }
    return new Result(scanned, found);
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * Finds methods of the app that put strings together and hand them to the database: the pattern
   * behind SQL injection. Values given as parameters are no concatenation.
   */
  static Result composedSql(OwnCode code) throws IOException {
    List<String> found = new ArrayList<>();
    int[] statements = {0};
    code.read(
        (name, bytes) -> {
          if (new String(bytes, StandardCharsets.ISO_8859_1).contains("java/sql/")) {
            ClassModel model = ClassFile.of().parse(bytes);
            for (MethodModel method : model.methods()) {
              Use use = use(method);
              statements[0] += use.runsSql() ? 1 : 0;
              if (use.runsSql() && use.composes()) {
                found.add(name + " " + method.methodName().stringValue());
              }
            }
          }
        });
    return new Result(statements[0], found);
  }

  private record Use(boolean runsSql, boolean composes) {}

  private static Use use(MethodModel method) {
    boolean runsSql = false;
    boolean composes = false;
    if (method.code().isPresent()) {
      for (CodeElement element : method.code().get()) {
        if (element instanceof InvokeInstruction call) {
          String owner = call.owner().asInternalName();
          String name = call.name().stringValue();
          runsSql |= isSql(owner, name);
          composes |= owner.equals("java/lang/StringBuilder") || name.equals("formatted");
        } else if (element instanceof InvokeDynamicInstruction dynamic) {
          composes |= dynamic.name().stringValue().startsWith("makeConcat");
        }
      }
    }
    return new Use(runsSql, composes);
  }

  /** The database itself, or the app's short forms for it. */
  private static boolean isSql(String owner, String name) {
    return (owner.startsWith("java/sql/") && SQL.contains(name)) || owner.endsWith("/h2/Sql");
  }
}
