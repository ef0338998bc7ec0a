package io.biapy.core.image;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import java.util.List;

/**
 * Copies an image from where it is read to where it is written, in blocks of some million voxels made of whole chunks of both: memory does not
 * grow with the image. One copy is for one thread; reading and packing use several. Blocks come in the same order whatever the number.
 */
public final class ImageCopy {
    private static final long VOXELS = 1 << 23;
    private static final long MOST_VOXELS = 1 << 26;

    private final Workers workers;
    private final Progress progress;
    private final Cancellation cancellation;

    private ImageCopy(Workers workers, Progress progress, Cancellation cancellation) {
        this.workers = workers;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** With these threads, without progress. */
    public static ImageCopy with(Workers workers) {
        return new ImageCopy(workers, Progress.none(), Cancellation.never());
    }

    /** Tells how far it is, after every block, as step "copy". */
    public ImageCopy onProgress(Progress other) {
        return new ImageCopy(workers, other, cancellation);
    }

    /** Stops between blocks when asked; the sink then lacks the rest. */
    public ImageCopy cancellable(Cancellation other) {
        return new ImageCopy(workers, progress, other);
    }

    /** The threads that it was given. */
    public Workers workers() {
        return workers;
    }

    /** All channels; sizes and numbers of channels must agree. */
    public void copy(ImageSource from, ImageSink to) {
        requireSame(from.name(), from.size(), to.size());
        if (from.channels() != to.channels()) {
            throw new InputException("Image " + from.name() + " has " + from.channels()
                    + " channels, and what it is copied to has " + to.channels() + ".");
        }
        int channels = from.channels();
        List<Block> blocks = blocks(to.size(), edges(to.size(), to.chunk(), from.chunk()));
        float[] values = new float[0];
        int all = Math.multiplyExact(blocks.size(), channels);
        for (int i = 0; i < all; i++) {
            Block block = blocks.get(i / channels);
            values = values.length < block.extent().voxels()
                    ? new float[block.extent().voxels()]
                    : values;
            tell(i, all);
            read(from, i % channels, block, values);
            to.write(i % channels, block, values, workers);
        }
        tell(all, all);
    }

    /** Ids exactly; sizes must agree. */
    public void copy(LabelSource from, LabelSink to) {
        requireSame(from.name(), from.size(), to.size());
        List<Block> blocks = blocks(to.size(), edges(to.size(), to.chunk(), from.chunk()));
        long[] ids = new long[0];
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            ids = ids.length < block.extent().voxels() ? new long[block.extent().voxels()] : ids;
            tell(i, blocks.size());
            read(from, block, ids);
            to.write(block, ids, workers);
        }
        tell(blocks.size(), blocks.size());
    }

    /** The largest id, block by block; 0 where there is no object. */
    public long largestId(LabelSource labels) {
        long largest = 0;
        List<Block> blocks = blocks(labels.size(), labels.chunk());
        long[] ids = new long[0];
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int n = block.extent().voxels();
            ids = ids.length < n ? new long[n] : ids;
            cancellation.check();
            progress.update("look at ids", i, blocks.size(), "");
            labels.read(block, ids);
            for (int k = 0; k < n; k++) {
                largest = Math.max(largest, ids[k]);
            }
        }
        return largest;
    }

    private void tell(long done, long total) {
        cancellation.check();
        progress.update("copy", done, total, "");
    }

    private void read(ImageSource from, int channel, Block block, float[] into) {
        Extent extent = block.extent();
        int plane = extent.y() * extent.x();
        int parts = workers.threads() == 1 ? 1 : extent.z();
        if (parts == 1) {
            from.read(channel, block, into);
            return;
        }
        workers.forRanges(parts, (first, behind) -> {
            float[] part = new float[(behind - first) * plane];
            from.read(channel, slices(block, first, behind), part);
            System.arraycopy(part, 0, into, first * plane, part.length);
        });
    }

    private void read(LabelSource from, Block block, long[] into) {
        Extent extent = block.extent();
        int plane = extent.y() * extent.x();
        if (workers.threads() == 1 || extent.z() == 1) {
            from.read(block, into);
            return;
        }
        workers.forRanges(extent.z(), (first, behind) -> {
            long[] part = new long[(behind - first) * plane];
            from.read(slices(block, first, behind), part);
            System.arraycopy(part, 0, into, first * plane, part.length);
        });
    }

    private static Block slices(Block block, int first, int behind) {
        Extent extent = block.extent();
        return new Block(block.z() + first, block.y(), block.x(), Extent.zyx(behind - first, extent.y(), extent.x()));
    }

    private static void requireSame(String name, Size from, Size to) {
        if (!from.equals(to)) {
            throw new InputException("Image " + name + " is " + from + ", and what it is copied to is " + to + ".");
        }
    }

    /** Whole chunks of the sink, as long as those of the source where that is not too much at once. */
    private static Extent edges(Size size, Extent sink, Extent source) {
        int[] edges = new int[3];
        long[] sizes = {size.z(), size.y(), size.x()};
        double voxels = 1;
        for (int axis = 0; axis < 3; axis++) {
            long edge = sink.along(axis);
            long wanted = (source.along(axis) + edge - 1) / edge * edge;
            edges[axis] = (int) Math.min(sizes[axis], wanted);
            voxels *= edges[axis];
        }
        return voxels > MOST_VOXELS ? sink : Extent.zyx(edges[0], edges[1], edges[2]);
    }

    /** Blocks whose edges are chunks' edges, as long along x and then y as the wanted number of voxels allows. */
    static List<Block> blocks(Size size, Extent chunk) {
        long depth = Math.min(size.z(), chunk.z());
        long rows = Math.min(size.y(), chunk.y());
        long columns = grown(Math.min(size.x(), chunk.x()), size.x(), VOXELS / Math.max(1, depth * rows));
        rows = columns < size.x() ? rows : grown(rows, size.y(), VOXELS / Math.max(1, depth * columns));
        depth = rows < size.y() ? depth : grown(depth, size.z(), VOXELS / Math.max(1, rows * columns));
        return Block.grid(size, new Size(depth, rows, columns).toExtent());
    }

    /** The largest multiple of {@code edge} up to {@code most}, or all of {@code whole} where that is not more; at least the edge. */
    private static long grown(long edge, long whole, long most) {
        return most >= whole ? whole : Math.max(edge, most / edge * edge);
    }

    @Override
    public String toString() {
        return "Copy with " + workers.threads() + (workers.threads() == 1 ? " thread" : " threads");
    }
}
