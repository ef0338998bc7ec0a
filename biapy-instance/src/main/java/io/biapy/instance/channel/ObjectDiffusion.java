package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.LabelBoxes;

/** The flow of one object after the other of one label image; keeps its working arrays. For one thread. */
final class ObjectDiffusion {
    private final int[] codes;
    private final Extent whole;
    private final boolean flat;
    private final double[] spacing;
    private final Heat heat;
    private final double[] direction = new double[3];

    /** @param check whether sums are rounded as BiaPy's flow check does it in 2D */
    ObjectDiffusion(LabelImage labels, boolean check) {
        codes = labels.codes();
        whole = labels.extent();
        flat = whole.z() == 1;
        Calibration voxel = labels.calibration();
        spacing = new double[] {voxel.z(), voxel.y(), voxel.x()};
        heat = flat ? new FlatHeat(check) : new SolidHeat();
    }

    /** What to do with a voxel of the object. */
    @FunctionalInterface
    private interface Voxel {
        void at(int z, int y, int x, int inImage);
    }

    private void forEach(ObjectBox box, int code, Voxel action) {
        for (int z = 0; z < box.size().z(); z++) {
            for (int y = 0; y < box.size().y(); y++) {
                int row = box.row(z, y);
                for (int x = 0; x < box.size().x(); x++) {
                    if (codes[row + x] == code) {
                        action.at(z, y, x, row + x);
                    }
                }
            }
        }
    }

    /** Writes the flow of object {@code k} into its voxels of the planes along z, y and x. */
    void flow(LabelBoxes boxes, int k, FlowPlane[] flows) {
        ObjectBox box = ObjectBox.of(boxes, k, Ellipsoid.NONE, whole);
        int code = boxes.code(k);
        heat.clear(box.size());
        Nearest nearest = new Nearest();
        forEach(box, code, (z, y, x, inImage) -> {
            heat.add(z, y, x);
            nearest.add(z, y, x);
        });
        forEach(box, code, nearest::compare);
        heat.spread(nearest.z, nearest.y, nearest.x, steps(box.size()));
        forEach(box, code, (z, y, x, inImage) -> {
            heat.rise(z, y, x, direction);
            DiffusionKernel.direction(direction, spacing);
            for (int axis = 0; axis < 3; axis++) {
                flows[axis].set(inImage, direction[axis]);
            }
        });
    }

    /** BiaPy's number, which its flows depend on: they are not followed to the end. */
    private int steps(Extent size) {
        return flat ? 2 * (size.y() + size.x() + 4) : 6 * (size.z() + size.y() + size.x() + 3);
    }

    /** The voxel of the object nearest to its mean, the first in raster order of equal ones. */
    private static final class Nearest {
        private long voxels;
        private long sumZ;
        private long sumY;
        private long sumX;
        private double least = Double.POSITIVE_INFINITY;
        private int z;
        private int y;
        private int x;

        void add(int atZ, int atY, int atX) {
            voxels++;
            sumZ += atZ;
            sumY += atY;
            sumX += atX;
        }

        void compare(int atZ, int atY, int atX, int inImage) {
            double alongZ = atZ - (double) sumZ / voxels;
            double alongY = atY - (double) sumY / voxels;
            double alongX = atX - (double) sumX / voxels;
            double distance = alongZ * alongZ + alongY * alongY + alongX * alongX;
            if (distance < least) {
                least = distance;
                z = atZ;
                y = atY;
                x = atX;
            }
        }
    }
}
