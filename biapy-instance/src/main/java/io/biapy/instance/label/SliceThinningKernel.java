package io.biapy.instance.label;

import java.util.Arrays;

/*
 * Thinning of one slice in place. Two passes alternate until neither removes anything; all removals of a pass happen at once. What a pass
 * removes is a table over the eight neighbours: the rule of Zhang and Suen (2 to 6 neighbours, one run of them around the pixel, and in each
 * pass two products of side neighbours that must be 0), with the 25 patterns in which scikit-image departs from it, so that staircases and corners
 * of two pixels become one.
 * Layout: y, x flat from `base` on, x fastest. A list of the pixels that are left, with the neighbour pattern in a padded copy.
 * Memory: 5 bytes a pixel. Time: O(passes x pixels left). Source: T. Y. Zhang, C. Y. Suen, CACM 27 (1984); table of skimage 0.26.
 */
final class SliceThinningKernel {
    /** Pattern, then 1 if the first pass removes it, 2 the second, 3 both. Bits: NW, N, NE, E, SE, S, SW, W. */
    private static final int[] DEPARTURES = {
        3, 1, 6, 1, 10, 3, 11, 1, 12, 1, 14, 1, 24, 2, 26, 2, 40, 3, 48, 0, 56, 2, 96, 2, 104, 2, 108, 2, 129, 0, 130,
        3, 131, 1, 134, 1, 160, 3, 161, 1, 176, 2, 192, 2, 194, 1, 198, 1, 224, 2
    };

    private static final byte[] REMOVED = table();

    private SliceThinningKernel() {}

    static void thin(boolean[] mask, int base, int ny, int nx) {
        int px = nx + 2;
        byte[] set = new byte[px * (ny + 2)];
        int[] left = new int[ny * nx];
        int count = 0;
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                if (mask[base + y * nx + x]) {
                    int at = (y + 1) * px + x + 1;
                    set[at] = 1;
                    left[count++] = at;
                }
            }
        }
        int[] removed = new int[count];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int pass = 1; pass <= 2; pass++) {
                int gone = 0;
                int kept = 0;
                for (int k = 0; k < count; k++) {
                    int at = left[k];
                    int pattern = set[at - px - 1]
                            | set[at - px] << 1
                            | set[at - px + 1] << 2
                            | set[at + 1] << 3
                            | set[at + px + 1] << 4
                            | set[at + px] << 5
                            | set[at + px - 1] << 6
                            | set[at - 1] << 7;
                    if ((REMOVED[pattern] & pass) != 0) {
                        removed[gone++] = at;
                    } else {
                        left[kept++] = at;
                    }
                }
                for (int k = 0; k < gone; k++) {
                    set[removed[k]] = 0;
                }
                changed |= gone > 0;
                count = kept;
            }
        }
        Arrays.fill(mask, base, base + ny * nx, false);
        for (int k = 0; k < count; k++) {
            mask[base + (left[k] / px - 1) * nx + left[k] % px - 1] = true;
        }
    }

    private static byte[] table() {
        byte[] table = new byte[256];
        for (int pattern = 0; pattern < 256; pattern++) {
            int neighbours = Integer.bitCount(pattern);
            int turned = (pattern << 1 | pattern >> 7) & 255;
            boolean oneRun = Integer.bitCount(pattern & ~turned) == 1;
            if (oneRun && neighbours >= 2 && neighbours <= 6) {
                boolean first = lacks(pattern, 0b00101010) && lacks(pattern, 0b10101000);
                boolean second = lacks(pattern, 0b10001010) && lacks(pattern, 0b10100010);
                table[pattern] = (byte) ((first ? 1 : 0) | (second ? 2 : 0));
            }
        }
        for (int k = 0; k < DEPARTURES.length; k += 2) {
            table[DEPARTURES[k]] = (byte) DEPARTURES[k + 1];
        }
        return table;
    }

    private static boolean lacks(int pattern, int neighbours) {
        return (pattern & neighbours) != neighbours;
    }
}
