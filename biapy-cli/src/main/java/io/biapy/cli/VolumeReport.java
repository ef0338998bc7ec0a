package io.biapy.cli;

import io.biapy.cli.evaluate.TruthScores;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.report.Item;
import io.biapy.core.report.Report;
import io.biapy.core.tile.PassTime;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.io.export.VolumeSections;
import io.biapy.metrics.matching.MatchingScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was found in a volume that was worked on tile by tile, on one page: settings, sections with outlines, scores, sizes of objects, time of each pass. */
final class VolumeReport {
    private static final double[] THRESHOLDS = {0.5, 0.75, 0.9};
    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final int BINS = 40;

    private final ImageSource image;
    private final Calibration voxel;
    private final TiledDecoding.Outcome found;
    private final Map<String, String> settings;

    /**
     * @param image that sections show
     * @param settings what was done, by name
     */
    VolumeReport(ImageSource image, Calibration voxel, TiledDecoding.Outcome found, Map<String, String> settings) {
        this.image = image.withCalibration(voxel);
        this.voxel = voxel;
        this.found = found;
        this.settings = settings;
    }

    Report of(LabelSource labels, Optional<LabelSource> truth, Optional<TruthScores> scores) {
        long[] sizes = found.objects().sizes(found.removed());
        Report report = Report.titled(image.name() + ": " + sizes.length + (sizes.length == 1 ? " object" : " objects"))
                .table(List.of("what", "value"), rows(facts(sizes)))
                .section(truth.isPresent() ? "Sections: found, true" : "Sections");
        report = labels.size().equals(image.size())
                ? report.with(sections(labels, truth))
                : report.text("Not shown: labels have " + labels.size() + " voxels, the image " + image.size() + ".");
        report = scores.isPresent() ? scored(report.section("Against true labels"), scores.get()) : report;
        report = sizes.length == 0 ? report : sized(report.section("Sizes of objects"), sizes);
        return timed(report.section("Time"));
    }

    private Item.Pictures sections(LabelSource labels, Optional<LabelSource> truth) {
        VolumeSections sections = VolumeSections.of(image).outlines(labels);
        return new Item.Pictures((truth.isPresent() ? sections.outlines(truth.get()) : sections).pictures());
    }

    private Map<String, String> facts(long[] sizes) {
        Size s = image.size();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("voxels", s + " (" + s.voxels() + ")");
        facts.put("voxel size", voxel.toString());
        facts.put("objects", Long.toString(sizes.length));
        facts.put("seeds", Long.toString(found.seeds()));
        facts.put("removed for what they measure", Long.toString(found.removed().size()));
        facts.putAll(settings);
        return facts;
    }

    private static List<List<String>> rows(Map<String, String> values) {
        List<List<String>> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(List.of(name, value)));
        return rows;
    }

    private static Report scored(Report report, TruthScores scores) {
        List<List<String>> rows = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            MatchingScore s = scores.matching().at(threshold);
            rows.add(List.of(
                    number("%.2f", threshold),
                    Long.toString(s.tp()),
                    Long.toString(s.fp()),
                    Long.toString(s.fn()),
                    number("%.4f", s.f1()),
                    number("%.4f", s.panopticQuality())));
        }
        return report.table(List.of("IoU", "matched", "found only", "true only", "F1", "panoptic quality"), rows)
                .text(scores.partition().toString());
    }

    private Report sized(Report report, long[] sizes) {
        double one = voxel.z() * voxel.y() * voxel.x();
        String unit = voxel.isKnown() ? voxel.unit() + (image.size().is2D() ? "^2" : "^3") : "voxels";
        List<List<String>> rows = new ArrayList<>();
        for (double share : SHARES) {
            long size = sizes[(int) Math.round(share * (sizes.length - 1))];
            rows.add(List.of(number("%.0f %%", 100 * share), Long.toString(size), number("%.6g", size * one)));
        }
        long low = sizes[0];
        double width = Math.max(1, (sizes[(int) Math.round(0.99 * (sizes.length - 1))] - low) / BINS);
        double[] x = new double[BINS];
        double[] y = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            x[b] = low + (b + 0.5) * width;
        }
        for (long size : sizes) {
            y[(int) Math.min(BINS - 1, (size - low) / width)]++; // the last one holds all above
        }
        return report.table(List.of("objects up to", "voxels", unit), rows)
                .chart("Objects by size", "voxels", "objects", List.of(new Item.Series("objects", x, y)));
    }

    private Report timed(Report report) {
        double all = found.times().stream().mapToDouble(PassTime::seconds).sum();
        long voxels = image.size().voxels();
        List<List<String>> rows = new ArrayList<>();
        for (PassTime time : found.times()) {
            rows.add(row(time.name(), time.seconds(), all, voxels, Long.toString(time.tiles())));
        }
        rows.add(row("all", all, all, voxels, ""));
        return report.table(List.of("pass", "seconds", "share", "ns a voxel", "tiles worked on"), rows);
    }

    private static List<String> row(String name, double seconds, double all, long voxels, String tiles) {
        return List.of(
                name,
                number("%.1f", seconds),
                number("%.0f %%", all > 0 ? 100 * seconds / all : 0),
                number("%.1f", seconds * 1e9 / voxels),
                tiles);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
