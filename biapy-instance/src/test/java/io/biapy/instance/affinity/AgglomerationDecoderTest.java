package io.biapy.instance.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AgglomerationDecoderTest {
    @Test
    void equals_merging_by_dense_histograms_in_the_order_of_a_queue_of_scores() {
        RandomVolumes.check(2500, 9, v -> {
            List<AffinityOffset> offsets = RandomAffinities.offsets(v, 3);
            FloatImage prediction = RandomAffinities.affinities(v, offsets);
            double threshold = v.random().nextInt(11) / 10.0;
            double quantile = new double[] {1, 25, 50, 75, 100}[v.random().nextInt(5)];
            int least = v.random().nextInt(6);
            int scored = v.random().nextInt(1, offsets.size() + 1);
            AgglomerationTrace trace = AgglomerationDecoder.of(offsets)
                    .fragmentSeeds(v.random().nextInt(5, 10) / 10.0)
                    .fragmentGrowth(v.random().nextInt(6) / 10.0 - 0.1)
                    .mergeThreshold(threshold)
                    .mergeQuantile(quantile)
                    .leastBorder(least)
                    .scoredOffsets(scored)
                    .trace(prediction);
            assertThat(trace.labels().codes())
                    .isEqualTo(literal(
                            v,
                            trace.fragments().codes(),
                            prediction,
                            offsets.subList(0, scored),
                            threshold,
                            quantile,
                            least));
        });
    }

    @Test
    void fragments_of_one_object_merge_where_affinities_across_are_high() {
        // Two seeds in one object, one in another: affinities along x dip a little at 3 and 4, and fall to almost 0 at
        // 7.
        Extent extent = Extent.yx(6, 11);
        float[] data = new float[2 * extent.voxels()];
        Arrays.fill(data, 1);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 11; x++) {
                float across = x == 0 || x == 7 ? 0.05f : x == 3 || x == 4 ? 0.7f : 1;
                data[extent.voxels() + y * 11 + x] = across;
            }
        }
        FloatImage prediction = FloatImage.of("pair", extent, 2, data).withCalibration(Calibration.of(1, 2, 2, "um"));
        AgglomerationDecoder decoder = AgglomerationDecoder.of(AffinityOffset.nearestInPlane());
        AgglomerationTrace trace = decoder.trace(prediction);
        assertThat(trace.fragments().objects()).isEqualTo(3);
        assertThat(trace.labels().objects()).isEqualTo(2);
        assertThat(trace.labels().codes()[1])
                .isEqualTo(trace.labels().codes()[5])
                .isPositive();
        assertThat(trace.labels().calibration()).isEqualTo(prediction.calibration());
        assertThat(decoder.mergeThreshold(0.8).decode(prediction).objects()).isEqualTo(3);
        assertThat(decoder.leastBorder(7).decode(prediction).objects()).isEqualTo(3);
        assertThat(trace).hasToString("Agglomeration of pair: 3 fragments with 1 border merged to 2 objects");
    }

    @Test
    void an_image_without_fragments_has_no_objects() {
        FloatImage nothing = FloatImage.of("nothing", Extent.zyx(2, 3, 3), 3, new float[54]);
        assertThat(AgglomerationDecoder.of(AffinityOffset.nearest())
                        .decode(nothing)
                        .objects())
                .isZero();
    }

    @Test
    void wrong_planes_values_and_options_are_refused() {
        AgglomerationDecoder decoder = AgglomerationDecoder.of(AffinityOffset.nearest());
        assertThatThrownBy(() -> decoder.decode(FloatImage.of("a", Extent.yx(2, 2), 2, new float[8])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3 offsets");
        float[] data = new float[12];
        data[7] = Float.NaN;
        assertThatThrownBy(() -> decoder.decode(FloatImage.of("a", Extent.yx(2, 2), 3, data)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> decoder.mergeQuantile(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> decoder.scoredOffsets(4)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> decoder.mergeThreshold(2)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> AgglomerationDecoder.of(List.of())).isInstanceOf(InputException.class);
        assertThat(decoder.reach()).isEqualTo(Reach.wholeImage());
    }

    @Test
    void offsets_are_read_as_they_are_written() {
        String text = "1x0x0,0x-9x4";
        List<AffinityOffset> offsets = AffinityOffset.parseAll(text);
        assertThat(offsets).containsExactly(AffinityOffset.zyx(1, 0, 0), AffinityOffset.zyx(0, -9, 4));
        assertThat(offsets.get(1)).hasToString("0x-9x4");
        assertThatThrownBy(() -> AffinityOffset.parseAll("1x0"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("three whole numbers");
        assertThatThrownBy(() -> AffinityOffset.zyx(0, 0, 0)).isInstanceOf(InputException.class);
    }

    private static int[] literal(
            RandomVolumes v,
            int[] fragments,
            FloatImage affinities,
            List<AffinityOffset> offsets,
            double threshold,
            double quantile,
            int least) {
        Map<List<Integer>, int[]> histograms = histograms(v, fragments, affinities, offsets);
        int most = Arrays.stream(fragments).max().orElse(0);
        int[] region = new int[most + 1];
        int[] size = new int[most + 1];
        Arrays.setAll(region, i -> i);
        Arrays.fill(size, 1);
        PriorityQueue<double[]> queue = new PriorityQueue<>(Comparator.<double[]>comparingDouble(e -> e[0])
                .thenComparingDouble(e -> e[1])
                .thenComparingDouble(e -> e[2]));
        histograms.forEach((pair, h) -> queue.add(new double[] {-score(h, quantile), pair.get(0), pair.get(1)}));
        while (!queue.isEmpty()) {
            double[] entry = queue.remove();
            int a = region[(int) entry[1]];
            int b = region[(int) entry[2]];
            int[] h = histograms.get(List.of(Math.min(a, b), Math.max(a, b)));
            if (a == b || h == null || Arrays.stream(h).sum() < least) {
                continue;
            }
            if (score(h, quantile) != -entry[0]) {
                queue.add(new double[] {-score(h, quantile), a, b});
                continue;
            }
            if (score(h, quantile) < threshold) {
                break;
            }
            int kept = size[a] < size[b] ? b : a;
            int gone = kept == a ? b : a;
            size[kept] += size[gone];
            Arrays.setAll(region, i -> region[i] == gone ? kept : region[i]);
            for (List<Integer> pair : new ArrayList<>(histograms.keySet())) {
                if (pair.contains(gone)) {
                    int[] moving = histograms.remove(pair);
                    int other = pair.get(0) == gone ? pair.get(1) : pair.get(0);
                    if (other != kept) {
                        int[] sum = histograms.computeIfAbsent(
                                List.of(Math.min(kept, other), Math.max(kept, other)), p -> new int[256]);
                        Arrays.setAll(sum, i -> sum[i] + moving[i]);
                        queue.add(new double[] {-score(sum, quantile), kept, other});
                    }
                }
            }
        }
        TreeSet<Integer> regions = new TreeSet<>();
        for (int f : fragments) {
            regions.add(region[f]);
        }
        regions.remove(0);
        List<Integer> order = List.copyOf(regions);
        return Arrays.stream(fragments)
                .map(f -> f == 0 ? 0 : order.indexOf(region[f]) + 1)
                .toArray();
    }

    private static Map<List<Integer>, int[]> histograms(
            RandomVolumes v, int[] fragments, FloatImage affinities, List<AffinityOffset> offsets) {
        Map<List<Integer>, int[]> histograms = new HashMap<>();
        for (int c = 0; c < offsets.size(); c++) {
            AffinityOffset d = offsets.get(c);
            for (int i = 0; i < fragments.length; i++) {
                int z = v.z(i) - d.z();
                int y = v.y(i) - d.y();
                int x = v.x(i) - d.x();
                if (!v.isInside(z, y, x)) {
                    continue;
                }
                int a = fragments[i];
                int b = fragments[v.index(z, y, x)];
                if (a > 0 && b > 0 && a != b) {
                    int bin = (int) Math.min(255, affinities.data()[c * fragments.length + i] * 256);
                    histograms.computeIfAbsent(List.of(Math.min(a, b), Math.max(a, b)), p -> new int[256])[bin]++;
                }
            }
        }
        return histograms;
    }

    private static double score(int[] histogram, double quantile) {
        double wanted = quantile / 100 * Arrays.stream(histogram).sum();
        int sum = 0;
        for (int bin = 0; bin < 256; bin++) {
            sum += histogram[bin];
            if (sum >= wanted) {
                return (bin + 0.5) / 256;
            }
        }
        return 255.5 / 256;
    }
}
