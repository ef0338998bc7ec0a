package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Channels that follow from the table of objects alone: offsets from and distances to a mean, and numbers of objects. */
final class PlaceMaker implements TileMaker {
    /** Values of a stretch of a row that belongs to one object. */
    @FunctionalInterface
    interface Stretch {
        /** Fills {@code into} from {@code at} on for {@code count} voxels of object {@code k} from (z, y, x) in the image on. */
        void fill(int k, int z, int y, int x, int count, float[] into, int at);
    }

    private final TargetChannel channel;
    private final int plane;
    private final Function<TiledLabels, Stretch> stretches;
    private final List<RangePass> ranges;
    private Stretch stretch = (k, z, y, x, count, into, at) -> {};

    private PlaceMaker(TargetChannel channel, int plane, boolean normalized, Function<TiledLabels, Stretch> stretches) {
        this.channel = channel;
        this.plane = plane;
        this.stretches = stretches;
        this.ranges = normalized ? List.of(new RangePass("range-" + channel.code(), this::fill)) : List.of();
    }

    static PlaceMaker of(CentreOffset channel, int plane) {
        return new PlaceMaker(channel, plane, false, labels -> {
            int axis = channel.axis();
            OffsetScale scale = new OffsetScale(
                    labels.objects(), channel, (float) labels.calibration().along(axis));
            return (k, z, y, x, count, into, at) -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = scale.offset(k, axis == 0 ? z : axis == 1 ? y : x + i);
                }
            };
        });
    }

    /** Of a distance to centroids. */
    static PlaceMaker of(CentreDistance channel, int plane) {
        return new PlaceMaker(
                channel,
                plane,
                channel.normalized(),
                labels -> (k, z, y, x, count, into, at) ->
                        CentreDistance.toCentroid(labels.objects(), k, labels.calibration(), z, y, x, count, into, at));
    }

    /** Of a channel that holds ids, or the objects' numbers where an id is no float. */
    static PlaceMaker ofIds(TargetChannel channel, int plane) {
        return new PlaceMaker(channel, plane, false, labels -> {
            ObjectTable objects = labels.objects();
            boolean exact = objects.size() == 0 || objects.id(objects.size() - 1) <= Instances.LARGEST;
            return (k, z, y, x, count, into, at) -> Arrays.fill(into, at, at + count, exact ? objects.id(k) : k + 1);
        });
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public void begin(TiledLabels labels) {
        stretch = stretches.apply(labels);
    }

    @Override
    public List<TilePass> passes() {
        return List.copyOf(ranges);
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        int[] codes = labels.labels(labels.grid().block(tile)).codes();
        int at = plane * codes.length;
        fill(labels, tile, codes, into, at);
        ranges.forEach(range -> range.normalize(codes, into, at));
    }

    /** Values as they are before they are normalised. */
    private void fill(TiledLabels labels, int tile, int[] codes, float[] into, int at) {
        Block block = labels.grid().block(tile);
        Extent e = block.extent();
        for (int row = 0; row < e.z() * e.y(); row++) {
            int z = (int) block.z() + row / e.y();
            int y = (int) block.y() + row % e.y();
            int start = row * e.x();
            for (int x = 0; x < e.x(); ) {
                int code = codes[start + x];
                int from = x++;
                while (x < e.x() && codes[start + x] == code) {
                    x++;
                }
                if (code == 0) {
                    Arrays.fill(into, at + start + from, at + start + x, 0);
                } else {
                    stretch.fill(code - 1, z, y, (int) block.x() + from, x - from, into, at + start + from);
                }
            }
        }
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        return 24L * tile.voxels();
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
