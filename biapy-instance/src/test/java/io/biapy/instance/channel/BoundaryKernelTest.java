package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundaryKernelTest {
    @ParameterizedTest
    @EnumSource(ContourMode.class)
    void equals_the_definition_by_sets_of_neighbours(ContourMode mode) {
        RandomVolumes.check(200, 8, v -> {
            int[] labels = v.labels(4);
            float[] found = new float[labels.length];
            new Contour(mode).encode(LabelImage.of("a", v.extent, labels), found);
            for (int i = 0; i < labels.length; i++) {
                Set<Integer> faces = neighbours(v, labels, i, 1, false);
                Set<Integer> slice = neighbours(v, labels, i, 1, true);
                Set<Integer> all = neighbours(v, labels, i, 3, false);
                boolean thick = faces.size() > 1;
                all.remove(0);
                slice.remove(0);
                boolean expected =
                        switch (mode) {
                            case THICK -> thick;
                            case INNER -> thick && labels[i] != 0;
                            case OUTER -> thick && (labels[i] == 0 || all.size() > 1);
                            case DENSE -> labels[i] == 0 && !slice.isEmpty();
                        };
                assertThat(found[i]).as("voxel " + i).isEqualTo(expected ? 1f : 0f);
            }
        });
    }

    private static Set<Integer> neighbours(RandomVolumes v, int[] labels, int i, int steps, boolean inSlice) {
        Set<Integer> seen = new HashSet<>();
        for (int n = 0; n < 27; n++) {
            int dz = n / 9 - 1;
            int dy = n / 3 % 3 - 1;
            int dx = n % 3 - 1;
            boolean near = Math.abs(dz) + Math.abs(dy) + Math.abs(dx) <= steps && !(inSlice && dz != 0);
            if (near && v.isInside(v.z(i) + dz, v.y(i) + dy, v.x(i) + dx)) {
                seen.add(labels[v.index(v.z(i) + dz, v.y(i) + dy, v.x(i) + dx)]);
            }
        }
        return seen;
    }
}
