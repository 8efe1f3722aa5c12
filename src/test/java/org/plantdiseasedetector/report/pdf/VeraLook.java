package org.plantdiseasedetector.report.pdf;
import java.nio.file.*; import org.verapdf.pdfa.flavours.PDFAFlavour;
final class VeraLook { public static void main(String[] a) throws Exception { for (String f : a) for (PDFAFlavour fl : new PDFAFlavour[]{PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFUA_1}) { System.out.println(f+" "+fl); VeraPdf.failures(Files.readAllBytes(Path.of(f)), fl).forEach(System.out::println);} } }
