package io.biapy.metrics.surface;

/*
 * Marks the voxels of regions that have a face neighbour outside; beyond the box all is outside.
 * Layout: z, y, x flat, x fastest. In a flat box (one slice of a 2D image) z neighbours do not count. One pass, no memory besides the
 * result.
 */
final class BorderKernel {
    private BorderKernel() {}

    /** Of the region of one bit of a mask; the same bit is set in border. */
    static void ofMask(byte[] mask, int bit, int nz, int ny, int nx, boolean flat, byte[] border) {
        int slice = ny * nx;
        int i = 0;
        for (int z = 0; z < nz; z++) {
            boolean zEdge = !flat && (z == 0 || z == nz - 1);
            for (int y = 0; y < ny; y++) {
                boolean edge = zEdge || y == 0 || y == ny - 1;
                for (int x = 0; x < nx; x++, i++) {
                    if ((mask[i] & bit) == 0) {
                        continue;
                    }
                    boolean inside = !edge && x > 0 && x < nx - 1;
                    if (inside) {
                        int all = mask[i - 1] & mask[i + 1] & mask[i - nx] & mask[i + nx];
                        if (!flat) {
                            all &= mask[i - slice] & mask[i + slice];
                        }
                        inside = (all & bit) != 0;
                    }
                    if (!inside) {
                        border[i] |= (byte) bit;
                    }
                }
            }
        }
    }

    /** Of every object of a label image: outside is whatever has another id. */
    static void ofLabels(int[] labels, int bit, int nz, int ny, int nx, boolean flat, byte[] border) {
        int slice = ny * nx;
        int i = 0;
        for (int z = 0; z < nz; z++) {
            boolean zEdge = !flat && (z == 0 || z == nz - 1);
            for (int y = 0; y < ny; y++) {
                boolean edge = zEdge || y == 0 || y == ny - 1;
                for (int x = 0; x < nx; x++, i++) {
                    int id = labels[i];
                    if (id == 0) {
                        continue;
                    }
                    boolean inside = !edge
                            && x > 0
                            && x < nx - 1
                            && labels[i - 1] == id
                            && labels[i + 1] == id
                            && labels[i - nx] == id
                            && labels[i + nx] == id
                            && (flat || (labels[i - slice] == id && labels[i + slice] == id));
                    if (!inside) {
                        border[i] |= (byte) bit;
                    }
                }
            }
        }
    }
}
