package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.core.image.LabelSource;
import io.biapy.metrics.overlap.OverlapCounter;
import io.biapy.metrics.overlap.OverlapTable;

/** Counts the overlaps of two label images of one size slab by slab, so that memory does not grow with the images. */
final class LabelOverlaps {
    private LabelOverlaps() {}

    static OverlapTable of(LabelSource truth, LabelSource found) {
        OverlapCounter counter = new OverlapCounter();
        Slabs.forEach(truth.size(), block -> counter.add(read(truth, block), read(found, block)));
        return counter.table();
    }

    private static long[] read(LabelSource labels, Block block) {
        long[] ids = new long[block.extent().voxels()];
        labels.read(block, ids);
        return ids;
    }
}
