package org.plantdiseasedetector.report.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/**
 * The structure of a document for screen readers (ISO 32000-1, 14.7 and 14.8), in the order of
 * reading. Not thread-safe.
 */
final class Tags {

  private static final COSName LAYOUT = COSName.getPDFName("Layout");
  private static final COSName TABLE = COSName.getPDFName("Table");

  private final PDDocument document;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement top;
  private final Map<PDPage, List<PDStructureElement>> marked = new LinkedHashMap<>();

  Tags(PDDocument document) {
    this.document = document;
    this.top = new PDStructureElement("Document", root);
    root.appendKid(top);
  }

  PDStructureElement top() {
    return top;
  }

  PDStructureElement add(PDStructureNode parent, String type) {
    PDStructureElement element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  /** Begins content of an element on a page. */
  void begin(Canvas canvas, PDStructureElement element) {
    int number = canvas.begin(element.getStructureType());
    marked.computeIfAbsent(canvas.page(), first -> new ArrayList<>()).add(element);
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
    reference.setItem(COSName.PG, canvas.page().getCOSObject());
    reference.setInt(COSName.MCID, number);
    kids(element).add(reference);
  }

  private static COSArray kids(PDStructureElement element) {
    COSArray kids = element.getCOSObject().getCOSArray(COSName.K);
    if (kids == null) {
      kids = new COSArray();
      element.getCOSObject().setItem(COSName.K, kids);
    }
    return kids;
  }

  /** Says what a figure shows, and where it lies. */
  void figure(PDStructureElement figure, String alternative, float... box) {
    figure.setAlternateDescription(alternative);
    COSArray numbers = new COSArray();
    for (float number : box) {
      numbers.add(new COSFloat(number));
    }
    COSDictionary attributes = attributes(figure, LAYOUT);
    attributes.setItem(COSName.BBOX, numbers);
    attributes.setItem(COSName.getPDFName("Placement"), COSName.getPDFName("Block"));
  }

  /** Says that a cell names its column or row. */
  void scope(PDStructureElement heading, String scope) {
    attributes(heading, TABLE).setItem(COSName.getPDFName("Scope"), COSName.getPDFName(scope));
  }

  /** Says that the items of a list have bullets. */
  void bullets(PDStructureElement list) {
    attributes(list, COSName.getPDFName("List"))
        .setItem(COSName.getPDFName("ListNumbering"), COSName.getPDFName("Disc"));
  }

  private static COSDictionary attributes(PDStructureElement element, COSName owner) {
    COSDictionary attributes = new COSDictionary();
    attributes.setItem(COSName.O, owner);
    element.getCOSObject().setItem(COSName.A, attributes);
    return attributes;
  }

  /** Writes the tree into the document. */
  void finish() {
    COSArray numbers = new COSArray();
    int key = 0;
    for (PDPage page : document.getPages()) {
      COSArray elements = new COSArray();
      marked.getOrDefault(page, List.of()).forEach(e -> elements.add(e.getCOSObject()));
      page.setStructParents(key);
      page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
      numbers.add(COSInteger.get(key));
      numbers.add(elements);
      key++;
    }
    COSDictionary parents = new COSDictionary();
    parents.setItem(COSName.NUMS, numbers);
    root.getCOSObject().setItem(COSName.PARENT_TREE, parents);
    root.setParentTreeNextKey(key);
    document.getDocumentCatalog().setStructureTreeRoot(root);
    PDMarkInfo info = new PDMarkInfo();
    info.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(info);
  }
}
