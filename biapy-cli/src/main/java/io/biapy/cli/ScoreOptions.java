package io.biapy.cli;

import io.biapy.cli.evaluate.EvaluationSettings;
import io.biapy.cli.evaluate.Metric;
import io.biapy.core.image.Calibration;
import io.biapy.metrics.matching.Compatibility;
import io.biapy.metrics.matching.Criterion;
import io.biapy.metrics.partition.Background;
import io.biapy.metrics.point.PointMatching;
import io.biapy.metrics.surface.SurfaceElements;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which scores, and by which rules. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScoreOptions {
    @Option(
            names = "--metrics",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "NAME,...",
            defaultValue = "matching,partition,overlap",
            description = {
                "Scores to show (default: ${DEFAULT-VALUE}, which cost one pass over the images):",
                "  matching   objects matched one to one: tp, fp, fn, F1, accuracy, panoptic quality",
                "  partition  variation of information, adapted Rand error, Rand index, NID",
                "  overlap    Dice, Jaccard of all voxels and of objects, SEG, aggregated Jaccard",
                "  surface    Hausdorff, mean surface distance, surface Dice of matched objects",
                "  boundary   the same of all boundaries at once; holds the images in memory",
                "  cremi      the CREMI challenge's score, 25 nm forgiven; needs the voxel size"
            })
    private List<Metric> metrics;

    @Option(
            names = "--thresholds",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "T,T,...",
            defaultValue = "0.3,0.5,0.75",
            description = "Least score of a match, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double[] thresholds;

    @Option(
            names = "--criterion",
            paramLabel = "NAME",
            defaultValue = "iou",
            description = "What scores a pair: iou, or intersection over the true (iot) or the found object (iop)"
                    + " (default: ${DEFAULT-VALUE}).")
    private Criterion criterion;

    @Option(
            names = "--background",
            paramLabel = "RULE",
            defaultValue = "truth_ignored",
            description = "What becomes of unlabelled voxels in the partition's scores: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}, as CREMI does).")
    private Background background;

    @Option(
            names = "--voxel-size",
            paramLabel = "Z,Y,X",
            description =
                    "Voxel size in micrometres, or in a unit given behind it (\"40,4,4 nm\"); default: what the true"
                            + " labels' file says. Of points: what their coordinates are multiplied with.")
    private Calibration voxelSize = Calibration.unknown();

    @Option(
            names = "--tolerance",
            paramLabel = "D",
            description =
                    "Distance forgiven, in the unit of the voxel size: between matched points (needed for them), or"
                            + " between surfaces (default: the longest side of a voxel).")
    private @Nullable Double tolerance;

    @Option(
            names = "--surface-elements",
            paramLabel = "KIND",
            defaultValue = "voxels",
            description =
                    "What surfaces are made of: voxels (as MedPy, MONAI), or area, which counts sides of long voxels"
                            + " by their size (as DeepMind's surface-distance) (default: ${DEFAULT-VALUE}).")
    private SurfaceElements elements;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "0",
            description = "Also list the N worst objects of each image that were split, merged, missed or invented.")
    private int worst;

    @Option(
            names = "--compat",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "biapy: BiaPy's choice between equally good matches, for its association tables; of points"
                    + " also its cost, which can give up a match.")
    private Compatibility compatibility;

    @Option(
            names = "--box",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "Z,Y,X,Z,Y,X",
            description = "Of points: only those in this box count, first and last corner in voxels, both included.")
    private double @Nullable [] box;

    void check(CommonOptions common) {
        if (Arrays.stream(thresholds).anyMatch(t -> !(t >= 0 && t <= 1))) {
            throw common.wrongUsage(
                    "--thresholds lie between 0 and 1 (0.5, not 50), got " + Arrays.toString(thresholds) + ".");
        }
        if (Arrays.stream(thresholds).distinct().count() < thresholds.length) {
            throw common.wrongUsage("--thresholds must differ, got " + Arrays.toString(thresholds) + ".");
        }
        if (tolerance != null && !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw common.wrongUsage("--tolerance is a distance of at least 0, got " + tolerance + ".");
        }
        if (box != null && (box.length != 6 || box[0] > box[3] || box[1] > box[4] || box[2] > box[5])) {
            throw common.wrongUsage("--box is six numbers, z,y,x of the first and z,y,x of the last corner, got "
                    + Arrays.toString(box) + ".");
        }
        if (worst < 0) {
            throw common.wrongUsage("--worst is a number of objects, at least 0, got " + worst + ".");
        }
    }

    EvaluationSettings settings() {
        return new EvaluationSettings(
                EnumSet.copyOf(metrics),
                Arrays.stream(thresholds).boxed().toList(),
                criterion,
                compatibility,
                background,
                voxelSize,
                tolerance == null ? OptionalDouble.empty() : OptionalDouble.of(tolerance),
                elements,
                worst);
    }

    /** How points match. */
    PointMatching points(double within) {
        PointMatching matching = PointMatching.within(within).voxelSize(voxelSize.z(), voxelSize.y(), voxelSize.x());
        if (box != null) {
            matching = matching.inBox(Arrays.copyOf(box, 3), Arrays.copyOfRange(box, 3, 6));
        }
        return compatibility == Compatibility.BIAPY ? matching.compatibleWithBiapy() : matching;
    }

    Calibration voxelSize() {
        return voxelSize;
    }

    double pointTolerance(CommonOptions common) {
        if (tolerance == null) {
            throw common.wrongUsage("Points need --tolerance: how far a found point may be from its true one.");
        }
        return tolerance;
    }
}
