package io.biapy.cli;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelSource;
import io.biapy.metrics.matching.Compatibility;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.partition.Background;
import io.biapy.metrics.partition.Partition;
import io.biapy.metrics.partition.PartitionScore;
import java.util.LinkedHashMap;
import java.util.Map;

/** One image's found labels against its true ones. Immutable. */
record ImageEvaluation(String name, Matching matching, PartitionScore partition, Calibration voxel) {

    /** @param voxel wins over what the file of the true labels says, where it is known */
    static ImageEvaluation of(
            LabelPairs.Pair pair, Calibration voxel, Compatibility compatibility, Background background) {
        try (LabelSource truth = pair.truth().openLabels();
                LabelSource found = pair.found().openLabels()) {
            OverlapTable overlaps = LabelOverlaps.of(truth, found);
            return new ImageEvaluation(
                    pair.name(),
                    Matching.of(overlaps).compatibleWith(compatibility),
                    Partition.of(overlaps).background(background).score(),
                    voxel.isKnown() ? voxel : truth.calibration());
        }
    }

    OverlapTable overlaps() {
        return matching.overlaps();
    }

    /** Volume (in 2D area) of the true and of the found objects together, in the unit of the voxel size. */
    Map<String, Object> volume() {
        double one = voxel.z() * voxel.y() * voxel.x();
        OverlapTable table = overlaps();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("truth", one * labelled(table.truthIds(), table.truthSizes()));
        map.put("found", one * labelled(table.foundIds(), table.foundSizes()));
        map.put("unit", voxel.unit());
        return map;
    }

    private static long labelled(long[] ids, long[] sizes) {
        long voxels = 0;
        for (int i = 0; i < ids.length; i++) {
            voxels += ids[i] == 0 ? 0 : sizes[i];
        }
        return voxels;
    }
}
