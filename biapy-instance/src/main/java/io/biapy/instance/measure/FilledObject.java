package io.biapy.instance.measure;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.label.FillHoles;

/** An object with its holes filled, in its box. */
final class FilledObject {
    private FilledObject() {}

    /** Voxels of the object and of all that lies in its holes. Time and memory: linear in the box. */
    static long voxels(int[] labels, Extent extent, int code, BoundingBox box) {
        Extent size = Extent.zyx(box.zMax() - box.zMin() + 1, box.yMax() - box.yMin() + 1, box.xMax() - box.xMin() + 1);
        boolean[] one = new boolean[size.voxels()];
        for (int i = 0; i < one.length; i++) {
            int z = box.zMin() + i / (size.y() * size.x());
            int y = box.yMin() + i / size.x() % size.y();
            one[i] = labels[(z * extent.y() + y) * extent.x() + box.xMin() + i % size.x()] == code;
        }
        if (extent.z() > 1 && size.z() == 1) {
            return count(one); // a volume has an edge along z, so that a single slice has no holes
        }
        return count(FillHoles.of(one, size, Connectivity.FULL));
    }

    private static long count(boolean[] mask) {
        long sum = 0;
        for (boolean set : mask) {
            sum += set ? 1 : 0;
        }
        return sum;
    }
}
