package io.biapy.instance.label;

import java.util.Arrays;

/*
 * Thinning in three dimensions, in place. From six sides in turn the voxels are collected that are bare on that side and may go: not the end of
 * a line (one neighbour), the Euler characteristic stays, and the 26 neighbours stay in one part. Then, one after the other in raster order,
 * each is removed if its neighbours still are in one part. It ends when no side has anything to remove. The last voxel of a part stays (in
 * scikit-image it may go too, and an object is lost).
 * The Euler characteristic stays if of the corners, edges and faces of the voxel as a cube, those that no other cube has balance: corners - edges +
 * faces = 1. This is the sum over the octants of the table of Lee et al.
 * Neighbourhoods are 27-bit sets: bit (dz + 1) * 9 + (dy + 1) * 3 + dx + 1, the centre clear.
 * Layout: mask z, y, x flat, x fastest; inside, a border of unset voxels around. Memory: 5 bytes a voxel. Time: O(rounds x voxels left).
 * Source: Lee, Kashyap, Chu, CVGIP 56 (1994); the order of sides is that of skimage 0.26.
 */
final class VolumeThinningKernel {
    private static final int CENTRE = 13;
    private static final int[] TOUCHING = new int[27]; // neighbours of each neighbour, within the block
    private static final int[] CELLS = new int[26]; // the cubes that share a corner (8), an edge (12) or a face (6)
    private static final int[] SIGNS = new int[26];

    static {
        for (int a = 0; a < 27; a++) {
            for (int b = 0; b < 27; b++) {
                boolean near = Math.abs(a / 9 - b / 9) <= 1
                        && Math.abs(a / 3 % 3 - b / 3 % 3) <= 1
                        && Math.abs(a % 3 - b % 3) <= 1;
                if (near && a != b && a != CENTRE && b != CENTRE) {
                    TOUCHING[a] |= 1 << b;
                }
            }
        }
        int n = 0;
        for (int cell = 0; cell < 27; cell++) {
            if (cell == CENTRE) {
                continue;
            }
            int dims = (cell / 9 != 1 ? 1 : 0) + (cell / 3 % 3 != 1 ? 1 : 0) + (cell % 3 != 1 ? 1 : 0);
            SIGNS[n] = dims == 2 ? -1 : 1;
            for (int cube = 0; cube < 27; cube++) {
                boolean shares = cube != CENTRE
                        && (cube / 9 == 1 || cube / 9 == cell / 9)
                        && (cube / 3 % 3 == 1 || cube / 3 % 3 == cell / 3 % 3)
                        && (cube % 3 == 1 || cube % 3 == cell % 3);
                CELLS[n] |= shares ? 1 << cube : 0;
            }
            n++;
        }
    }

    private VolumeThinningKernel() {}

    static void thin(boolean[] mask, int nz, int ny, int nx) {
        int px = nx + 2;
        int slice = px * (ny + 2);
        byte[] set = new byte[slice * (nz + 2)];
        int[] left = new int[mask.length];
        int count = 0;
        int i = 0;
        for (int z = 1; z <= nz; z++) {
            for (int y = 1; y <= ny; y++) {
                for (int x = 1; x <= nx; x++, i++) {
                    if (mask[i]) {
                        int at = z * slice + y * px + x;
                        set[at] = 1;
                        left[count++] = at;
                    }
                }
            }
        }
        int[] sides = {-px, px, 1, -1, slice, -slice};
        int[] asked = new int[count];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int side = 0; side < (nz == 1 ? 4 : 6); side++) {
                int candidates = 0;
                for (int k = 0; k < count; k++) {
                    if (set[left[k] + sides[side]] == 0 && mayGo(neighbours(set, left[k], px, slice))) {
                        asked[candidates++] = left[k];
                    }
                }
                boolean removed = false;
                for (int k = 0; k < candidates; k++) {
                    int bits = neighbours(set, asked[k], px, slice);
                    if (bits != 0 && isOnePart(bits)) {
                        set[asked[k]] = 0;
                        removed = true;
                    }
                }
                if (removed) {
                    changed = true;
                    int kept = 0;
                    for (int k = 0; k < count; k++) {
                        if (set[left[k]] != 0) {
                            left[kept++] = left[k];
                        }
                    }
                    count = kept;
                }
            }
        }
        Arrays.fill(mask, false);
        for (int k = 0; k < count; k++) {
            int z = left[k] / slice - 1;
            int y = left[k] / px % (ny + 2) - 1;
            mask[(z * ny + y) * nx + left[k] % px - 1] = true;
        }
    }

    private static int neighbours(byte[] set, int at, int px, int slice) {
        int bits = 0;
        int bit = 0;
        for (int z = at - slice; z <= at + slice; z += slice) {
            for (int y = z - px; y <= z + px; y += px) {
                bits |= set[y - 1] << bit | set[y] << (bit + 1) | set[y + 1] << (bit + 2);
                bit += 3;
            }
        }
        return bits & ~(1 << CENTRE);
    }

    private static boolean mayGo(int bits) {
        if (Integer.bitCount(bits) == 1) {
            return false;
        }
        int balance = 0;
        for (int cell = 0; cell < 26; cell++) {
            if ((bits & CELLS[cell]) == 0) {
                balance += SIGNS[cell];
            }
        }
        return balance == 1 && isOnePart(bits);
    }

    private static boolean isOnePart(int bits) {
        int part = Integer.lowestOneBit(bits);
        int front = part;
        while (front != 0) {
            int reached = 0;
            while (front != 0) {
                reached |= TOUCHING[Integer.numberOfTrailingZeros(front)];
                front &= front - 1;
            }
            front = reached & bits & ~part;
            part |= front;
        }
        return part == bits;
    }
}
