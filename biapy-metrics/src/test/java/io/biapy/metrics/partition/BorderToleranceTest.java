package io.biapy.metrics.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BorderToleranceTest {

    @Property(tries = 200)
    void masked_voxels_are_those_within_the_tolerance_of_a_border(@ForAll long seed, @ForAll boolean inVolume) {
        Random random = new Random(seed);
        int z = 1 + random.nextInt(4);
        int y = 1 + random.nextInt(9);
        int x = 1 + random.nextInt(9);
        double[] size = {1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(3)};
        double distance = random.nextInt(9) / 2.0;
        int[] truth = new int[z * y * x];
        Arrays.fill(truth, 1 + random.nextInt(2));
        for (int k = random.nextInt(4); k > 0; k--) {
            truth[random.nextInt(truth.length)] = random.nextInt(4);
        }
        BorderTolerance tolerance = BorderTolerance.of(distance).voxelSize(size[0], size[1], size[2]);

        int[] masked = (inVolume ? tolerance.inVolume() : tolerance).mask(truth, z, y, x);

        boolean[] border = borders(truth, z, y, x, inVolume);
        for (int i = 0; i < truth.length; i++) {
            boolean near = false;
            for (int j = 0; j < truth.length; j++) {
                double dz = (j / (y * x) - i / (y * x)) * size[0];
                double dy = (j / x % y - i / x % y) * size[1];
                double dx = (j % x - i % x) * size[2];
                near |= border[j] && (inVolume || dz == 0) && Math.sqrt(dz * dz + dy * dy + dx * dx) <= distance + 1e-9;
            }
            assertThat(masked[i]).as("voxel %d", i).isEqualTo(near ? 0 : truth[i]);
        }
        long[] wide = Arrays.stream(truth)
                .mapToLong(id -> id == 0 ? 0 : id + (1L << 40))
                .toArray();
        long[] maskedWide = (inVolume ? tolerance.inVolume() : tolerance).mask(wide, z, y, x);
        assertThat(Arrays.stream(maskedWide).mapToInt(id -> (int) id).toArray()).isEqualTo(masked);
    }

    private static boolean[] borders(int[] labels, int z, int y, int x, boolean inVolume) {
        boolean[] border = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                int dz = Math.abs(i / (y * x) - j / (y * x));
                int dy = Math.abs(i / x % y - j / x % y);
                int dx = Math.abs(i % x - j % x);
                border[i] |= dz + dy + dx == 1 && (dz == 0 || inVolume) && labels[i] != labels[j];
            }
        }
        return border;
    }

    @Test
    void tolerance_is_a_physical_distance() {
        int[] row = {1, 1, 1, 1, 2, 2, 2, 2};

        assertThat(BorderTolerance.of(0).mask(row, 1, 1, 8)).containsExactly(1, 1, 1, 0, 0, 2, 2, 2);
        assertThat(BorderTolerance.of(4).voxelSize(40, 4, 4).mask(row, 1, 1, 8))
                .containsExactly(1, 1, 0, 0, 0, 0, 2, 2);
        assertThat(BorderTolerance.of(0.3).voxelSize(1, 1, 0.1).mask(row, 1, 1, 8))
                .containsOnly(0);
        assertThat(BorderTolerance.of(4).voxelSize(1, 1, 5).mask(row, 1, 1, 8)).containsExactly(1, 1, 1, 0, 0, 2, 2, 2);
    }

    @Test
    void sections_stand_by_themselves_unless_the_volume_is_asked_for() {
        int[] truth = {1, 1, 2, 2};

        assertThat(BorderTolerance.of(1).mask(truth, 2, 1, 2)).isEqualTo(truth);
        assertThat(BorderTolerance.of(1).inVolume().mask(truth, 2, 1, 2)).containsOnly(0);
    }

    @Test
    void an_image_without_borders_stays_as_it_is() {
        int[] truth = {5, 5, 5, 5};

        assertThat(BorderTolerance.of(100).mask(truth, 1, 2, 2))
                .isEqualTo(truth)
                .isNotSameAs(truth);
    }

    @Test
    void bad_settings_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BorderTolerance.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> BorderTolerance.of(Double.NaN));
        BorderTolerance one = BorderTolerance.of(1);
        assertThatIllegalArgumentException().isThrownBy(() -> one.voxelSize(0, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.mask(new int[7], 2, 2, 2))
                .withMessageContaining("2 x 2 x 2 for 7 labels");
    }
}
