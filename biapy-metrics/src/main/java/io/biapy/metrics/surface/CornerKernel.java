package io.biapy.metrics.surface;

/*
 * For every corner of the voxels of a box, which of the 8 voxels around it (4 in a flat box) belong to the region of one bit of a mask.
 * Layout: mask z, y, x flat; codes (nz+1), (ny+1), (nx+1) flat, or 1, (ny+1), (nx+1) in a flat box. Bit 4 dz + 2 dy + dx of a code stands for
 * the voxel at (z-1+dz, y-1+dy, x-1+dx); beyond the box all is outside. A code of 0 or of all ones is no surface. One pass over the mask.
 */
final class CornerKernel {
    private CornerKernel() {}

    static void codes(byte[] mask, int bit, int nz, int ny, int nx, boolean flat, byte[] codes) {
        int layers = flat ? 1 : 2;
        int i = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, i++) {
                    if ((mask[i] & bit) == 0) {
                        continue;
                    }
                    // The voxel is the one at offset 1 of its lower corner and at offset 0 of its upper corner.
                    for (int dz = 0; dz < layers; dz++) {
                        for (int dy = 0; dy < 2; dy++) {
                            int at = ((z + dz) * (ny + 1) + y + dy) * (nx + 1) + x;
                            int up = flat ? 0 : 4 * (1 - dz);
                            codes[at] |= (byte) (1 << (up + 2 * (1 - dy) + 1));
                            codes[at + 1] |= (byte) (1 << (up + 2 * (1 - dy)));
                        }
                    }
                }
            }
        }
    }
}
