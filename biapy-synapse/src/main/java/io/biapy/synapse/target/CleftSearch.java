package io.biapy.synapse.target;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import java.util.Arrays;

/**
 * Finds the cleft between a postsynaptic and a presynaptic site: on the way from one to the other, the place where the smoothed image stays dark. BiaPy's
 * rule and its numbers: 51 samples between 15 % and 85 % of the way, each the 10th percentile of 7 x 7 voxels of the image averaged over 3 x 11 x 11;
 * dark is below the median of the first samples by a fifth of it, and by 10 of 255 at least; twice in a row, else the darkest sample.
 */
final class CleftSearch {
    private static final Extent AVERAGED = Extent.zyx(3, 11, 11);
    private static final int SAMPLES = 51;
    private static final double FROM = 0.15;
    private static final double TO = 0.85;
    private static final int BEAM = 3;
    private static final double DROP_SHARE = 0.2;
    private static final double DROP = 10;
    private static final int BASELINE = 8; // the first 15 % of the samples
    private static final int PERSIST = 2;

    private CleftSearch() {}

    /**
     * One place, z, y, x, in voxels of the volume, for each postsynaptic site.
     *
     * @param box part of the volume around all the sites; smoothing does not look beyond it
     */
    static long[][] find(ImageSource raw, Block box, long[] pre, long[][] posts) {
        Extent e = box.extent();
        float[] values = new float[e.voxels()];
        raw.read(0, box, values);
        int[] grey = eightBit(values, raw.pixelType());
        int[] smooth = CleftKernel.average(grey, e.z(), e.y(), e.x(), AVERAGED.z(), AVERAGED.y(), AVERAGED.x());
        long[] origin = {box.z(), box.y(), box.x()};
        long[][] found = new long[posts.length][];
        for (int k = 0; k < posts.length; k++) {
            int[] at = place(smooth, e, local(pre, origin), local(posts[k], origin));
            found[k] = new long[] {at[0] + origin[0], at[1] + origin[1], at[2] + origin[2]};
        }
        return found;
    }

    private static float[] local(long[] voxel, long[] origin) {
        return new float[] {voxel[0] - origin[0], voxel[1] - origin[1], voxel[2] - origin[2]};
    }

    private static int[] place(int[] smooth, Extent e, float[] pre, float[] post) {
        int[][] way = new int[SAMPLES][3];
        float[] profile = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            float t = (float) (FROM + i * ((TO - FROM) / (SAMPLES - 1)));
            for (int a = 0; a < 3; a++) {
                int v = (int) Math.rint(post[a] + t * (pre[a] - post[a]));
                way[i][a] = Math.max(0, Math.min(e.along(a) - 1, v));
            }
            profile[i] =
                    (float) CleftKernel.lowTenth(smooth, e.z(), e.y(), e.x(), way[i][0], way[i][1], way[i][2], BEAM);
        }
        float[] first = Arrays.copyOf(profile, BASELINE);
        Arrays.sort(first);
        double baseline = (first[BASELINE / 2 - 1] + first[BASELINE / 2]) / 2f;
        float dark = (float) (baseline - Math.max(DROP, DROP_SHARE * baseline));
        int darkest = BASELINE;
        for (int i = BASELINE; i < SAMPLES; i++) {
            boolean stays = true;
            for (int j = i; j < Math.min(SAMPLES, i + PERSIST); j++) {
                stays &= profile[j] <= dark;
            }
            if (stays) {
                return way[i];
            }
            darkest = profile[i] < profile[darkest] ? i : darkest;
        }
        return way[darkest];
    }

    /** 8-bit values as they are, wider integers by their high byte (BiaPy keeps the low one), floats stretched from their least to their greatest. */
    private static int[] eightBit(float[] values, PixelType type) {
        float low = 0;
        float scale = 1;
        if (type == PixelType.UINT16) {
            scale = 1 / 257f;
        } else if (type != PixelType.UINT8) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (float v : values) {
                least = Math.min(least, v);
                most = Math.max(most, v);
            }
            low = least;
            scale = most > least ? 255 / (most - least) : 0;
        }
        int[] grey = new int[values.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (int) Math.max(0, Math.min(255, (values[i] - low) * scale));
        }
        return grey;
    }
}
