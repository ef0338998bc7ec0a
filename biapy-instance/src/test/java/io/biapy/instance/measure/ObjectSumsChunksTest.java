package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sums of as many objects as fill a chunk, or one more or less. */
class ObjectSumsChunksTest {
    @Test
    void brightness_and_voxels_are_those_of_each_object_with_and_without_others() {
        Extent extent = Extent.zyx(1, 40, 50);
        for (int n : new int[] {0, 1, 63, 64, 65, 127, 128, 129, 192, 193, 300}) {
            SplittableRandom random = new SplittableRandom(n);
            int[] labels = new int[extent.voxels()];
            float[] light = new float[labels.length];
            Map<Long, List<Float>> values = new TreeMap<>();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = n == 0 ? 0 : i < n ? n - i : random.nextInt(n + 1);
                light[i] = random.nextInt(100);
                if (labels[i] != 0) {
                    values.computeIfAbsent((long) labels[i], id -> new ArrayList<>())
                            .add(light[i]);
                }
            }
            ObjectTable table = RegionProperties.of(LabelImage.of("labels", extent, labels))
                    .with(RegionProperty.INTENSITY_SD)
                    .intensity(FloatImage.of("light", extent, 1, light))
                    .measure();
            assertThat(table.size()).isEqualTo(values.size());
            values.forEach((id, of) -> {
                double mean = of.stream().mapToDouble(v -> v).average().orElseThrow();
                double squares =
                        of.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
                assertThat(table.get(id).npixels()).isEqualTo(of.size());
                assertThat(table.get(id).intensity().orElseThrow().mean()).isCloseTo(mean, within(1e-9));
                assertThat(table.value(id, RegionProperty.INTENSITY_SD))
                        .isCloseTo(Math.sqrt(squares / of.size()), within(1e-9));
            });

            Set<Long> gone = values.keySet().stream()
                    .filter(id -> random.nextInt(3) == 0)
                    .collect(Collectors.toSet());
            ObjectTable left = table.without(gone).without(Set.of(5L));
            values.keySet().stream().filter(id -> !gone.contains(id) && id != 5).forEach(id -> {
                assertThat(left.get(id)).isEqualTo(table.get(id));
                assertThat(left.value(id, RegionProperty.INTENSITY_SD))
                        .isEqualTo(table.value(id, RegionProperty.INTENSITY_SD));
            });
            assertThat(left.rows()).noneMatch(row -> gone.contains(row.label()) || row.label() == 5);
            assertThat(left.toResultTable().rows()).hasSize(left.size());
        }
    }
}
