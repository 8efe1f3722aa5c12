package org.plantdiseasedetector.report;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;

/**
 * Draws where cases are, without a map: an equirectangular projection around their middle, which is
 * true to scale within a district. Stateless.
 */
final class PlacesPlan {

  /** Metres per degree of latitude, mean of WGS 84. */
  private static final double METRES_PER_DEGREE = 111_195;

  /** Even cases at one place get a plan of this width. */
  private static final double LEAST_WIDTH = 50;

  private static final double LEAST_HEIGHT = 0.25;
  private static final double MOST_HEIGHT = 0.5;
  private static final double MARGIN = 1.1;
  private static final double KILOMETRE = 1000;
  private static final double[] ROUND = {5, 2, 1};

  private final ReportWords words;

  private record Frame(double west, double north, double width, double height, double east) {}

  PlacesPlan(ReportWords words) {
    this.words = words;
  }

  List<Block> of(List<PlantCase> all) {
    List<PlantCase> placed =
        all.stream().filter(of -> of.details().position().isPresent()).toList();
    List<Block> blocks = new ArrayList<>();
    if (!placed.isEmpty()) {
      blocks.add(plan(placed));
    }
    if (placed.size() < all.size()) {
      blocks.add(
          new Block.Text(
              "unplaced",
              Block.Style.NOTE,
              words.format("places.unplaced", all.size() - placed.size())));
    }
    return blocks;
  }

  private Block plan(List<PlantCase> placed) {
    List<Position> positions =
        placed.stream().flatMap(of -> of.details().position().stream()).toList();
    Frame frame = frame(positions);
    List<Block.PlanPoint> points = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      Position at = positions.get(i);
      double x = ((at.longitude() - frame.west()) * frame.east()) / frame.width();
      double y = (frame.north() - at.latitude()) * METRES_PER_DEGREE / frame.height();
      points.add(
          new Block.PlanPoint(
              Math.clamp(x, 0, 1), Math.clamp(y, 0, 1), Long.toString(placed.get(i).number())));
    }
    double scale = roundBelow(frame.width() / 4);
    return new Block.Plan(
        "plan",
        points,
        frame.height() / frame.width(),
        scale / frame.width(),
        length(scale),
        words.format("places.alt", placed.size(), length(frame.width())));
  }

  private static Frame frame(List<Position> positions) {
    var latitudes = positions.stream().mapToDouble(Position::latitude).summaryStatistics();
    var longitudes = positions.stream().mapToDouble(Position::longitude).summaryStatistics();
    double middle = (latitudes.getMin() + latitudes.getMax()) / 2;
    double east = METRES_PER_DEGREE * Math.max(1e-6, Math.cos(Math.toRadians(middle)));
    double spanX = (longitudes.getMax() - longitudes.getMin()) * east;
    double spanY = (latitudes.getMax() - latitudes.getMin()) * METRES_PER_DEGREE;
    double width = Math.max(LEAST_WIDTH, Math.max(spanX, spanY / MOST_HEIGHT) * MARGIN);
    double height = Math.max(width * LEAST_HEIGHT, spanY * MARGIN);
    double west = (longitudes.getMin() + longitudes.getMax()) / 2 - width / 2 / east;
    double north = middle + height / 2 / METRES_PER_DEGREE;
    return new Frame(west, north, width, height, east);
  }

  private static double roundBelow(double length) {
    double power = Math.pow(10, Math.floor(Math.log10(length)));
    for (double step : ROUND) {
      if (step * power <= length) {
        return step * power;
      }
    }
    return power;
  }

  private String length(double metres) {
    return metres >= KILOMETRE
        ? words.format(
            "length.km", words.number(metres / KILOMETRE, metres < 10 * KILOMETRE ? 1 : 0))
        : words.format("length.m", words.number(metres, 0));
  }
}
