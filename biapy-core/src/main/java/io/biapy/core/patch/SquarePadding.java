package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;

/**
 * Makes planes square in y and x by what is put in front of the shorter of the two, and cuts them again. Immutable. Source: BiaPy 3.7.1,
 * {@code ensemble_predictions}: reflected where no plane has a direction (the border voxel repeated where reflection does not reach), else
 * zeros.
 */
record SquarePadding(Extent from, Extent to, boolean reflected) {
    static SquarePadding of(Extent patch, boolean wanted, boolean reflected) {
        int side = Math.max(patch.y(), patch.x());
        return new SquarePadding(patch, wanted ? new Extent(patch.z(), side, side) : patch, reflected);
    }

    FloatBuffer pad(FloatBuffer planes, int count) {
        if (from.equals(to)) {
            return planes;
        }
        int frontY = to.y() - from.y();
        int frontX = to.x() - from.x();
        FloatBuffer padded = FloatBuffer.allocate(Math.multiplyExact(count, to.voxels()));
        float[] row = new float[from.x()];
        float[] wide = new float[to.x()];
        for (int plane = 0; plane < count * to.z(); plane++) {
            for (int y = 0; y < to.y(); y++) {
                if (y < frontY && !reflected) {
                    continue; // zeros
                }
                planes.get((plane * from.y() + place(y - frontY, from.y(), frontY)) * from.x(), row);
                for (int x = 0; x < wide.length; x++) {
                    wide[x] = x < frontX && !reflected ? 0 : row[place(x - frontX, from.x(), frontX)];
                }
                padded.put((plane * to.y() + y) * to.x(), wide);
            }
        }
        return padded;
    }

    private static int place(int i, int size, int front) {
        return front >= size ? Math.max(0, i) : ReflectPadding.index(i, size);
    }

    FloatBuffer crop(FloatBuffer planes, int count) {
        if (from.equals(to)) {
            return planes;
        }
        FloatBuffer cut = FloatBuffer.allocate(Math.multiplyExact(count, from.voxels()));
        float[] row = new float[from.x()];
        for (int plane = 0; plane < count * from.z(); plane++) {
            for (int y = 0; y < from.y(); y++) {
                planes.get((plane * to.y() + y + to.y() - from.y()) * to.x() + to.x() - from.x(), row);
                cut.put((plane * from.y() + y) * from.x(), row);
            }
        }
        return cut;
    }
}
