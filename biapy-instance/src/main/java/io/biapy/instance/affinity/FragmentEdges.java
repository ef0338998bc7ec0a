package io.biapy.instance.affinity;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.AffinityOffset;
import java.util.Arrays;
import java.util.List;

/** The borders between fragments: for each pair that touches at some offset, a histogram of the affinities across. In rising order of pairs. */
final class FragmentEdges {
    private final int[] smaller;
    private final int[] greater;
    private final int[][] histograms;

    private FragmentEdges(int[] smaller, int[] greater, int[][] histograms) {
        this.smaller = smaller;
        this.greater = greater;
        this.histograms = histograms;
    }

    /** Of fragments with ids from 1 up to {@code most}. Sorts one number a border voxel and offset. */
    static FragmentEdges of(int[] fragments, int most, FloatImage affinities, List<AffinityOffset> offsets) {
        if (most >= 1 << BorderKernel.ID_BITS) {
            throw new InputException("Agglomeration takes fragment ids below 2^" + BorderKernel.ID_BITS + ", got "
                    + most + "; cut the image into tiles.");
        }
        long[] samples = new long[collect(fragments, affinities, offsets, new long[0])];
        collect(fragments, affinities, offsets, samples);
        Arrays.sort(samples);
        int edges = 0;
        for (int i = 0; i < samples.length; i++) {
            edges += i == 0 || !isSamePair(samples[i], samples[i - 1]) ? 1 : 0;
        }
        FragmentEdges found = new FragmentEdges(new int[edges], new int[edges], new int[edges][]);
        int[] room = new int[2 * AffinityHistogram.BINS];
        int edge = 0;
        for (int from = 0; from < samples.length; edge++) {
            found.smaller[edge] = BorderKernel.smaller(samples[from]);
            found.greater[edge] = BorderKernel.greater(samples[from]);
            int length = 0;
            int to = from;
            while (to < samples.length && isSamePair(samples[to], samples[from])) {
                int bin = to;
                while (to < samples.length && samples[to] == samples[bin]) {
                    to++;
                }
                room[length++] = BorderKernel.bin(samples[bin]);
                room[length++] = to - bin;
            }
            found.histograms[edge] = Arrays.copyOf(room, length);
            from = to;
        }
        return found;
    }

    private static int collect(int[] fragments, FloatImage affinities, List<AffinityOffset> offsets, long[] samples) {
        Extent e = affinities.extent();
        int at = 0;
        for (int c = 0; c < offsets.size(); c++) {
            AffinityOffset d = offsets.get(c);
            at = Math.addExact(
                    at,
                    BorderKernel.collect(
                            fragments,
                            affinities.data(),
                            c * e.voxels(),
                            e.z(),
                            e.y(),
                            e.x(),
                            d.z(),
                            d.y(),
                            d.x(),
                            samples,
                            at));
        }
        return at;
    }

    private static boolean isSamePair(long a, long b) {
        return BorderKernel.smaller(a) == BorderKernel.smaller(b) && BorderKernel.greater(a) == BorderKernel.greater(b);
    }

    /** Number of pairs. */
    int size() {
        return smaller.length;
    }

    /** The smaller id of a pair. */
    int smaller(int edge) {
        return smaller[edge];
    }

    /** The greater id. */
    int greater(int edge) {
        return greater[edge];
    }

    /** The affinities across, see {@link AffinityHistogram}. */
    int[] histogram(int edge) {
        return histograms[edge];
    }
}
