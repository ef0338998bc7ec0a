package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.tile.FlatVolume;
import io.biapy.instance.label.ObjectPlaces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Channel We: the distances to the two nearest of the objects whose grown boxes meet the tile. An object that is alone counts everywhere, but its weight
 * is 0 as a float where it is farther than {@link #FAR}. Where F changes the objects, the changed ones are made and kept first.
 */
final class WeightMaker implements TileMaker {
    private static final double FAR = 75; // 10 exp(-FAR² / 50) is far below the least float

    private final BorderWeights channel;
    private final int plane;
    private final Optional<ChangedPass> changed;
    private ObjectPlaces places = ObjectTable.empty();
    private ObjectFinder finder = ObjectFinder.of(places, Size.zyx(1, 1, 1));

    WeightMaker(BorderWeights channel, int plane) {
        this.channel = channel;
        this.plane = plane;
        this.changed = channel.foreground().equals(Foreground.DEFAULT)
                ? Optional.empty()
                : Optional.of(new ChangedPass(channel.foreground()));
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public void begin(TiledLabels labels) {
        changed.ifPresentOrElse(pass -> pass.begin(this::take), () -> take(labels, labels.objects()));
    }

    private void take(TiledLabels labels, ObjectPlaces objects) {
        places = objects;
        finder = ObjectFinder.of(objects, labels.grid().size());
    }

    @Override
    public List<TilePass> passes() {
        return changed.<List<TilePass>>map(List::of).orElse(List.of());
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        Block block = labels.grid().block(tile);
        int[] codes = codes(labels, block);
        boolean alone = places.size() == 1;
        float[] nearest = new float[codes.length];
        float[] second = new float[codes.length];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        Arrays.fill(second, alone ? 0 : Float.POSITIVE_INFINITY);
        Extent grow = grow(labels.calibration());
        for (int k : finder.meeting(block, grow)) {
            Block box = places.box(k).widened(grow, labels.grid().size());
            labels.holding(bytes(box), () -> {
                float[] distance = BorderWeights.distance(
                        codes(labels, box), changed.isPresent() ? code(k) : k + 1, box.extent(), labels.calibration());
                box.shared(
                        block,
                        (inBox, inTile, count) ->
                                BorderWeights.merge(distance, inBox, inTile, count, nearest, alone, second));
            });
        }
        int at = plane * codes.length;
        for (int i = 0; i < codes.length; i++) {
            into[at + i] = BorderWeights.weight(codes[i], nearest[i] + second[i]);
        }
    }

    private int code(int k) {
        return changed.orElseThrow().code(k);
    }

    private int[] codes(TiledLabels labels, Block block) {
        if (changed.isEmpty()) {
            return labels.labels(block).codes();
        }
        FlatVolume room = changed.get().room(labels);
        int[] codes = new int[block.extent().voxels()];
        room.read(0, block, codes);
        return codes;
    }

    private Extent grow(Calibration voxel) {
        return places.size() == 1 ? BorderWeights.margin(voxel, FAR) : BorderWeights.margin(voxel);
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        double around = changed.isPresent()
                ? NearMaker.grown(tile, Ellipsoid.ball(channel.foreground().reach()))
                : 0;
        return 32L * tile.voxels() + (long) (32 * around);
    }

    /** F changes an object within its reach. */
    @Override
    public long objectBytes(TiledLabels labels, int k) {
        ObjectTable objects = labels.objects();
        Extent grow = objects.size() == 1
                ? BorderWeights.margin(labels.calibration(), FAR)
                : BorderWeights.margin(labels.calibration());
        int reach = channel.foreground().reach();
        Size size = labels.grid().size();
        return bytes(objects.box(k).widened(Extent.zyx(grow.z() + reach, grow.y() + reach, grow.x() + reach), size));
    }

    private static long bytes(Block box) {
        Extent e = box.extent();
        return Math.multiplyExact((long) e.z() * e.y() * e.x(), 20L);
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
