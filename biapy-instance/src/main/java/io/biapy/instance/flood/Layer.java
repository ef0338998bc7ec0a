package io.biapy.instance.flood;

import io.biapy.core.tile.TileGrid;

/**
 * The outermost layer of a tile towards one neighbour as it is stored, with the heights, so that the neighbour sees whether anything in it can change
 * before it reads its own voxels. Raster order; ids of labels, or {@link FloodTile#BLOCKED} or {@link FloodTile#DRY}; entries are the times where they are not
 * kept. Never changed.
 */
record Layer(int[] level, long[] label, long[] time, long[] entry) {
    /** A layer that is not there yet. */
    static final Layer NONE = new Layer(new int[0], new long[0], new long[0], new long[0]);

    private static Layer empty(int n) {
        return new Layer(new int[n], new long[n], new long[n], new long[n]);
    }

    /** The layer of {@code t}, whose labels are {@code numbers}, towards {@code direction}. */
    static Layer of(FloodTile t, LabelNumbers numbers, int direction) {
        LayerBox box = LayerBox.inside(t, direction);
        Layer layer = empty(box.voxels());
        int k = 0;
        for (int z = box.z(); z < box.endZ(); z++) {
            for (int y = box.y(); y < box.endY(); y++) {
                for (int x = box.x(); x < box.endX(); x++, k++) {
                    int i = t.at(z, y, x);
                    layer.level[k] = t.level[i];
                    layer.label[k] = t.label[i] > 0 ? numbers.id(t.label[i]) : t.label[i];
                    layer.time[k] = t.timeOf(i);
                    layer.entry[k] = t.looksBack() && t.label[i] > 0 ? t.entry[i] : layer.time[k];
                }
            }
        }
        return layer;
    }

    byte[] pack(VoxelPacker packer) {
        for (int k = 0; k < label.length; k++) {
            if (label[k] == FloodTile.BLOCKED) {
                packer.blocked();
            } else if (label[k] == FloodTile.DRY) {
                packer.dry(level[k]);
            } else {
                packer.wet(level[k], label[k], time[k], entry[k]);
            }
        }
        return packer.take();
    }

    /** Reads {@link #pack}; of no bytes, {@link #NONE}. */
    static Layer unpack(byte[] bytes, int n) {
        if (bytes.length == 0) {
            return NONE;
        }
        VoxelUnpacker in = new VoxelUnpacker(bytes);
        Layer layer = empty(n);
        for (int k = 0; k < n; k++) {
            int kind = in.next();
            layer.time[k] = FloodTile.NEVER;
            if (kind == VoxelPacker.BLOCKED) {
                continue;
            }
            layer.level[k] = in.level;
            layer.label[k] = kind == VoxelPacker.DRY ? FloodTile.DRY : in.label;
            if (kind != VoxelPacker.DRY) {
                layer.time[k] = in.time;
                layer.entry[k] = in.entry;
            }
        }
        return layer;
    }

    /** Whether what is wet here is other than in {@code before}, which may be {@link #NONE}. */
    boolean differsFrom(Layer before) {
        for (int k = 0; k < label.length; k++) {
            if (label[k] > 0
                    && (before == NONE
                            || label[k] != before.label[k]
                            || time[k] != before.time[k]
                            || entry[k] != before.entry[k])) {
                return true;
            }
        }
        return false;
    }

    /** Whether water of the layer across the face, the neighbour's, may change a voxel of this one: an earlier time, or the same with another label. */
    boolean isOpenTo(Layer across, boolean lookBack) {
        if (across == NONE) {
            return false;
        }
        for (int k = 0; k < label.length; k++) {
            if (label[k] != FloodTile.BLOCKED && across.label[k] > 0) {
                if (reaches(across, k, level[k], label[k], time[k], entry[k], lookBack)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether voxel k of {@code from} may change its neighbour with this height, label, time and entry. */
    private static boolean reaches(Layer from, int k, int level, long label, long time, long entry, boolean lookBack) {
        boolean rises = level > (int) (from.time[k] >> 32);
        long reach = (rises ? (long) level << 32 : from.time[k]) + 1;
        if (reach != time) {
            return reach < time;
        }
        return label != from.label[k] || (lookBack && entry != (rises ? from.time[k] : from.entry[k]));
    }

    /**
     * Puts this layer into the ring of {@code t}, whose labels are {@code numbers}, on the side of {@code direction} and hands in what may change a voxel
     * behind it.
     */
    void enter(FloodTile t, LabelNumbers numbers, int direction, TileSources sources) {
        if (this == NONE) {
            return;
        }
        LayerBox ring = LayerBox.ring(t, direction);
        int inwards = inwards(t, direction);
        int k = 0;
        for (int z = ring.z(); z < ring.endZ(); z++) {
            for (int y = ring.y(); y < ring.endY(); y++) {
                for (int x = ring.x(); x < ring.endX(); x++, k++) {
                    if (label[k] <= 0) {
                        continue;
                    }
                    int p = t.at(z, y, x);
                    int q = p + inwards;
                    t.time[p] = time[k];
                    t.label[p] = numbers.of(label[k]) | FloodTile.RING;
                    if (t.looksBack()) {
                        t.entry[p] = entry[k];
                    }
                    if (t.label[q] != FloodTile.BLOCKED
                            && reaches(
                                    this,
                                    k,
                                    t.level[q],
                                    t.label[q] > 0 ? numbers.id(t.label[q]) : t.label[q],
                                    t.time[q],
                                    t.looksBack() ? t.entry[q] : 0,
                                    t.looksBack())) {
                        sources.add(p);
                    }
                }
            }
        }
    }

    private static int inwards(FloodTile t, int direction) {
        int axis = TileGrid.axis(direction);
        int step = axis == 0 ? t.at(1, 0, 0) : axis == 1 ? t.at(0, 1, 0) : t.at(0, 0, 1);
        return -TileGrid.side(direction) * (step - t.at(0, 0, 0));
    }
}
