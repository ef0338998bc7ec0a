package io.biapy.instance.channel;

import java.util.Arrays;

/*
 * Labels of one slice with wider borders: 0 where the square of half-width h around a pixel holds two different codes above 0, else the pixel's
 * own code. The square's least and greatest code above 0 are found along x, then along y; what lies outside the image counts as nothing, which
 * is the same as reflecting it, since a reflected pixel is in the square already. Layout y, x; 8 bytes a pixel of one slice; time 2 (2 h + 1)
 * a pixel. Source: Lee et al. 2017; BiaPy 3.7.1, seg_widen_border.
 */
final class WideBorderKernel {
    private WideBorderKernel() {}

    static void slice(int[] codes, int at, int ny, int nx, int h, int[] into) {
        int[] least = new int[ny * nx];
        int[] most = new int[ny * nx];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int y = 0; y < ny; y++) {
            int row = y * nx;
            for (int x = 0; x < nx; x++) {
                int code = codes[at + row + x];
                if (code == 0) {
                    continue;
                }
                int last = Math.min(nx - 1, x + h);
                for (int i = row + Math.max(0, x - h); i <= row + last; i++) {
                    least[i] = Math.min(least[i], code);
                    most[i] = Math.max(most[i], code);
                }
            }
        }
        for (int y = 0; y < ny; y++) {
            int firstRow = Math.max(0, y - h);
            int lastRow = Math.min(ny - 1, y + h);
            for (int x = 0; x < nx; x++) {
                int i = y * nx + x;
                int code = codes[at + i];
                if (code != 0) {
                    boolean alone = true;
                    for (int k = firstRow * nx + x; alone && k <= lastRow * nx + x; k += nx) {
                        alone = most[k] == 0 || least[k] == code && most[k] == code;
                    }
                    code = alone ? code : 0;
                }
                into[at + i] = code;
            }
        }
    }
}
