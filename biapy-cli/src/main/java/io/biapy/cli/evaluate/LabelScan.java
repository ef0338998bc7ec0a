package io.biapy.cli.evaluate;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.metrics.overlap.OverlapCounter;
import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.surface.ObjectBoxes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One pass over two label images of one size, block by block on several threads, so that memory does not grow with the images: 32 bytes a
 * voxel of a block for each thread. The result does not depend on the threads.
 *
 * @param overlaps how many voxels the objects share
 * @param truthBoxes boxes of the true objects, if asked for
 * @param foundBoxes boxes of the found objects, if asked for
 */
record LabelScan(OverlapTable overlaps, ObjectBoxes truthBoxes, ObjectBoxes foundBoxes) {
    /** What one thread has counted. */
    private static final class Part {
        private final OverlapCounter overlaps = new OverlapCounter();
        private final ObjectBoxes truthBoxes = new ObjectBoxes();
        private final ObjectBoxes foundBoxes = new ObjectBoxes();
    }

    static LabelScan of(
            LabelSource truth, LabelSource found, boolean boxes, Workers workers, Cancellation cancellation) {
        List<Block> blocks = ReadingBlocks.of(truth.size(), larger(truth.chunk(), found.chunk()));
        Queue<Part> parts = new ConcurrentLinkedQueue<>();
        workers.forEach(blocks.size(), i -> {
            cancellation.check();
            Part idle = parts.poll();
            Part part = idle == null ? new Part() : idle;
            Block block = blocks.get(i);
            long[] a = read(truth, block);
            long[] b = read(found, block);
            part.overlaps.add(a, b);
            if (boxes) {
                add(part.truthBoxes, a, block);
                add(part.foundBoxes, b, block);
            }
            parts.add(part);
        });
        Part sum = new Part();
        for (Part part : parts) {
            sum.overlaps.add(part.overlaps);
            sum.truthBoxes.add(part.truthBoxes);
            sum.foundBoxes.add(part.foundBoxes);
        }
        return new LabelScan(sum.overlaps.table(), sum.truthBoxes, sum.foundBoxes);
    }

    private static Extent larger(Extent a, Extent b) {
        return Extent.zyx(Math.max(a.z(), b.z()), Math.max(a.y(), b.y()), Math.max(a.x(), b.x()));
    }

    private static void add(ObjectBoxes boxes, long[] labels, Block block) {
        boxes.add(
                labels,
                Math.toIntExact(block.z()),
                Math.toIntExact(block.y()),
                Math.toIntExact(block.x()),
                block.extent().y(),
                block.extent().x());
    }

    static long[] read(LabelSource labels, Block block) {
        long[] ids = new long[block.extent().voxels()];
        labels.read(block, ids);
        return ids;
    }
}
