package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class DensityClustersTest {
    @Test
    void clusters_equal_those_of_a_comparison_of_all_points() {
        RandomVolumes.check(3000, 12, volume -> {
            int axes = volume.extent.z() == 1 ? 2 : 3;
            int[] size = {volume.extent.z(), volume.extent.y(), volume.extent.x()};
            int count = volume.random().nextInt(1, 120);
            float grain = volume.random().nextInt(1, 5); // coarse places give equal distances
            boolean coarse = volume.random().nextBoolean();
            float[] points = new float[axes * count];
            for (int i = 0; i < points.length; i++) {
                int most = size[3 - axes + i % axes] - 1;
                float place = (float) (most * volume.random().nextDouble());
                points[i] = coarse ? Math.round(place * grain) / grain : place;
                points[i] = Math.min(points[i], most);
            }
            int[] expected = plain(points, axes);
            int[] found = DensityClusters.clusters(points, axes, size[0], size[1], size[2]);
            assertThat(found).isEqualTo(expected);
        });
    }

    private static int[] plain(float[] points, int axes) {
        int count = points.length / axes;
        boolean[] core = new boolean[count];
        for (int a = 0; a < count; a++) {
            int near = 0;
            for (int b = 0; b < count; b++) {
                near += squared(points, axes, a, b) <= 2.0000000000000004 ? 1 : 0;
            }
            core[a] = near >= 5;
        }
        int[] labels = new int[count];
        int next = 0;
        for (int n = 0; n < count; n++) {
            if (!core[n] || labels[n] != 0) {
                continue;
            }
            labels[n] = ++next;
            Deque<Integer> open = new ArrayDeque<>();
            open.add(n);
            while (!open.isEmpty()) {
                int a = open.pop();
                for (int b = 0; b < count; b++) {
                    if (core[a] && labels[b] == 0 && squared(points, axes, a, b) <= 2.0000000000000004) {
                        labels[b] = next;
                        open.push(b);
                    }
                }
            }
        }
        int[] found = labels.clone();
        for (int a = 0; a < count; a++) {
            double least = 2;
            for (int b = 0; b < count && found[a] == 0; b++) {
                if (found[b] != 0 && squared(points, axes, a, b) < least) {
                    least = squared(points, axes, a, b);
                    labels[a] = found[b];
                }
            }
        }
        return labels;
    }

    private static double squared(float[] points, int axes, int a, int b) {
        double sum = 0;
        for (int k = 0; k < axes; k++) {
            double d = (double) points[axes * a + k] - points[axes * b + k];
            sum += d * d;
        }
        return sum;
    }
}
