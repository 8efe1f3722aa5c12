package org.plantdiseasedetector.report.pdf;
import java.nio.file.*; import java.util.*; import javax.imageio.ImageIO;
import org.plantdiseasedetector.report.*; import org.plantdiseasedetector.history.*; import org.plantdiseasedetector.vault.*;
import org.apache.pdfbox.*; import org.apache.pdfbox.rendering.*;
final class PdfLook {
  public static void main(String[] a) throws Exception {
    Path dir=Path.of(a[0]); Files.createDirectories(dir);
    try (TestHistory h=TestHistory.open(Files.createTempDirectory("v"))) {
      KeyMaterial key=h.vault().seals();
      Map<String,Report> all=new LinkedHashMap<>();
      for (Locale l : ReportTexts.LANGUAGES) { try { all.put("one-"+l, ReportSamples.builder(l).build(List.of(ReportSamples.one("Green Farm",4)), ReportSamples.MADE, key)); } catch (Exception e) { System.out.println(e);} }
      all.put("scripts", ReportSamples.builder(Locale.ENGLISH).build(List.of(ReportSamples.file(3,ReportSamples.SCRIPTS,1,ReportSamples.corrected(new org.plantdiseasedetector.domain.ClassId("tomato.early_blight")),Optional.empty(),"Smile 😀 and tab\tend\nخط (قوس) 25% هنا then latin")), ReportSamples.MADE, key));
      List<CaseFile> many=new ArrayList<>(); for(int i=1;i<8;i++) many.add(ReportSamples.file(i,"Farm "+i,1,i%2==0?ReportSamples.confirmed():i==3?ReportSamples.corrected(new org.plantdiseasedetector.domain.ClassId("tomato.early_blight")):Optional.empty(),i==7?Optional.empty():Optional.of(new Position(48.13+i*0.001*(i%3),11.57+0.0017*i)),""));
      all.put("many", ReportSamples.builder(Locale.ENGLISH).build(many, ReportSamples.MADE, key));
      all.put("longer", new ReportBuilder(ReportSamples.longer(), ReportSamples.background(), java.time.ZoneOffset.UTC).build(List.of(ReportSamples.one("Green Farm",2)), ReportSamples.MADE, key));
      for (var e: all.entrySet()) for (Paper p: e.getKey().equals("many")?Paper.values():new Paper[]{Paper.A4}) {
        long t=System.nanoTime(); byte[] pdf=PdfSeal.apply(PdfRenderer.render(e.getValue(),p),key); long ms=(System.nanoTime()-t)/1000000;
        String n=e.getKey()+"-"+p; Files.write(dir.resolve(n+".pdf"),pdf);
        try(var d=Loader.loadPDF(pdf)){ System.out.println(n+" "+pdf.length+" bytes "+d.getNumberOfPages()+" pages "+ms+" ms intact="+PdfSeal.isIntact(pdf,key)); if(a.length>1) for(int i=0;i<d.getNumberOfPages();i++) ImageIO.write(new PDFRenderer(d).renderImageWithDPI(i,Integer.parseInt(a[1])),"png",dir.resolve(n+"-"+i+".png").toFile()); }
      }
    }
  }
}
