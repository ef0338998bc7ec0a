package io.biapy.instance.refine;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.FillHoles;
import io.biapy.instance.label.LabelBoxes;
import java.util.BitSet;

/**
 * Makes large objects whole, as BiaPy's {@code repare_large_blobs} means to: an object of at least so many voxels takes in the objects that touch
 * it (by faces, edges or corners) and lie in its box, in 3D up to 30 % of their voxels outside; then its holes within each slice of the box are filled, as far
 * as they are background. Boxes and sizes are those of the labels as given; objects go in rising order of codes.
 */
final class LargeObjectRepair {
    private static final double MOST_OUTSIDE = 0.3;

    private final int[] labels;
    private final Extent extent;
    private final LabelBoxes boxes;

    private LargeObjectRepair(int[] labels, Extent extent) {
        this.labels = labels.clone();
        this.extent = extent;
        this.boxes = LabelBoxes.of(labels, extent);
    }

    static int[] apply(int[] labels, Extent extent, long voxels) {
        LargeObjectRepair repair = new LargeObjectRepair(labels, extent);
        for (int k = 0; k < repair.boxes.size(); k++) {
            if (repair.boxes.voxels(k) >= voxels) {
                repair.takeIn(k);
                repair.fillSlices(k);
            }
        }
        return repair.labels;
    }

    private void takeIn(int k) {
        BitSet merged = new BitSet();
        BitSet seen = new BitSet();
        forBox(k, (z, y, x) -> {
            if (labels[at(z, y, x)] != boxes.code(k)) {
                return;
            }
            for (int zz = Math.max(z - 1, boxes.first(k, 0)); zz <= Math.min(z + 1, boxes.last(k, 0)); zz++) {
                for (int yy = Math.max(y - 1, boxes.first(k, 1)); yy <= Math.min(y + 1, boxes.last(k, 1)); yy++) {
                    for (int xx = Math.max(x - 1, boxes.first(k, 2)); xx <= Math.min(x + 1, boxes.last(k, 2)); xx++) {
                        int code = labels[at(zz, yy, xx)];
                        if (code != 0 && code != boxes.code(k)) {
                            int other = number(code);
                            if (!seen.get(other)) {
                                seen.set(other);
                                merged.set(other, belongs(other, k));
                            }
                        }
                    }
                }
            }
        });
        for (int other = merged.nextSetBit(0); other >= 0; other = merged.nextSetBit(other + 1)) {
            int code = boxes.code(other);
            for (int i = 0; i < labels.length; i++) {
                labels[i] = labels[i] == code ? boxes.code(k) : labels[i];
            }
        }
    }

    private boolean belongs(int other, int k) {
        boolean contained = true;
        for (int axis = 0; axis < 3; axis++) {
            contained &=
                    boxes.first(other, axis) >= boxes.first(k, axis) && boxes.last(other, axis) <= boxes.last(k, axis);
        }
        if (contained || extent.z() == 1) {
            return contained;
        }
        long[] within = new long[1];
        forBox(k, (z, y, x) -> within[0] += labels[at(z, y, x)] == boxes.code(other) ? 1 : 0);
        return (boxes.voxels(other) - within[0]) / (double) boxes.voxels(other) <= MOST_OUTSIDE;
    }

    private void fillSlices(int k) {
        int ny = boxes.last(k, 1) - boxes.first(k, 1) + 1;
        int nx = boxes.last(k, 2) - boxes.first(k, 2) + 1;
        for (int z = boxes.first(k, 0); z <= boxes.last(k, 0); z++) {
            boolean[] one = new boolean[ny * nx];
            for (int i = 0; i < one.length; i++) {
                one[i] = labels[at(z, boxes.first(k, 1) + i / nx, boxes.first(k, 2) + i % nx)] == boxes.code(k);
            }
            boolean[] filled = FillHoles.of(one, Extent.yx(ny, nx));
            for (int i = 0; i < one.length; i++) {
                int to = at(z, boxes.first(k, 1) + i / nx, boxes.first(k, 2) + i % nx);
                labels[to] = filled[i] && labels[to] == 0 ? boxes.code(k) : labels[to];
            }
        }
    }

    private interface Visit {
        void at(int z, int y, int x);
    }

    private void forBox(int k, Visit visit) {
        for (int z = boxes.first(k, 0); z <= boxes.last(k, 0); z++) {
            for (int y = boxes.first(k, 1); y <= boxes.last(k, 1); y++) {
                for (int x = boxes.first(k, 2); x <= boxes.last(k, 2); x++) {
                    visit.at(z, y, x);
                }
            }
        }
    }

    private int at(int z, int y, int x) {
        return (z * extent.y() + y) * extent.x() + x;
    }

    private int number(int code) {
        int low = 0;
        int high = boxes.size() - 1;
        while (boxes.code(low) != code) {
            int middle = (low + high) >>> 1;
            if (boxes.code(middle) >= code) {
                high = middle;
            } else {
                low = middle + 1;
            }
            if (low == high) {
                break;
            }
        }
        return low;
    }
}
