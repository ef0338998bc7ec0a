package io.biapy.cli.evaluate;

import io.biapy.metrics.classwise.ClassMatchingScore;
import io.biapy.metrics.detection.AveragePrecision;
import io.biapy.metrics.detection.AveragePrecisionScore;
import io.biapy.metrics.detection.ScoredImage;
import io.biapy.metrics.interval.Bootstrap;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Thresholds;
import io.biapy.metrics.pixel.MaskOverlap;
import io.biapy.metrics.pixel.ObjectOverlap;
import io.biapy.metrics.surface.ObjectSurfaces;
import io.biapy.metrics.table.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One result's scores over all images. Immutable. */
public final class Evaluation {
    private final String name;
    private final EvaluationSettings settings;
    private final List<ImageEvaluation> images;
    private final DataSetMatching matching = new DataSetMatching();
    private final List<Level> levels;
    private final Optional<Intervals> intervals;

    /**
     * @param name of the result
     * @param images at least one
     * @param bootstrap how intervals are made, if they are wanted
     */
    public Evaluation(
            String name, EvaluationSettings settings, List<ImageEvaluation> images, Optional<Bootstrap> bootstrap) {
        this.name = name;
        this.settings = settings;
        this.images = List.copyOf(images);
        images.forEach(image -> matching.add(image.name(), image.matching()));
        this.levels =
                settings.thresholds().stream().map(t -> Level.of(matching, t)).toList();
        this.intervals = bootstrap.map(b -> Intervals.of(b, levels, images));
    }

    /** The result's name. */
    public String name() {
        return name;
    }

    /** Every image. */
    public List<ImageEvaluation> images() {
        return images;
    }

    /** One a threshold. */
    public List<Level> levels() {
        return levels;
    }

    /** All images' matchings. */
    public DataSetMatching matching() {
        return matching;
    }

    /** Mean over images of the mean accuracy at 0.5, 0.55, ... 0.95: the average precision of the Data Science Bowl 2018. */
    double meanAccuracy() {
        return matching.meanAccuracy(Thresholds.coco());
    }

    Set<Metric> metrics() {
        return settings.metrics();
    }

    String criterion() {
        return settings.criterion().name().replace('O', 'o');
    }

    Optional<Intervals> intervals() {
        return intervals;
    }

    /** The mean of each partition score over the images; voxels are added up. */
    Map<String, Object> partition() {
        return Means.of(images, image -> image.partition().toMap());
    }

    /** Dice and Jaccard of all voxels and of objects: the means over images, and all images pooled. */
    Map<String, Object> overlap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("by_image", Means.of(images, Evaluation::overlap));
        Map<String, Object> pooled = new LinkedHashMap<>();
        pooled.putAll(images.stream()
                .map(ImageEvaluation::masks)
                .reduce(new MaskOverlap(0, 0, 0, 0), MaskOverlap::plus)
                .toMap());
        pooled.putAll(images.stream()
                .map(ImageEvaluation::objects)
                .reduce(ObjectOverlap::plus)
                .orElseThrow()
                .toMap());
        map.put("pooled", pooled);
        return map;
    }

    static Map<String, Object> overlap(ImageEvaluation image) {
        Map<String, Object> map = new LinkedHashMap<>(image.masks().toMap());
        map.putAll(image.objects().toMap());
        return map;
    }

    /** The surfaces of all matched objects of all images at one threshold. */
    ObjectSurfaces surfaces(int level) {
        return ObjectSurfaces.pooled(
                images.stream().map(image -> image.surfaces().get(level)).toList());
    }

    Map<String, Object> boundary() {
        return Means.of(images, image -> image.boundary().orElseThrow().toMap());
    }

    Map<String, Object> cremi() {
        return Means.of(images, image -> image.cremi().orElseThrow().toMap());
    }

    boolean hasClasses() {
        return images.get(0).classes().isPresent();
    }

    /** The objects of all images by class. */
    ClassMatchingScore classes(double threshold) {
        return ClassMatchingScore.pooled(images.stream()
                .map(image -> image.classes().orElseThrow().at(threshold))
                .toList());
    }

    /** Average precision of all images, where found objects have scores. */
    Optional<AveragePrecisionScore> averagePrecision() {
        List<ScoredImage> scored =
                images.stream().flatMap(image -> image.scored().stream()).toList();
        return scored.isEmpty()
                ? Optional.empty()
                : Optional.of(AveragePrecision.allObjects().of(scored));
    }

    /** {@code {"images": [...], "by_image": {...}, "pooled": {...}, "partition": {...}}}; thresholds are keys such as "0.5". */
    public Map<String, Object> toMap() {
        return EvaluationMap.of(this);
    }

    /** A row an image and threshold, then one a threshold for the means over images and for all objects pooled. */
    public ResultTable table() {
        return EvaluationTable.of(List.of(this));
    }

    @Override
    public String toString() {
        return EvaluationText.of(this);
    }
}
