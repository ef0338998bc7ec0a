package io.biapy.cli.evaluate;

import io.biapy.core.image.Calibration;
import io.biapy.metrics.classwise.ClassMatching;
import io.biapy.metrics.detection.ScoredImage;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.partition.CremiScore;
import io.biapy.metrics.partition.PartitionScore;
import io.biapy.metrics.pixel.MaskOverlap;
import io.biapy.metrics.pixel.ObjectOverlap;
import io.biapy.metrics.surface.ObjectSurfaces;
import io.biapy.metrics.surface.SurfaceScore;
import io.biapy.metrics.table.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One image's found labels against its true ones. Immutable.
 *
 * @param pair the two images
 * @param matching objects matched with each other
 * @param partition scores of the whole
 * @param masks all objects as one
 * @param objects objects without a threshold
 * @param surfaces of matched objects, one a threshold, or none
 * @param boundary of the whole image, if asked for
 * @param cremi the CREMI score, if asked for
 * @param classes matching by class, where there are classes
 * @param scored objects with scores, where there are scores
 * @param worst the worst objects, where they were asked for
 * @param voxel size of a voxel
 */
public record ImageEvaluation(
        LabelPair pair,
        Matching matching,
        PartitionScore partition,
        MaskOverlap masks,
        ObjectOverlap objects,
        List<ObjectSurfaces> surfaces,
        Optional<SurfaceScore> boundary,
        Optional<CremiScore> cremi,
        Optional<ClassMatching> classes,
        Optional<ScoredImage> scored,
        Optional<ResultTable> worst,
        Calibration voxel) {

    /** The image's name. */
    public String name() {
        return pair.name();
    }

    OverlapTable overlaps() {
        return matching.overlaps();
    }

    /** Volume (in 2D area) of the true and of the found objects together, in the unit of the voxel size. */
    Map<String, Object> volume() {
        double one = voxel.z() * voxel.y() * voxel.x();
        OverlapTable table = overlaps();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("truth", one * (masks.both() + masks.onlyTruth()));
        map.put("found", one * (masks.both() + masks.onlyFound()));
        map.put("unit", voxel.unit());
        map.put("true_objects", table.truths());
        map.put("found_objects", table.founds());
        return map;
    }
}
