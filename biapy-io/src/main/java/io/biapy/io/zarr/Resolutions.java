package io.biapy.io.zarr;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import io.biapy.io.store.FolderStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Fills the smaller resolutions of an image, each from the one before, chunk by chunk. */
final class Resolutions {
    private static final String STEP = "smaller resolutions";

    private final Workers workers;
    private final Progress progress;
    private final Cancellation cancellation;

    private Resolutions(Workers workers, Progress progress, Cancellation cancellation) {
        this.workers = workers;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** In silence. */
    static Resolutions with(Workers workers) {
        return new Resolutions(workers, Progress.none(), Cancellation.never());
    }

    static Resolutions with(Workers workers, Progress progress, Cancellation cancellation) {
        return new Resolutions(workers, progress, cancellation);
    }

    /** @param group folder whose array 0 is complete */
    void fill(Path group, NewImage image, ArrayWriter full, List<int[]> steps) {
        List<ArrayWriter> levels = new ArrayList<>();
        long chunks = 0;
        for (int level = 1; level < steps.size(); level++) {
            ArrayWriter to = image.array(group, level, steps.get(level));
            levels.add(to);
            chunks += (long) Block.grid(to.size(), to.chunk()).size() * to.channels();
        }
        Counter counter = new Counter(chunks);
        ArrayWriter from = full;
        for (int level = 1; level < steps.size(); level++) {
            ArrayWriter to = levels.get(level - 1);
            int[] step = new int[3];
            for (int axis = 0; axis < 3; axis++) {
                step[axis] = steps.get(level)[axis] / steps.get(level - 1)[axis];
            }
            fill(group, level, image, from, to, step, counter);
            from = to;
        }
    }

    /** Chunks of all resolutions, as they are done. */
    private final class Counter {
        private final long all;
        private final AtomicLong done = new AtomicLong();

        Counter(long all) {
            this.all = all;
        }

        void next() {
            cancellation.check();
            progress.update(STEP, done.incrementAndGet(), all, "");
        }
    }

    private void fill(
            Path group, int level, NewImage image, ArrayWriter from, ArrayWriter to, int[] step, Counter counter) {
        ZarrArray array = written(group, level - 1, image, from);
        List<Block> blocks = Block.grid(to.size(), to.chunk());
        int channels = to.channels();
        workers.forEach(blocks.size() * channels, i -> {
            Block block = blocks.get(i / channels);
            Block source = source(block, from.size(), step);
            if (image.labels()) {
                labels(StoredLabels.of(array), source, step, TargetLabels.of(to), block);
            } else {
                values(StoredImage.of(array), source, step, TargetImage.of(to), block, i % channels);
            }
            counter.next();
        });
    }

    /** What was written so far of one resolution. */
    static ZarrArray written(Path group, int level, NewImage image, ArrayWriter writer) {
        String key = image.layout().level(level);
        return new ZarrArray(
                group.resolve(key),
                new FolderStore(group),
                key,
                writer.array(),
                image.letters(),
                OptionalLong.empty(),
                ImageFacts.NONE);
    }

    private static Block source(Block block, Size size, int[] step) {
        long z = block.z() * step[0];
        long y = block.y() * step[1];
        long x = block.x() * step[2];
        Extent extent = block.extent();
        return new Block(
                z,
                y,
                x,
                Extent.zyx(
                        (int) Math.min((long) extent.z() * step[0], size.z() - z),
                        (int) Math.min((long) extent.y() * step[1], size.y() - y),
                        (int) Math.min((long) extent.x() * step[2], size.x() - x)));
    }

    private static void values(ImageSource from, Block source, int[] step, ImageSink to, Block block, int channel) {
        float[] values = new float[source.extent().voxels()];
        float[] fewer = new float[block.extent().voxels()];
        from.read(channel, source, values);
        Extent e = source.extent();
        ReduceKernel.mean(values, e.z(), e.y(), e.x(), step[0], step[1], step[2], fewer);
        to.write(channel, block, fewer);
    }

    /** Slice by slice, since only every step-th one is looked at. */
    private static void labels(LabelSource from, Block source, int[] step, LabelSink to, Block block) {
        Extent e = source.extent();
        Extent slice = Extent.zyx(1, e.y(), e.x());
        int less = block.extent().y() * block.extent().x();
        long[] ids = new long[slice.voxels()];
        long[] fewer = new long[block.extent().voxels()];
        for (int z = 0; z < block.extent().z(); z++) {
            from.read(new Block(source.z() + (long) z * step[0], source.y(), source.x(), slice), ids);
            ReduceKernel.first(ids, e.y(), e.x(), step[1], step[2], fewer, z * less);
        }
        to.write(block, fewer);
    }
}
