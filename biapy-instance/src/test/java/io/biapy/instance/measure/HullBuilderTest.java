package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HullBuilderTest {
    @Test
    void no_point_lies_outside_and_the_sides_fit_together() {
        for (int seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int side = random.nextInt(2, 9); // small sides put many points in a plane
            int[] p = new int[3 * random.nextInt(5, 60)];
            for (int i = 0; i < p.length; i++) {
                p[i] = random.nextInt(side);
            }
            int[] tetrahedron = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
            System.arraycopy(tetrahedron, 0, p, 0, 12);
            int[] triangles = HullBuilder.triangles(p);
            Map<Long, Integer> edges = new HashMap<>();
            for (int i = 0; i < triangles.length; i += 3) {
                long highest = 0;
                for (int k = 0; k < p.length / 3; k++) {
                    highest = Math.max(highest, above(p, triangles, i, k));
                }
                assertThat(highest).as("seed %s", seed).isZero();
                for (int e = 0; e < 3; e++) {
                    long from = triangles[i + e];
                    long to = triangles[i + (e + 1) % 3];
                    edges.merge(from << 32 | to, 1, Integer::sum);
                }
            }
            edges.forEach((edge, count) -> {
                assertThat(count).isEqualTo(1);
                assertThat(edges).containsEntry(edge << 32 | edge >>> 32, 1);
            });
        }
    }

    private static long above(int[] p, int[] t, int i, int k) {
        long[] a = minus(p, t[i + 1], t[i]);
        long[] b = minus(p, t[i + 2], t[i]);
        long[] c = minus(p, k, t[i]); // all as x, y, z
        return (a[1] * b[2] - a[2] * b[1]) * c[0]
                + (a[2] * b[0] - a[0] * b[2]) * c[1]
                + (a[0] * b[1] - a[1] * b[0]) * c[2];
    }

    private static long[] minus(int[] p, int a, int b) {
        return new long[] {p[3 * a + 2] - p[3 * b + 2], p[3 * a + 1] - p[3 * b + 1], p[3 * a] - p[3 * b]};
    }
}
