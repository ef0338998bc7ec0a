package io.biapy.metrics.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The scores of one image's points with the points behind them. Immutable. */
public final class ImagePointScore extends PointScore {
    private final Points truth;
    private final Points found;
    private final List<PointAssociation> associations;
    private final List<Integer> falsePositives;
    private final List<PointTag> falsePositiveTags;
    private final @Nullable ClassScore classes;
    private final boolean biapy;

    ImagePointScore(
            double tolerance,
            Points truth,
            Points found,
            List<PointAssociation> associations,
            List<Integer> falsePositives,
            List<PointTag> falsePositiveTags,
            boolean biapy) {
        super(
                tolerance,
                associations.stream().filter(a -> a.tag() == PointTag.TP).count(),
                falsePositiveTags.stream().filter(t -> t == PointTag.FP).count(),
                associations.stream().filter(a -> a.tag() == PointTag.FN).count());
        this.truth = truth;
        this.found = found;
        this.associations = List.copyOf(associations);
        this.falsePositives = List.copyOf(falsePositives);
        this.falsePositiveTags = List.copyOf(falsePositiveTags);
        this.biapy = biapy;
        this.classes = agreement();
    }

    private @Nullable ClassScore agreement() {
        Optional<int[]> ofTruth = truth.classes();
        Optional<int[]> ofFound = found.classes();
        if (ofTruth.isEmpty() || ofFound.isEmpty()) {
            return null;
        }
        List<PointAssociation> matched =
                associations.stream().filter(a -> a.tag() == PointTag.TP).toList();
        return ClassScore.of(
                matched.stream().mapToInt(a -> ofTruth.get()[a.truth()]).toArray(),
                matched.stream()
                        .mapToInt(a -> ofFound.get()[a.found().orElseThrow()])
                        .toArray());
    }

    static ImagePointScore of(PointMatching matching, Points truth, Points found, int[] foundOf, double[] distances) {
        List<PointAssociation> rows = new ArrayList<>();
        boolean[] matched = new boolean[found.size()];
        for (int t = 0; t < foundOf.length; t++) {
            int f = foundOf[t];
            boolean hit = f >= 0 && matching.reaches(distances[t]);
            if (hit) {
                matched[f] = true;
            }
            rows.add(new PointAssociation(
                    t,
                    f < 0 ? OptionalInt.empty() : OptionalInt.of(f),
                    f < 0 ? OptionalDouble.empty() : OptionalDouble.of(distances[t]),
                    matching.tag(truth, t, hit)));
        }
        List<Integer> unmatched = new ArrayList<>();
        List<PointTag> tags = new ArrayList<>();
        for (int f = 0; f < matched.length; f++) {
            if (!matched[f]) {
                unmatched.add(f);
                tags.add(matching.considers(found, f) ? PointTag.FP : PointTag.NC);
            }
        }
        return new ImagePointScore(matching.tolerance(), truth, found, rows, unmatched, tags, matching.isBiapy());
    }

    /** The true points. */
    public Points truth() {
        return truth;
    }

    /** The found points. */
    public Points found() {
        return found;
    }

    /** One a true point, in their order. */
    public List<PointAssociation> associations() {
        return associations;
    }

    /** Places of the found points without a match, rising. */
    public List<Integer> falsePositives() {
        return falsePositives;
    }

    /** FP or NC for each of {@link #falsePositives()}. */
    public List<PointTag> falsePositiveTags() {
        return falsePositiveTags;
    }

    /** Whether {@link PointMatching#compatibleWithBiapy()} was asked for. */
    public boolean isCompatibleWithBiapy() {
        return biapy;
    }

    /** How the classes of matched points agree; empty where either list has no classes. */
    public Optional<ClassScore> classScore() {
        return Optional.ofNullable(classes);
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = super.toMap();
        if (classes != null) {
            map.put("Precision (class)", classes.precision());
            map.put("Recall (class)", classes.recall());
            map.put("F1 (class)", classes.f1());
            map.put("TP (class)", classes.agreeing());
            map.put("FN (class)", classes.differing());
        }
        return map;
    }
}
