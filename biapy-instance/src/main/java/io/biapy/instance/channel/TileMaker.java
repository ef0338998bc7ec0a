package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import java.util.List;

/**
 * How some planes of a target are made for one tile of an image, with the same bits as for the whole image at once: see {@link TileMakers}. Used in
 * this order: {@link #begin}, the passes one after the other, {@link #make} for every tile. The last is safe for several threads.
 */
public interface TileMaker {
    /** Whether it asks for the table of objects. */
    boolean needsObjects();

    /** Takes note of the objects. */
    default void begin(TiledLabels labels) {}

    /** What must be done for all tiles before. */
    default List<TilePass> passes() {
        return List.of();
    }

    /**
     * Fills its planes.
     *
     * @param into all planes of the tile, one after the other, each z, y, x (x fastest)
     */
    void make(TiledLabels labels, int tile, float[] into);

    /** Bytes that work on a tile takes, beside its planes. */
    long tileBytes(Extent tile, Calibration voxel);

    /** Bytes that work on object {@code k} takes, which are set apart for it; 0 where objects are not worked on one by one. */
    default long objectBytes(TiledLabels labels, int k) {
        return 0;
    }

    /** Its channels, for messages. */
    @Override
    String toString();
}
