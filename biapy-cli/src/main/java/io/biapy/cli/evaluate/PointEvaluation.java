package io.biapy.cli.evaluate;

import io.biapy.core.error.InputException;
import io.biapy.metrics.point.ImagePointScore;
import io.biapy.metrics.point.PartnerMatching;
import io.biapy.metrics.point.PartnerPairs;
import io.biapy.metrics.point.PointAssociation;
import io.biapy.metrics.point.PointCsv;
import io.biapy.metrics.point.PointFiles;
import io.biapy.metrics.point.PointMatching;
import io.biapy.metrics.point.PointScore;
import io.biapy.metrics.point.PointTag;
import io.biapy.metrics.point.Points;
import io.biapy.metrics.table.CsvTable;
import io.biapy.metrics.table.ResultTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Found points, or synaptic partners, against true ones, of one image or several. Immutable. */
public final class PointEvaluation {
    private static final String POINTS = "points";
    private static final String PARTNERS = "partners";

    /** The scores of one image by kind: {@code points}; or {@code pre}, {@code post} and {@code partners}. */
    private record Image(String name, Map<String, PointScore> scores) {}

    private final List<Image> images;

    private PointEvaluation(List<Image> images) {
        this.images = images;
    }

    /** Reads and scores the tables. */
    public static PointEvaluation of(List<PointPair> pairs, PointMatching points, PartnerMatching partners) {
        List<Image> images = new ArrayList<>();
        for (PointPair pair : pairs) {
            CsvTable truth = CsvTable.read(pair.truth());
            CsvTable found = CsvTable.read(pair.found());
            if (PointCsv.holdsPartners(truth) != PointCsv.holdsPartners(found)) {
                throw new InputException("One of " + pair.truth() + " and " + pair.found()
                        + " holds synaptic partners (pre_x, post_x, ...), the other points; give two of a kind.");
            }
            Map<String, PointScore> scores = new LinkedHashMap<>();
            if (PointCsv.holdsPartners(truth)) {
                PartnerPairs a = PointCsv.partners(truth);
                PartnerPairs b = PointCsv.partners(found);
                scores.put("pre", points.match(distinct(a.pre()), distinct(b.pre())));
                scores.put("post", points.match(distinct(a.post()), distinct(b.post())));
                scores.put(PARTNERS, partners.match(a, b));
            } else {
                scores.put(POINTS, points.match(PointCsv.points(truth), PointCsv.points(found)));
            }
            images.add(new Image(pair.name(), scores));
        }
        if (images.stream().map(image -> image.scores().keySet()).distinct().count() > 1) {
            throw new InputException("Some tables hold points and some synaptic partners; evaluate them apart.");
        }
        return new PointEvaluation(List.copyOf(images));
    }

    /** A site with several partners stands in several pairs, but is one point. */
    private static Points distinct(Points points) {
        Map<List<Double>, double[]> sites = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            double[] zyx = {points.at(i, 0), points.at(i, 1), points.at(i, 2)};
            sites.putIfAbsent(List.of(zyx[0], zyx[1], zyx[2]), zyx);
        }
        return Points.of(sites.values().toArray(double[][]::new));
    }

    private Map<String, PointScore> pooled() {
        Map<String, PointScore> pooled = new LinkedHashMap<>();
        for (String kind : images.get(0).scores().keySet()) {
            pooled.put(
                    kind,
                    PointScore.pooled(images.stream()
                            .map(image -> image.scores().get(kind))
                            .toList()));
        }
        return pooled;
    }

    /** {@code {"images": [{"name", "points": {...}}], "points": {...}}}; or {@code pre}, {@code post}, {@code partners}; sums are pooled. */
    public Map<String, Object> toMap() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Image image : images) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", image.name());
            image.scores().forEach((kind, score) -> entry.put(kind, map(score)));
            list.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", list);
        pooled().forEach((kind, score) -> all.put(kind, map(score)));
        return all;
    }

    private static Map<String, Object> map(PointScore score) {
        Map<String, Object> map = new TreeMap<>();
        score.toMap().forEach((name, value) -> map.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String name : List.of("tp", "fp", "fn", "precision", "recall", "f1")) {
            ordered.put(name, map.remove(name));
        }
        ordered.putAll(map); // of classes
        ordered.put("tolerance", score.tolerance());
        if (score instanceof ImagePointScore image && score.tp() > 0) {
            ordered.put(
                    "mean_distance",
                    image.associations().stream()
                            .filter(a -> a.tag() == PointTag.TP)
                            .map(PointAssociation::distance)
                            .mapToDouble(distance -> distance.orElse(0))
                            .average()
                            .orElse(0));
        }
        return ordered;
    }

    /** One row an image and kind, then the pooled sums: {@code scope, name, kind, tp, ...}. */
    public ResultTable table() {
        ResultTable.Builder table = ResultTable.builder()
                .text("scope")
                .text("name")
                .text("kind")
                .integer("tp")
                .integer("fp")
                .integer("fn")
                .number("precision")
                .number("recall")
                .number("f1");
        images.forEach(
                image -> image.scores().forEach((kind, score) -> row(table, "image", image.name(), kind, score)));
        pooled().forEach((kind, score) -> row(table, "pooled", "", kind, score));
        return table.build();
    }

    private static void row(ResultTable.Builder table, String scope, String name, String kind, PointScore score) {
        table.row(scope, name, kind, score.tp(), score.fp(), score.fn(), score.precision(), score.recall(), score.f1());
    }

    /** Who was matched with whom, two tables an image and kind of point, as BiaPy names them. */
    public void writeAssociations(Path folder) {
        for (Image image : images) {
            image.scores().forEach((kind, score) -> {
                if (score instanceof ImagePointScore points) {
                    PointFiles.write(folder, image.name(), kind, points);
                }
            });
        }
    }

    @Override
    public String toString() {
        return "Within " + images.get(0).scores().values().iterator().next().tolerance() + ":\n" + table();
    }
}
