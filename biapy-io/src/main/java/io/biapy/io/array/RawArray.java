package io.biapy.io.array;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.file.RandomBytes;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.List;

/**
 * An array in a file, read block by block in any order of its axes. A block is halved along its axis of largest stride until what
 * lies between its first and last voxel is small, or is the block itself; that span is then one read.
 */
public final class RawArray implements SampleStore {
    private static final long LONGEST_SPAN = 16 << 20;
    private static final long SHORT_SPAN = 64 << 10;
    private static final long MOST_WASTE = 8;

    private final Path file;
    private final ArrayData data;
    private final ArrayFacts facts;

    /** The array in {@code file}; that it holds all samples was checked. */
    public RawArray(Path file, ArrayData data, ArrayFacts facts) {
        this.file = file;
        this.data = data;
        this.facts = facts;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Samples samples() {
        return facts.samples();
    }

    @Override
    public Size size() {
        return Size.zyx(
                facts.axes().size('Z'), facts.axes().size('Y'), facts.axes().size('X'));
    }

    @Override
    public List<String> channelNames() {
        return facts.channelNames();
    }

    @Override
    public boolean isColour() {
        return facts.colour();
    }

    @Override
    public Calibration calibration() {
        return facts.calibration();
    }

    @Override
    public String toString() {
        return facts.stored();
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(file + ": block " + block + " is not inside " + size() + ".");
        }
        Extent whole = block.extent();
        try (RandomBytes bytes = data.open()) {
            new Part(bytes, whole, block, channel * facts.axes().stride('C'), row).read(0, 0, 0, whole);
        }
    }

    @Override
    public void close() {
        data.close();
    }

    /** One read of a block. */
    private final class Part {
        private final RandomBytes bytes;
        private final Extent whole;
        private final long origin;
        private final SampleRow row;

        Part(RandomBytes bytes, Extent whole, Block block, long channelStart, SampleRow row) {
            this.bytes = bytes;
            this.whole = whole;
            this.row = row;
            this.origin = channelStart + facts.axes().origin() + element(block.z(), block.y(), block.x());
        }

        private long element(long z, long y, long x) {
            return z * facts.axes().stride('Z')
                    + y * facts.axes().stride('Y')
                    + x * facts.axes().stride('X');
        }

        private long strideOf(int axis) {
            return facts.axes().stride("ZYX".charAt(axis));
        }

        void read(int z, int y, int x, Extent part) {
            long smallest = Long.MAX_VALUE;
            int largest = -1;
            for (int axis = 0; axis < 3; axis++) {
                if (part.along(axis) > 1) {
                    smallest = Math.min(smallest, strideOf(axis));
                    largest = largest < 0 || strideOf(axis) > strideOf(largest) ? axis : largest;
                }
            }
            long span = (element(part.z() - 1, part.y() - 1, part.x() - 1) + 1)
                    * facts.samples().bytes();
            long useful = largest < 0
                    ? span
                    : part.voxels() * smallest * facts.samples().bytes();
            if (largest < 0 || (span <= LONGEST_SPAN && (span <= SHORT_SPAN || span <= MOST_WASTE * useful))) {
                readSpan(z, y, x, part, (int) span);
                return;
            }
            int half = part.along(largest) / 2;
            int rest = part.along(largest) - half;
            read(z, y, x, with(part, largest, half));
            read(
                    z + (largest == 0 ? half : 0),
                    y + (largest == 1 ? half : 0),
                    x + (largest == 2 ? half : 0),
                    with(part, largest, rest));
        }

        private Extent with(Extent part, int axis, int length) {
            return Extent.zyx(
                    axis == 0 ? length : part.z(), axis == 1 ? length : part.y(), axis == 2 ? length : part.x());
        }

        private void readSpan(int z, int y, int x, Extent part, int span) {
            byte[] buffer = bytes.read(
                    data.start() + (origin + element(z, y, x)) * facts.samples().bytes(), span);
            int step = part.x() > 1
                    ? (int) (facts.axes().stride('X') * facts.samples().bytes())
                    : 0;
            for (int dz = 0; dz < part.z(); dz++) {
                for (int dy = 0; dy < part.y(); dy++) {
                    int at = (int) (element(dz, dy, 0) * facts.samples().bytes());
                    int to = ((z + dz) * whole.y() + y + dy) * whole.x() + x;
                    row.take(buffer, at, step, to, part.x());
                }
            }
        }
    }
}
