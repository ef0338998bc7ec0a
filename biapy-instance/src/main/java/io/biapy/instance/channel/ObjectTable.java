package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.LabelBoxes;
import io.biapy.instance.label.ObjectPlaces;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Id, voxels, box and mean of every object of an image, in rising order of ids, put together from tiles. Exact, since all that is added up are whole
 * numbers. 65 bytes an object. Immutable; safe for several threads.
 */
public final class ObjectTable implements ObjectPlaces {
    private static final int BYTES = 8 + 8 + 24 + 24 + 1;

    private final long[] ids;
    private final long[] voxels;
    private final long[] sums; // z, y, x
    private final int[] bounds; // first and last z, y, x
    private final boolean[] holes;
    private final long allVoxels;

    private ObjectTable(long[] ids) {
        this.ids = ids;
        voxels = new long[ids.length];
        sums = new long[3 * ids.length];
        bounds = new int[6 * ids.length];
        holes = new boolean[ids.length];
        allVoxels = 0;
    }

    private ObjectTable(ObjectTable filled) {
        ids = filled.ids;
        voxels = filled.voxels;
        sums = filled.sums;
        bounds = filled.bounds;
        holes = filled.holes;
        allVoxels = Arrays.stream(voxels).sum();
    }

    /** No objects. */
    public static ObjectTable empty() {
        return new ObjectTable(new long[0]);
    }

    /** What the objects in one tile add. */
    public static byte[] part(LabelImage tile, Block where) {
        LabelBoxes boxes = LabelBoxes.of(tile.codes(), tile.extent());
        long[] origin = {where.z(), where.y(), where.x()};
        ByteBuffer out = ByteBuffer.allocate(boxes.size() * BYTES);
        for (int k = 0; k < boxes.size(); k++) {
            out.putLong(tile.id(boxes.code(k))).putLong(boxes.voxels(k));
            for (int axis = 0; axis < 3; axis++) {
                out.putLong(boxes.sum(k, axis) + boxes.voxels(k) * origin[axis]);
            }
            for (int axis = 0; axis < 3; axis++) {
                out.putInt((int) origin[axis] + boxes.first(k, axis));
                out.putInt((int) origin[axis] + boxes.last(k, axis));
            }
            out.put((byte) (boxes.isSplit(k) ? 1 : 0));
        }
        return out.array();
    }

    /** From what all tiles gave. */
    public static ObjectTable of(byte[][] parts) {
        long[] all =
                new long[Arrays.stream(parts).mapToInt(p -> p.length / BYTES).sum()];
        int n = 0;
        for (byte[] part : parts) {
            for (int at = 0; at < part.length; at += BYTES) {
                all[n++] = ByteBuffer.wrap(part).getLong(at);
            }
        }
        Arrays.sort(all);
        n = 0;
        for (long id : all) {
            if (n == 0 || id != all[n - 1]) {
                all[n++] = id;
            }
        }
        ObjectTable table = new ObjectTable(Arrays.copyOf(all, n));
        for (byte[] part : parts) {
            for (ByteBuffer in = ByteBuffer.wrap(part); in.hasRemaining(); ) {
                table.add(in);
            }
        }
        return new ObjectTable(table);
    }

    private void add(ByteBuffer in) {
        int k = number(in.getLong());
        boolean isNew = voxels[k] == 0;
        voxels[k] += in.getLong();
        for (int axis = 0; axis < 3; axis++) {
            sums[3 * k + axis] = Math.addExact(sums[3 * k + axis], in.getLong());
        }
        for (int axis = 0; axis < 3; axis++) {
            int first = in.getInt();
            int last = in.getInt();
            int at = 6 * k + 2 * axis;
            holes[k] |= axis == 2 && !isNew && first != bounds[at]; // another tile along x
            bounds[at] = isNew ? first : Math.min(bounds[at], first);
            bounds[at + 1] = isNew ? last : Math.max(bounds[at + 1], last);
        }
        holes[k] |= in.get() != 0;
    }

    @Override
    public int size() {
        return ids.length;
    }

    /** The id of object {@code k}, 0 to {@link #size()} - 1. */
    public long id(int k) {
        return ids[k];
    }

    /** Which object has {@code id}, which must be one of the image's. */
    public int number(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /** Voxels of object {@code k}. */
    public long voxels(int k) {
        return voxels[k];
    }

    /** Voxels of all objects. */
    public long voxels() {
        return allVoxels;
    }

    @Override
    public int first(int k, int axis) {
        return bounds[6 * k + 2 * axis];
    }

    @Override
    public int last(int k, int axis) {
        return bounds[6 * k + 2 * axis + 1];
    }

    @Override
    public double mean(int k, int axis) {
        return (double) sums[3 * k + axis] / voxels[k];
    }

    /** Whether a row along x may leave the object and meet it again; false for certain where it never does. */
    public boolean mayHaveHoles(int k) {
        return holes[k];
    }

    @Override
    public String toString() {
        return "table of " + size() + " objects";
    }
}
