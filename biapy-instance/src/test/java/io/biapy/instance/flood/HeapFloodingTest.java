package io.biapy.instance.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapFloodingTest {
    @Test
    void equals_a_queue_that_is_searched_for_its_least_entry_with_the_heap_order_among_equal_seeds() {
        RandomVolumes.check(300, 8, v -> {
            boolean[] mask = v.mask();
            float[] surface = v.values(new int[] {0, 1, 2, 5}[v.random().nextInt(4)]);
            int[] seeds = seeds(v);
            assertThat(new HeapFlooding().flood(surface, seeds, mask, v.extent))
                    .isEqualTo(literal(v, surface, seeds, mask));
        });
    }

    @Test
    void labels_exactly_what_faces_join_to_a_seed() {
        RandomVolumes.check(200, 8, v -> {
            boolean[] mask = v.mask();
            int[] seeds = seeds(v);
            int[] labels = new HeapFlooding().flood(v.values(3), seeds, mask, v.extent);
            boolean[] reached = reachable(v, seeds, mask);
            for (int i = 0; i < labels.length; i++) {
                assertThat(labels[i] != 0).isEqualTo(reached[i]);
                if (seeds[i] != 0 && mask[i]) {
                    assertThat(labels[i]).isEqualTo(seeds[i]);
                }
            }
        });
    }

    @Test
    void a_barrier_keeps_two_seeds_apart() {
        float[] surface = {0, 1, 9, 1, 0};
        int[] labels = new HeapFlooding()
                .flood(
                        surface,
                        new int[] {7, 0, 0, 0, 3},
                        new boolean[] {true, true, true, true, true},
                        Extent.yx(1, 5));
        assertThat(labels).containsExactly(7, 7, 7, 3, 3);
    }

    @Test
    void negative_zero_is_as_high_as_zero() {
        float[] surface = {-0.0f, 0.0f, -0.0f};
        boolean[] mask = {true, true, true};
        int[] seeds = {1, 0, 2};
        assertThat(new HeapFlooding().flood(surface, seeds, mask, Extent.yx(1, 3)))
                .isEqualTo(new HeapFlooding().flood(new float[3], seeds, mask, Extent.yx(1, 3)));
    }

    @Test
    void arrays_of_another_length_are_refused() {
        assertThatThrownBy(() -> new HeapFlooding().flood(new float[4], new int[3], new boolean[4], Extent.yx(2, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs 4 values of surface, seeds and mask, got 4, 3 and 4");
    }

    private static int[] seeds(RandomVolumes v) {
        int[] seeds = new int[v.extent.voxels()];
        for (int k = v.random().nextInt(6); k > 0; k--) {
            seeds[v.random().nextInt(seeds.length)] = v.random().nextInt(1, 5);
        }
        return seeds;
    }

    /** The definition, voxel by voxel, on a list that is swapped about exactly as the heap of the definition. */
    private static int[] literal(RandomVolumes v, float[] surface, int[] seeds, boolean[] mask) {
        List<double[]> heap = new ArrayList<>(); // value, age, voxel
        int[] labels = new int[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            if (seeds[i] != 0 && mask[i]) {
                labels[i] = seeds[i];
                push(heap, new double[] {surface[i], 0, i});
            }
        }
        int age = 1;
        while (!heap.isEmpty()) {
            double[] least = pop(heap);
            int at = (int) least[2];
            for (int[] s : new int[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}}) {
                int z = v.z(at) + s[0];
                int y = v.y(at) + s[1];
                int x = v.x(at) + s[2];
                if (v.isInside(z, y, x) && mask[v.index(z, y, x)] && labels[v.index(z, y, x)] == 0) {
                    int next = v.index(z, y, x);
                    labels[next] = labels[at];
                    push(heap, new double[] {Math.max(least[0], surface[next]), ++age, next});
                }
            }
        }
        return labels;
    }

    private static boolean isSmaller(double[] a, double[] b) {
        return a[0] < b[0] || (a[0] == b[0] && a[1] < b[1]);
    }

    private static void push(List<double[]> heap, double[] entry) {
        heap.add(entry);
        int child = heap.size() - 1;
        while (child > 0) {
            int parent = (child + 1) / 2 - 1;
            if (!isSmaller(heap.get(child), heap.get(parent))) {
                return;
            }
            java.util.Collections.swap(heap, child, parent);
            child = parent;
        }
    }

    private static double[] pop(List<double[]> heap) {
        java.util.Collections.swap(heap, 0, heap.size() - 1);
        double[] least = heap.remove(heap.size() - 1);
        int i = 0;
        while (true) {
            int smallest = i;
            for (int child : new int[] {2 * i + 1, 2 * i + 2}) {
                if (child < heap.size() && isSmaller(heap.get(child), heap.get(smallest))) {
                    smallest = child;
                }
            }
            if (smallest == i) {
                return least;
            }
            java.util.Collections.swap(heap, i, smallest);
            i = smallest;
        }
    }

    private static boolean[] reachable(RandomVolumes v, int[] seeds, boolean[] mask) {
        boolean[] reached = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            reached[i] = mask[i] && seeds[i] != 0;
        }
        boolean[] before;
        do {
            before = reached.clone();
            for (int i = 0; i < mask.length; i++) {
                for (int j = 0; j < mask.length; j++) {
                    int steps = Math.abs(v.z(i) - v.z(j)) + Math.abs(v.y(i) - v.y(j)) + Math.abs(v.x(i) - v.x(j));
                    reached[i] |= steps == 1 && mask[i] && before[j];
                }
            }
        } while (!Arrays.equals(before, reached));
        return reached;
    }
}
