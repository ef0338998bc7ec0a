package io.biapy.metrics.surface;

import java.util.HashMap;
import java.util.Map;

/**
 * The bounding box of every object of a label image, found block by block in any order; memory grows with the objects, not with voxels. Not
 * safe for several threads.
 */
public final class ObjectBoxes {
    private final Map<Long, int[]> boxes = new HashMap<>();

    /**
     * Adds a block.
     *
     * @param labels ids of the block, z, y, x, x fastest; 0 is background
     * @param z first slice of the block in its image
     * @param y first row
     * @param x first column
     * @param ny rows of the block
     * @param nx columns of the block
     * @throws IllegalArgumentException when the block is not made of whole slices, or an id is negative
     */
    public ObjectBoxes add(long[] labels, int z, int y, int x, int ny, int nx) {
        if (labels.length % ((long) ny * nx) != 0) {
            throw new IllegalArgumentException(
                    "A block of slices of " + ny + " x " + nx + " cannot hold " + labels.length + " voxels.");
        }
        int[] box = new int[6];
        long last = 0;
        int i = 0;
        for (int row = 0; i < labels.length; row++) {
            int atZ = z + row / ny;
            int atY = y + row % ny;
            int end = i + nx;
            while (i < end) {
                long id = labels[i];
                int from = i++;
                while (i < end && labels[i] == id) {
                    i++;
                }
                if (id != 0) {
                    box = id == last ? box : boxOf(id);
                    last = id;
                    include(box, atZ, atY, x + nx - (end - from), x + nx - (end - i) - 1);
                }
            }
        }
        return this;
    }

    /** Adds what another thread or machine has found in other blocks of the same image. */
    public ObjectBoxes add(ObjectBoxes other) {
        other.boxes.forEach((id, box) -> {
            int[] mine = boxOf(id);
            include(mine, box[0], box[1], box[2], box[5]);
            include(mine, box[3], box[4], box[2], box[5]);
        });
        return this;
    }

    private int[] boxOf(long id) {
        if (id < 0) {
            throw new IllegalArgumentException(
                    "Labels must be 0 (background) or above, but came " + id + ". Set voxels without a label to 0.");
        }
        return boxes.computeIfAbsent(
                id, k -> new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, -1});
    }

    private static void include(int[] box, int z, int y, int fromX, int toX) {
        box[0] = Math.min(box[0], z);
        box[1] = Math.min(box[1], y);
        box[2] = Math.min(box[2], fromX);
        box[3] = Math.max(box[3], z);
        box[4] = Math.max(box[4], y);
        box[5] = Math.max(box[5], toX);
    }

    /** Number of objects. */
    public int size() {
        return boxes.size();
    }

    /**
     * First z, y, x and last z, y, x (included) of an object; a copy.
     *
     * @throws IllegalArgumentException when no block held it
     */
    public int[] of(long id) {
        int[] box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("No block held an object " + id + ".");
        }
        return box.clone();
    }

    @Override
    public String toString() {
        return "Boxes of " + size() + " objects";
    }
}
