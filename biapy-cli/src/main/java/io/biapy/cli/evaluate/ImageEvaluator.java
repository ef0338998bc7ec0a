package io.biapy.cli.evaluate;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.metrics.classwise.ClassMatching;
import io.biapy.metrics.classwise.ObjectClasses;
import io.biapy.metrics.detection.ScoredImage;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.partition.Partition;
import io.biapy.metrics.pixel.MaskOverlap;
import io.biapy.metrics.pixel.ObjectOverlap;
import io.biapy.metrics.surface.ObjectSurfaces;
import java.util.List;
import java.util.Optional;

/** Scores images one by one. Immutable, safe for several threads. */
public final class ImageEvaluator {
    private static final int BYTES_A_VOXEL = 32; // two images, one of them while it is read, in half of the memory

    private final EvaluationSettings settings;
    private final Optional<ObjectKinds> truthClasses;
    private final Optional<ObjectKinds> foundClasses;
    private final Optional<ObjectValues> scores;
    private final Workers workers;
    private final Cancellation cancellation;

    /**
     * @param truthClasses with {@code foundClasses}, or none of the two
     * @param scores of found objects, for average precision
     */
    public ImageEvaluator(
            EvaluationSettings settings,
            Optional<ObjectKinds> truthClasses,
            Optional<ObjectKinds> foundClasses,
            Optional<ObjectValues> scores,
            Workers workers,
            Cancellation cancellation) {
        this.settings = settings;
        this.truthClasses = truthClasses;
        this.foundClasses = foundClasses;
        this.scores = scores;
        this.workers = workers;
        this.cancellation = cancellation;
    }

    /** One image. Files are read block by block, but for boundaries and the CREMI score. */
    public ImageEvaluation evaluate(LabelPair pair) {
        try (LabelSource truth = pair.truth().openLabels();
                LabelSource found = pair.found().openLabels()) {
            return evaluate(pair, held(truth), held(found));
        }
    }

    /** In memory where the voxels are looked at again and there is room: compressed files would be unpacked for every object. */
    private LabelSource held(LabelSource labels) {
        boolean again = settings.has(Metric.SURFACE) || settings.has(Metric.BOUNDARY) || settings.has(Metric.CREMI);
        boolean room = labels.size().voxels() < Runtime.getRuntime().maxMemory() / BYTES_A_VOXEL;
        return again && room ? labels.load() : labels;
    }

    private ImageEvaluation evaluate(LabelPair pair, LabelSource truth, LabelSource found) {
        Calibration voxel = settings.voxelSize().isKnown() ? settings.voxelSize() : truth.calibration();
        LabelScan scan = LabelScan.of(truth, found, settings.has(Metric.SURFACE), workers, cancellation);
        Matching matching =
                Matching.of(scan.overlaps()).by(settings.criterion()).compatibleWith(settings.compatibility());
        Partition partition = Partition.of(scan.overlaps()).background(settings.background());
        SurfaceEvaluation surface = new SurfaceEvaluation(truth, found, voxel, settings);
        List<ObjectSurfaces> surfaces = settings.has(Metric.SURFACE)
                ? surface.objects(
                        scan, settings.thresholds().stream().map(matching::at).toList(), workers, cancellation)
                : List.of();
        Optional<ObjectClasses> trueKinds =
                truthClasses.map(kinds -> kinds.of(pair.name(), truth, workers, cancellation));
        Optional<ObjectClasses> foundKinds =
                foundClasses.map(kinds -> kinds.of(pair.name(), found, workers, cancellation));
        return new ImageEvaluation(
                pair,
                matching,
                partition.score(),
                MaskOverlap.of(scan.overlaps()),
                ObjectOverlap.of(scan.overlaps()),
                surfaces,
                settings.has(Metric.BOUNDARY) ? Optional.of(surface.boundary()) : Optional.empty(),
                settings.has(Metric.CREMI)
                        ? Optional.of(CremiEvaluation.of(truth, found, voxel, cancellation))
                        : Optional.empty(),
                trueKinds.map(kinds -> ClassMatching.of(scan.overlaps(), kinds, foundKinds.orElseThrow())
                        .by(settings.criterion())),
                scores.map(values -> scored(scan, values, pair.name(), trueKinds, foundKinds)),
                settings.worst() > 0 ? Optional.of(partition.errors().table(settings.worst())) : Optional.empty(),
                voxel);
    }

    private static ScoredImage scored(
            LabelScan scan,
            ObjectValues values,
            String image,
            Optional<ObjectClasses> trueKinds,
            Optional<ObjectClasses> foundKinds) {
        ScoredImage scored = ScoredImage.of(scan.overlaps(), values.of(image));
        return trueKinds.isPresent() ? scored.classes(trueKinds.get(), foundKinds.orElseThrow()) : scored;
    }
}
