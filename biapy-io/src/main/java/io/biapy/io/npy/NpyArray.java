package io.biapy.io.npy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.axes.GuessedAxes;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An array in a file, read block by block in any order of its axes. A block is halved along its axis of largest stride until what
 * lies between its first and last voxel is small, or is the block itself; that span is then one read.
 */
final class NpyArray implements SampleStore {
    private static final long LONGEST_SPAN = 16 << 20;
    private static final long SHORT_SPAN = 64 << 10;
    private static final long MOST_WASTE = 8;

    private final Path file;
    private final Samples samples;
    private final ArrayAxes axes;
    private final long dataStart;
    private final List<String> names;
    private final String stored;

    private NpyArray(Path file, NpyHeader header, ArrayAxes axes) {
        this.file = file;
        this.samples = header.samples();
        this.axes = axes;
        this.dataStart = header.dataStart();
        this.names = IntStream.range(0, (int) axes.size('C'))
                .mapToObj(Integer::toString)
                .toList();
        this.stored = header.samples() + ", axes " + axes + order(header);
    }

    static NpyArray open(Path file, Axes asked, boolean labels) {
        try (FileBytes bytes = FileBytes.open(file)) {
            NpyHeader header = NpyHeader.read(bytes);
            long[] shape = header.shape();
            String letters = asked.isAsStored() ? GuessedAxes.of(file, shape, labels) : asked.letters();
            return new NpyArray(file, header, ArrayAxes.of(file, letters, shape, header.strides(), asked.time()));
        }
    }

    static String describe(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            NpyHeader header = NpyHeader.read(bytes);
            return "shape " + ArrayAxes.shape(header.shape()) + " of " + header.samples() + order(header);
        }
    }

    private static String order(NpyHeader header) {
        return header.fortranOrder() ? ", Fortran order" : ", C order";
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Samples samples() {
        return samples;
    }

    @Override
    public Size size() {
        return Size.zyx(axes.size('Z'), axes.size('Y'), axes.size('X'));
    }

    @Override
    public List<String> channelNames() {
        return names;
    }

    @Override
    public boolean isColour() {
        return false;
    }

    @Override
    public Calibration calibration() {
        return Calibration.unknown();
    }

    @Override
    public String toString() {
        return stored;
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(file + ": block " + block + " is not inside " + size() + ".");
        }
        Extent whole = block.extent();
        try (FileBytes bytes = FileBytes.open(file)) {
            new Part(bytes, whole, block, channel * axes.stride('C'), row).read(0, 0, 0, whole);
        }
    }

    /** One read of a block. */
    private final class Part {
        private final FileBytes bytes;
        private final Extent whole;
        private final long origin;
        private final SampleRow row;

        Part(FileBytes bytes, Extent whole, Block block, long channelStart, SampleRow row) {
            this.bytes = bytes;
            this.whole = whole;
            this.row = row;
            this.origin = channelStart + axes.origin() + element(block.z(), block.y(), block.x());
        }

        private long element(long z, long y, long x) {
            return z * axes.stride('Z') + y * axes.stride('Y') + x * axes.stride('X');
        }

        private long strideOf(int axis) {
            return axes.stride("ZYX".charAt(axis));
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
            long span = (element(part.z() - 1, part.y() - 1, part.x() - 1) + 1) * samples.bytes();
            long useful = largest < 0 ? span : part.voxels() * smallest * samples.bytes();
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
            byte[] buffer = bytes.read(dataStart + (origin + element(z, y, x)) * samples.bytes(), span);
            int step = part.x() > 1 ? (int) (axes.stride('X') * samples.bytes()) : 0;
            for (int dz = 0; dz < part.z(); dz++) {
                for (int dy = 0; dy < part.y(); dy++) {
                    int at = (int) (element(dz, dy, 0) * samples.bytes());
                    int to = ((z + dz) * whole.y() + y + dy) * whole.x() + x;
                    row.take(buffer, at, step, to, part.x());
                }
            }
        }
    }
}
