package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.ViewedImage;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.normalize.NormalizationInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleFilterTest {
    private static final List<String> NAMES = List.of("mean", "min", "max");
    private static final List<String> SIGNS = List.of("gt", "ge", "lt", "le");

    private static FloatImage image(Random random, Extent extent, int channels) {
        float[] values = new float[channels * extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(8);
        }
        return FloatImage.of("a", extent, channels, values);
    }

    private static double measured(String name, FloatImage image, Block block) {
        double sum = 0;
        double least = 1e9;
        double greatest = -1e9;
        int n = 0;
        for (int c = 0; c < image.channels(); c++) {
            for (int z = (int) block.z(); z < block.z() + block.extent().z(); z++) {
                for (int y = (int) block.y(); y < block.y() + block.extent().y(); y++) {
                    for (int x = (int) block.x(); x < block.x() + block.extent().x(); x++) {
                        float v = image.value(c, z, y, x);
                        sum += v;
                        least = Math.min(least, v);
                        greatest = Math.max(greatest, v);
                        n++;
                    }
                }
            }
        }
        return name.equals("mean") ? sum / n : name.equals("min") ? least : greatest;
    }

    private static boolean compare(String sign, double a, double b) {
        return sign.equals("gt") && a > b
                || sign.equals("ge") && a >= b
                || sign.equals("lt") && a < b
                || sign.equals("le") && a <= b;
    }

    @Test
    void a_sample_is_left_out_where_every_condition_of_one_group_holds() {
        Random random = new Random(1);
        int left = 0;
        for (int round = 0; round < 300; round++) {
            FloatImage image = image(random, Extent.zyx(3, 9, 8), 1 + random.nextInt(2));
            List<List<String>> names = new ArrayList<>();
            List<List<String>> signs = new ArrayList<>();
            List<List<Double>> values = new ArrayList<>();
            for (int g = 1 + random.nextInt(3); g > 0; g--) {
                List<List<Object>> group = new ArrayList<>();
                for (int k = 1 + random.nextInt(2); k > 0; k--) {
                    group.add(List.of(
                            NAMES.get(random.nextInt(3)), SIGNS.get(random.nextInt(4)), random.nextInt(80) / 10.0));
                }
                names.add(group.stream().map(c -> (String) c.get(0)).toList());
                signs.add(group.stream().map(c -> (String) c.get(1)).toList());
                values.add(group.stream().map(c -> (Double) c.get(2)).toList());
            }
            Block block = new Block(random.nextInt(2), random.nextInt(6), random.nextInt(6), Extent.zyx(2, 3, 2));
            boolean expected = false;
            for (int g = 0; g < names.size(); g++) {
                boolean all = true;
                for (int k = 0; k < names.get(g).size(); k++) {
                    double found = measured(names.get(g).get(k), image, block);
                    all &= compare(signs.get(g).get(k), found, values.get(g).get(k));
                }
                expected |= all;
            }
            SampleFilter filter = SampleFilter.of(names, values, signs);
            assertThat(filter.over(image).isWanted(block)).as("%s", filter).isEqualTo(!expected);
            SampleFilter again = SampleFilter.parse(filter.toString().replace("samples with ", ""));
            assertThat(again.over(image).isWanted(block)).isEqualTo(!expected);
            left += expected ? 1 : 0;
        }
        assertThat(left).isBetween(50, 250);
    }

    @Test
    void places_of_a_training_are_those_of_a_grid_with_enough_foreground() {
        Random random = new Random(2);
        Extent extent = Extent.yx(40, 33);
        Extent patch = Extent.yx(8, 10);
        for (int round = 0; round < 20; round++) {
            FloatImage image = image(random, extent, 1);
            int[] codes =
                    random.ints(extent.voxels(), 0, 9).map(i -> i > 5 ? i : 0).toArray();
            int half = random.nextInt(40);
            Arrays.fill(codes, 0, half * 33, 0);
            LabelImage labels = LabelImage.of("l", extent, codes);
            Set<List<Long>> found = new HashSet<>();
            SampleFilter.parse("foreground < 0.3")
                    .places(image, labels, patch)
                    .forEach(p -> found.add(List.of(p[0], p[1], p[2])));
            PatchGrid grid = PatchGrid.of(extent, patch, Overlap.of(0.5), new Extent(0, 0, 0));
            Set<List<Long>> expected = new HashSet<>();
            for (int k = 0; k < grid.patches(); k++) {
                int[] s = grid.start(k);
                int count = 0;
                for (int y = s[1]; y < s[1] + 8; y++) {
                    for (int x = s[2]; x < s[2] + 10; x++) {
                        count += codes[y * 33 + x] > 0 ? 1 : 0;
                    }
                }
                if (count / 80.0 >= 0.3) {
                    expected.add(List.of((long) s[0], (long) s[1], (long) s[2]));
                }
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void a_patch_sees_the_places_of_the_image_that_it_is_made_of() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Extent extent = Extent.zyx(1 + random.nextInt(12), 5 + random.nextInt(20), 5 + random.nextInt(20));
            Extent patch = Extent.zyx(extent.z() == 1 ? 1 : 6, 8, 7);
            Extent padding = Extent.zyx(extent.z() == 1 ? 0 : random.nextInt(3), random.nextInt(3), random.nextInt(3));
            PatchPlan plan =
                    new PatchPlan(patch, random.nextDouble() * 0.6, padding, 1, List.of(), TestTimeAugmentation.NONE);
            PatchGrid grid = PatchGrid.covering(extent, plan);
            int k = random.nextInt(grid.patches());
            List<Block> read = new ArrayList<>();
            ImageSource watched = new ViewedImage(image(random, extent, 1)) {
                @Override
                public void read(int channel, Block block, float[] into) {
                    read.add(block);
                    image().read(channel, block, into);
                }
            };
            NormalizationInfo scale = Normalization.zeroMeanUnitVariance().measure(image(random, extent, 1));
            new PatchReader(watched, scale, grid).crop(k, FloatBuffer.allocate(patch.voxels()), 0);
            assertThat(read).containsExactly(grid.seen(k));
        }
    }

    @Test
    void what_cannot_be_measured_is_refused_with_what_can() {
        assertThatThrownBy(() -> SampleFilter.parse("foreground < 0.1").requireNoLabels())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("mean, min or max");
        for (String bad : List.of("diff > 3", "target_mean < 2", "median < 3", "max 3", "max < x", "")) {
            assertThatThrownBy(() -> SampleFilter.parse(bad)).isInstanceOf(InputException.class);
        }
        assertThatThrownBy(() -> SampleFilter.of(List.of(List.of("max")), List.of(List.of()), List.of(List.of("gt"))))
                .isInstanceOf(InputException.class);
        assertThat(SampleFilter.none().isEmpty()).isTrue();
        assertThat(SampleFilter.parse("MAX lt 3".replace("lt", "<")).normalized())
                .hasToString("samples with max < 3.0, normalised");
    }
}
