package io.biapy.instance.flood;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.tile.TileGrid;

/**
 * Flooding by flood times of tiles that are not in memory together: what is known of a tile is bytes, of its neighbours only their layers that touch
 * it. Whoever visits tiles until {@link #isOpen} says of none that a neighbour may change it has the labels of {@link TileIndependentFlooding}, whatever
 * the tiles, the order, the number of visits, and whatever older or missing states of tiles he went on from. One thread; serves any number of tiles.
 *
 * <p>Labels have 64-bit ids; within a visit they are dense ints, numbered anew each time.
 *
 * <p>A state is seven sections: one layer a direction (-z, -y, -x, x, y, z) and all voxels; see {@link VoxelPacker} for their size.
 */
public final class StoredFlood {
    /** The section that holds all voxels. */
    public static final int VOXELS = TileGrid.DIRECTIONS;

    private static final int SECTIONS = VOXELS + 1;
    private static final byte[] NOTHING = {};

    private final boolean lookBack;
    private final boolean flat;
    private final TileFlood flood = new TileFlood();
    private final VoxelPacker packer = new VoxelPacker();
    private LabelNumbers numbers = new LabelNumbers();
    private FloodTile former = new FloodTile(0, 0, 0, 0, 0, 0, 0, false);

    /**
     * A tile after a visit.
     *
     * @param sections its new state; none where nothing has changed
     * @param towards for each direction whether that neighbour may have to be visited
     */
    public record Visit(byte[][] sections, boolean[] towards) {}

    /**
     * @param rule whose tie rule holds
     * @param sliceBySlice whether each z slice is flooded alone
     */
    public StoredFlood(TileIndependentFlooding rule, boolean sliceBySlice) {
        this.lookBack = rule.looksBack();
        this.flat = sliceBySlice;
    }

    /**
     * What a first visit starts from, as bytes; all arrays z, y, x (x fastest), a value a voxel of the tile.
     *
     * @param surface heights, finite in the mask
     * @param mask where labels may grow
     * @param seeds numbers from 1 on, of this tile only, 0 elsewhere
     */
    public static byte[] prepare(float[] surface, boolean[] mask, int[] seeds) {
        VoxelPacker packer = new VoxelPacker();
        for (int i = 0; i < surface.length; i++) {
            if (!mask[i]) {
                packer.blocked();
                continue;
            }
            if (!Float.isFinite(surface[i])) {
                throw new InputException(
                        "Only finite heights can be flooded; the surface of a tile holds " + surface[i] + ".");
            }
            int level = FloodTile.level(surface[i]);
            if (seeds[i] == 0) {
                packer.dry(level);
            } else {
                packer.wet(level, seeds[i], (long) level << 32, (long) level << 32);
            }
        }
        return packer.take();
    }

    /**
     * Floods a tile from its seeds and from the neighbours' layers.
     *
     * @param prepared from {@link #prepare}
     * @param ids id of each seed number of the tile (entry 0 is not used), 64 bits, 0 for one that is dropped
     * @param across for each direction the layer of the neighbour there that touches this tile, empty where there is none yet
     */
    public Visit first(Extent size, byte[] prepared, long[] ids, byte[][] across) {
        FloodTile t = tile(size);
        int[] seeds = new int[ids.length];
        for (int k = 1; k < seeds.length; k++) {
            seeds[k] = ids[k] == 0 ? 0 : numbers.of(ids[k]);
        }
        VoxelUnpacker in = new VoxelUnpacker(prepared);
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                for (int i = t.at(z, y, 0), end = i + t.nx; i < end; i++) {
                    int kind = in.next();
                    if (kind != VoxelPacker.BLOCKED) {
                        t.set(i, FloodTile.height(in.level), kind == VoxelPacker.DRY ? 0 : seeds[(int) in.label]);
                    }
                }
            }
        }
        enter(t, across);
        flood.first(t);
        return visit(t, new byte[SECTIONS][0]);
    }

    /** Whether water from the neighbours may change anything in a tile. */
    public boolean isOpen(Extent size, byte[][] sections, byte[][] across) {
        for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
            if (across[d].length > 0) {
                int n = TileGrid.faceVoxels(size, d);
                if (Layer.unpack(sections[d], n).isOpenTo(Layer.unpack(across[d], n), lookBack)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Goes on with a tile; {@code sections} as a visit left them. */
    public Visit again(Extent size, byte[][] sections, byte[][] across) {
        FloodTile t = tile(size);
        VoxelUnpacker in = new VoxelUnpacker(sections[VOXELS]);
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                for (int i = t.at(z, y, 0), end = i + t.nx; i < end; i++) {
                    int kind = in.next();
                    if (kind == VoxelPacker.DRY) {
                        t.restore(i, in.level, FloodTile.DRY, FloodTile.NEVER, 0);
                    } else if (kind == VoxelPacker.WET) {
                        t.restore(i, in.level, numbers.of(in.label), in.time, in.entry);
                    }
                }
            }
        }
        enter(t, across);
        long before = flood.settled();
        flood.again(t);
        return flood.settled() == before
                ? new Visit(new byte[0][], new boolean[TileGrid.DIRECTIONS])
                : visit(t, sections);
    }

    /**
     * The labels of a tile's voxels.
     *
     * @param into a number a voxel, 0 where dry or outside the mask
     * @return the id of each number; entry 0 is 0
     */
    public static long[] labels(byte[] voxels, int[] into) {
        VoxelUnpacker in = new VoxelUnpacker(voxels);
        LabelNumbers numbers = new LabelNumbers();
        for (int i = 0; i < into.length; i++) {
            into[i] = in.next() == VoxelPacker.WET ? numbers.of(in.label) : 0;
        }
        return numbers.ids();
    }

    /** Bytes that visiting tiles of this size takes a thread. */
    public static long memory(Extent size) {
        double padded = (size.z() + 2.0) * (size.y() + 2.0) * (size.x() + 2.0);
        return (long) (padded * (24 + 20 + 30));
    }

    private FloodTile tile(Extent size) {
        FloodTile t = new FloodTile(0, 0, 0, 0, size.z(), size.y(), size.x(), flat);
        t.allocate(lookBack, former);
        former = t;
        numbers = new LabelNumbers();
        return t;
    }

    private void enter(FloodTile t, byte[][] across) {
        flood.sources().clear();
        for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
            if (across[d].length > 0) {
                Layer.unpack(across[d], LayerBox.ring(t, d).voxels()).enter(t, numbers, d, flood.sources());
            }
        }
    }

    private Visit visit(FloodTile t, byte[][] before) {
        byte[][] sections = new byte[SECTIONS][];
        boolean[] towards = new boolean[TileGrid.DIRECTIONS];
        for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
            if (flat && TileGrid.axis(d) == 0) {
                sections[d] = NOTHING;
                continue;
            }
            Layer now = Layer.of(t, numbers, d);
            sections[d] = now.pack(packer);
            towards[d] = now.differsFrom(Layer.unpack(before[d], now.label().length));
        }
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                for (int i = t.at(z, y, 0), end = i + t.nx; i < end; i++) {
                    pack(t, i);
                }
            }
        }
        sections[VOXELS] = packer.take();
        return new Visit(sections, towards);
    }

    private void pack(FloodTile t, int i) {
        int label = t.label[i];
        if (label == FloodTile.BLOCKED) {
            packer.blocked();
        } else if (label == FloodTile.DRY) {
            packer.dry(t.level[i]);
        } else {
            packer.wet(t.level[i], numbers.id(label), t.time[i], lookBack ? t.entry[i] : t.time[i]);
        }
    }

    @Override
    public String toString() {
        return "flooding of stored tiles" + (flat ? ", slice by slice" : "");
    }
}
