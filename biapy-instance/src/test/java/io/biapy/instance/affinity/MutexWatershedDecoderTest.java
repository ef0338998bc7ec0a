package io.biapy.instance.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutexWatershedDecoderTest {
    @Test
    void equals_the_definition_by_a_list_of_edges_and_of_forbidden_pairs() {
        RandomVolumes.check(4000, 8, v -> {
            List<AffinityOffset> offsets = RandomAffinities.offsets(v, 6);
            FloatImage prediction = RandomAffinities.affinities(v, offsets);
            int attractive = v.random().nextInt(1, offsets.size() + 1);
            int[] strides = {
                v.random().nextInt(1, 3), v.random().nextInt(1, 4), v.random().nextInt(1, 3)
            };
            double foreground = v.random().nextBoolean()
                    ? Double.NEGATIVE_INFINITY
                    : v.random().nextInt(10) / 10.0;
            double least = v.random().nextInt(5) / 8.0;
            MutexWatershedDecoder decoder = MutexWatershedDecoder.of(offsets, attractive)
                    .strides(strides[0], strides[1], strides[2])
                    .foreground(foreground)
                    .leastAttraction(least);
            assertThat(decoder.decode(prediction).codes())
                    .isEqualTo(literal(v, prediction, offsets, attractive, strides, foreground, least));
        });
    }

    @Test
    void perfect_affinities_give_the_objects_back_whatever_the_order_of_equal_edges() {
        RandomVolumes.check(300, 12, v -> {
            int[] truth = v.labels(4);
            List<AffinityOffset> offsets = new ArrayList<>(AffinityOffset.nearest());
            offsets.addAll(AffinityOffset.parseAll("0x3x0,0x0x3,0x3x3,2x0x0"));
            int n = truth.length;
            float[] data = new float[offsets.size() * n];
            for (int c = 0; c < offsets.size(); c++) {
                AffinityOffset d = offsets.get(c);
                for (int i = 0; i < n; i++) {
                    int z = v.z(i) - d.z();
                    int y = v.y(i) - d.y();
                    int x = v.x(i) - d.x();
                    boolean same = v.isInside(z, y, x) && truth[i] > 0 && truth[i] == truth[v.index(z, y, x)];
                    data[c * n + i] = same ? 1 : 0;
                }
            }
            int[] labels = MutexWatershedDecoder.of(offsets, 3)
                    .decode(FloatImage.of("perfect", v.extent, offsets.size(), data))
                    .codes();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    int steps = Math.abs(v.z(i) - v.z(j)) + Math.abs(v.y(i) - v.y(j)) + Math.abs(v.x(i) - v.x(j));
                    if (steps == 1 && truth[i] > 0 && truth[j] > 0) {
                        assertThat(labels[i] > 0 && labels[i] == labels[j]).isEqualTo(truth[i] == truth[j]);
                    }
                }
                assertThat(truth[i] == 0 && labels[i] > 0).isFalse();
            }
        });
    }

    @Test
    void a_strong_repulsion_splits_what_weak_attractions_would_join() {
        Extent extent = Extent.yx(1, 6);
        float[] attraction = {0, 0.9f, 0.9f, 0.6f, 0.9f, 0.9f};
        float[] far = {0, 0, 0, 1, 0.1f, 1}; // voxels 4 and 1 are of two objects
        float[] data = new float[12];
        System.arraycopy(attraction, 0, data, 0, 6);
        System.arraycopy(far, 0, data, 6, 6);
        List<AffinityOffset> offsets = AffinityOffset.parseAll("0x0x1,0x0x3");
        FloatImage prediction = FloatImage.of("row", extent, 2, data);
        MutexWatershedDecoder decoder = MutexWatershedDecoder.of(offsets, 1);
        assertThat(decoder.decode(prediction).codes()).containsExactly(1, 1, 1, 2, 2, 2);
        data[10] = 0.5f; // the repulsion is weaker than the weakest attraction and comes too late
        assertThat(decoder.decode(prediction).codes()).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void background_is_no_object_unless_asked_for() {
        List<AffinityOffset> offsets = AffinityOffset.parseAll("0x1x0,0x0x1,0x2x0,0x0x2");
        FloatImage nothing = FloatImage.of("nothing", Extent.yx(4, 4), 4, new float[64]);
        MutexWatershedDecoder decoder = MutexWatershedDecoder.of(offsets, 2);
        assertThat(decoder.decode(nothing).objects()).isZero();
        assertThat(decoder.everywhere().decode(nothing).codes()).doesNotContain(0);
    }

    @Test
    void it_looks_as_far_as_its_longest_offset_and_decisions_chain() {
        MutexWatershedDecoder decoder =
                MutexWatershedDecoder.of(AffinityOffset.parseAll("1x0x0,0x1x0,0x0x1,0x-9x4,3x0x0"), 3);
        assertThat(decoder.reach()).isEqualTo(Reach.chained(Extent.zyx(3, 9, 4)));
        assertThat(decoder.strides(1, 2, 2))
                .hasToString("Mutex watershed: [1x0x0, 0x1x0, 0x0x1] attract, [0x-9x4, 3x0x0] repel at every 1x2x2,"
                        + " where an attraction is > 0.5");
    }

    @Test
    void wrong_options_are_refused() {
        List<AffinityOffset> offsets = AffinityOffset.nearestInPlane();
        assertThatThrownBy(() -> MutexWatershedDecoder.of(offsets, 3)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MutexWatershedDecoder.of(offsets, 0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MutexWatershedDecoder.of(offsets, 2).strides(0, 1, 1))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MutexWatershedDecoder.of(offsets, 2).foreground(Double.NaN))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MutexWatershedDecoder.of(offsets, 2)
                        .decode(FloatImage.of("a", Extent.yx(2, 2), 3, new float[12])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 offsets");
    }

    private record Edge(float weight, boolean attracts, int a, int b) {}

    private static int[] literal(
            RandomVolumes v,
            FloatImage prediction,
            List<AffinityOffset> offsets,
            int attractive,
            int[] strides,
            double foreground,
            double least) {
        int n = v.extent.voxels();
        boolean[] mask = new boolean[n];
        List<Edge> edges = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            for (int c = 0; c < offsets.size(); c++) {
                AffinityOffset d = offsets.get(c);
                boolean attracts = c < attractive;
                for (int i = 0; i < n; i++) {
                    int z = v.z(i) - d.z();
                    int y = v.y(i) - d.y();
                    int x = v.x(i) - d.x();
                    if (!v.isInside(z, y, x)) {
                        continue;
                    }
                    int j = v.index(z, y, x);
                    float value = prediction.data()[c * n + i];
                    boolean taken = v.z(i) % strides[0] == 0 && v.y(i) % strides[1] == 0 && v.x(i) % strides[2] == 0;
                    if (pass == 0 && attracts && value > (float) foreground) {
                        mask[i] = true;
                        mask[j] = true;
                    } else if (pass == 1 && (attracts ? value > least : taken && value < 1) && mask[i] && mask[j]) {
                        edges.add(new Edge(attracts ? value : 1 - value, attracts, i, j));
                    }
                }
            }
            if (foreground == Double.NEGATIVE_INFINITY) {
                Arrays.fill(mask, true);
            }
        }
        edges.sort(Comparator.comparing(e -> -e.weight)); // stable
        int[] region = new int[n];
        Arrays.setAll(region, i -> i);
        List<Edge> forbidden = new ArrayList<>();
        for (Edge e : edges) {
            int a = region[e.a];
            int b = region[e.b];
            boolean apart = forbidden.stream()
                    .anyMatch(f -> region[f.a] == a && region[f.b] == b || region[f.a] == b && region[f.b] == a);
            if (a == b || apart) {
                continue;
            }
            if (e.attracts) {
                Arrays.setAll(region, i -> region[i] == b ? a : region[i]);
            } else {
                forbidden.add(e);
            }
        }
        int[] labels = new int[n];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (mask[i]) {
                if (!order.contains(region[i])) {
                    order.add(region[i]);
                }
                labels[i] = order.indexOf(region[i]) + 1;
            }
        }
        return labels;
    }
}
