package org.plantdiseasedetector.architecture.violations.knowledge;

import ai.djl.Device;
import com.google.zxing.qrcode.encoder.QRCode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.sql.Connection;
import javafx.stage.Window;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.parquet.format.FileMetaData;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.crypto.Digest;
import org.flywaydb.core.Flyway;
import org.h2.Driver;
import picocli.CommandLine;

/** Touches everything that its layer must not touch. */
final class Outsider {

  private Outsider() {}

  static String touch(Device engine, Connection database, Window window, CommandLine console) {
    return String.join(
        " ", engine.toString(), database.toString(), window.toString(), console.toString());
  }

  static String touch(Driver driver, Flyway migrations, Digest digest) {
    return String.join(" ", driver.toString(), migrations.toString(), digest.toString());
  }

  static String touch(PDPage page, TrueTypeFont font, QRCode code) {
    return String.join(" ", page.toString(), font.toString(), code.toString());
  }

  static String touch(FileMetaData table) {
    return table.toString();
  }

  static boolean browse(HttpClient client) {
    return client.isTerminated();
  }

  static void say() {
    System.out.println(System.getProperty("user.home"));
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  static void connect() {
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      e.printStackTrace();
    }
  }
}
