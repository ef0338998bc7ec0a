package io.biapy.instance.synthetic;

/*
 * An ellipsoid among others in a block of a volume.
 *
 * A place has the radius sqrt(d' A d) of an ellipsoid, d being the way from its centre: 0 there, 1 on its surface. Of each voxel are kept the least radius of
 * all ellipsoids so far, the id of that one, and the second least radius. Radii depend on the voxel's place in the volume only, so blocks do not matter;
 * equal radii stay with the one painted first. A = (zz, yy, xx, zy, zx, yx), the mixed ones doubled. Cost: the voxels of the box. Memory: 16 bytes a voxel of the block.
 */
final class EllipsoidKernel {
    private EllipsoidKernel() {}

    /**
     * @param block its first voxel z, y, x and its edges z, y, x
     * @param box what is looked at: from z, y, x (inclusive) to z, y, x, within the block, in voxels of the volume
     */
    static void paint(
            float[] least, float[] second, long[] ids, long[] block, long[] box, double[] centre, float[] a, long id) {
        int ey = (int) block[4];
        int ex = (int) block[5];
        for (long z = box[0]; z < box[3]; z++) {
            float dz = (float) (z - centre[0]);
            for (long y = box[1]; y < box[4]; y++) {
                float dy = (float) (y - centre[1]);
                float c0 = a[0] * dz * dz + a[1] * dy * dy + a[3] * dz * dy;
                float c1 = a[4] * dz + a[5] * dy;
                int row = ((int) (z - block[0]) * ey + (int) (y - block[1])) * ex;
                for (long x = box[2]; x < box[5]; x++) {
                    float dx = (float) (x - centre[2]);
                    float square = c0 + dx * (c1 + a[2] * dx);
                    int i = row + (int) (x - block[2]);
                    if (square < second[i] * second[i]) {
                        float r = (float) Math.sqrt(Math.max(0, square));
                        if (r < least[i]) {
                            second[i] = least[i];
                            least[i] = r;
                            ids[i] = id;
                        } else if (r < second[i]) {
                            second[i] = r;
                        }
                    }
                }
            }
        }
    }
}
