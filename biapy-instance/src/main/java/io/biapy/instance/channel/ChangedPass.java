package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.FlatVolume;
import io.biapy.instance.label.ObjectPlaces;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/** The objects as channel F changes them, kept as a plane of their own, and where they lie then. */
final class ChangedPass implements TilePass {
    private final Foreground foreground;
    private final Extent halo;
    private BiConsumer<TiledLabels, ObjectPlaces> taker = (labels, places) -> {};
    private ObjectTable table = ObjectTable.empty();

    ChangedPass(Foreground foreground) {
        this.foreground = foreground;
        this.halo = Ellipsoid.ball(foreground.reach());
    }

    /** @param to is given where the changed objects lie */
    void begin(BiConsumer<TiledLabels, ObjectPlaces> to) {
        taker = to;
    }

    @Override
    public String name() {
        return "changed";
    }

    @Override
    public String what() {
        return "objects as " + foreground + " changes them";
    }

    FlatVolume room(TiledLabels labels) {
        return labels.room("changed", 1);
    }

    @Override
    public byte[] run(TiledLabels labels, int tile) {
        Block inner = labels.grid().block(tile);
        Block wide = labels.grid().withHalo(tile, halo);
        int[] changed = foreground.objects(labels.labels(wide), Workers.callerOnly());
        int[] codes = new int[inner.extent().voxels()];
        wide.shared(inner, (from, to, count) -> System.arraycopy(changed, from, codes, to, count));
        room(labels).write(0, inner, codes);
        byte[] objects = ObjectTable.part(LabelImage.of("changed", inner.extent(), codes), inner);
        return ByteBuffer.allocate(4 + objects.length)
                .putInt(KeptPlanes.checksum(codes))
                .put(objects)
                .array();
    }

    @Override
    public boolean isThere(TiledLabels labels, int tile, byte[] result) {
        return KeptPlanes.checksum(room(labels), 1, labels.grid().block(tile))
                == ByteBuffer.wrap(result).getInt();
    }

    @Override
    public void finish(TiledLabels labels, byte[][] results) {
        byte[][] parts = new byte[results.length][];
        for (int tile = 0; tile < parts.length; tile++) {
            parts[tile] = java.util.Arrays.copyOfRange(results[tile], 4, results[tile].length);
        }
        table = ObjectTable.of(parts);
        taker.accept(labels, table);
    }

    /** What stands for changed object {@code k} in the plane. */
    int code(int k) {
        return (int) table.id(k);
    }
}
