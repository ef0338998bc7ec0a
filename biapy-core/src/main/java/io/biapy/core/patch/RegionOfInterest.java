package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import java.util.Arrays;
import java.util.Optional;

/**
 * The part of an image that is predicted: some of its slices, or where a mask is not 0, or both. Elsewhere the prediction is 0, and patches that add only there
 * are not computed; inside it has the bits of predicting everything. Immutable; as safe for several threads as its mask.
 */
public final class RegionOfInterest {
    private final Size size;
    private final long from;
    private final long to;
    private final Optional<LabelSource> mask;

    private RegionOfInterest(Size size, long from, long to, Optional<LabelSource> mask) {
        this.size = size;
        this.from = from;
        this.to = to;
        this.mask = mask;
    }

    /** All of an image. */
    public static RegionOfInterest all(Size size) {
        return new RegionOfInterest(size, 0, size.z(), Optional.empty());
    }

    /** Only slices {@code first} to {@code end} - 1 of a volume. */
    public RegionOfInterest slices(long first, long end) {
        if (size.is2D() || first < 0 || first >= end || end > size.z()) {
            throw new InputException(
                    "Slices " + first + " to " + end + " (exclusive) were asked for, but the image has " + size.z()
                            + (size.is2D() ? ", so it has no range of slices." : "."));
        }
        return new RegionOfInterest(size, first, end, mask);
    }

    /** Only where a mask of the image's size is not 0. */
    public RegionOfInterest within(LabelSource area) {
        if (!area.size().equals(size)) {
            throw new InputException("Mask " + area.name() + " has " + area.size() + " voxels, but the image has "
                    + size + "; a mask of a region needs the image's size.");
        }
        return new RegionOfInterest(size, from, to, Optional.of(area));
    }

    /** What gets zeros outside, and is not asked for more than that. */
    public PlaneOutput into(PlaneOutput output) {
        return from == 0 && to == size.z() && mask.isEmpty() ? output : new RegionOutput(output);
    }

    private boolean touches(Block block) {
        long first = Math.max(from, block.z());
        long end = Math.min(to, block.z() + block.extent().z());
        for (long z = first; z < end; z++) {
            if (mask.isEmpty() || Arrays.stream(area(slice(block, z))).anyMatch(id -> id != 0)) {
                return true;
            }
        }
        return false;
    }

    private static Block slice(Block block, long z) {
        return new Block(
                z,
                block.y(),
                block.x(),
                Extent.yx(block.extent().y(), block.extent().x()));
    }

    private long[] area(Block block) {
        long[] ids = new long[block.extent().voxels()];
        mask.orElseThrow().read(block, ids);
        return ids;
    }

    private void clear(Block block, float[][] channels) {
        int plane = block.extent().y() * block.extent().x();
        for (int k = 0; k < block.extent().z(); k++) {
            long z = block.z() + k;
            int at = k * plane;
            if (z < from || z >= to) {
                for (float[] values : channels) {
                    Arrays.fill(values, at, at + plane, 0);
                }
            } else if (mask.isPresent()) {
                long[] ids = area(slice(block, z));
                for (float[] values : channels) {
                    for (int i = 0; i < plane; i++) {
                        values[at + i] = ids[i] == 0 ? 0 : values[at + i];
                    }
                }
            }
        }
    }

    private final class RegionOutput implements PlaneOutput {
        private final PlaneOutput output;

        RegionOutput(PlaneOutput output) {
            this.output = output;
        }

        @Override
        public int done() {
            return output.done();
        }

        @Override
        public boolean wants(Block block) {
            return touches(block) && output.wants(block);
        }

        @Override
        public void take(int start, int count, float[][] channels) {
            int x = Math.toIntExact(size.x());
            clear(
                    size.is2D()
                            ? new Block(0, start, 0, Extent.zyx(1, count, x))
                            : new Block(start, 0, 0, Extent.zyx(count, Math.toIntExact(size.y()), x)),
                    channels);
            output.take(start, count, channels);
        }
    }

    @Override
    public String toString() {
        return (from == 0 && to == size.z() ? "all slices" : "slices " + from + " to " + (to - 1))
                + mask.map(area -> ", where " + area.name() + " is not 0").orElse("");
    }
}
