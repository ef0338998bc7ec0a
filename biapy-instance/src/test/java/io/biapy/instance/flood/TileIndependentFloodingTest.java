package io.biapy.instance.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TileIndependentFloodingTest {
    private static final int[] VALUES = {0, 1, 2, 3, 5, 20};

    private static TileIndependentFlooding anyRule(SplittableRandom random) {
        return random.nextBoolean() ? TileIndependentFlooding.lookingBack() : TileIndependentFlooding.rasterOrder();
    }

    private static int[] seeds(RandomVolumes v) {
        int[] seeds = new int[v.extent.voxels()];
        for (int k = v.random().nextInt(7); k > 0; k--) {
            seeds[v.random().nextInt(seeds.length)] = v.random().nextInt(1, 5);
        }
        return seeds;
    }

    private static boolean[] mask(RandomVolumes v) {
        boolean[] mask = v.mask();
        if (v.random().nextInt(3) == 0) {
            Arrays.fill(mask, true);
        }
        return mask;
    }

    private static Extent anyTile(RandomVolumes v) {
        return Extent.zyx(
                v.random().nextInt(1, v.extent.z() + 1),
                v.random().nextInt(1, v.extent.y() + 1),
                v.random().nextInt(1, v.extent.x() + 1));
    }

    private static void equalsTheDefinition(int volumes, Workers workers) {
        RandomVolumes.check(volumes, 12, v -> {
            float[] surface = v.values(VALUES[v.random().nextInt(VALUES.length)]);
            int[] seeds = seeds(v);
            boolean[] mask = mask(v);
            boolean lookBack = v.random().nextBoolean();
            int[] expected = new FloodDefinition(v, surface, seeds, mask, lookBack).labels();
            TileIndependentFlooding flooding =
                    lookBack ? TileIndependentFlooding.lookingBack() : TileIndependentFlooding.rasterOrder();
            assertThat(flooding.flood(surface, seeds, mask, v.extent, workers)).isEqualTo(expected);
            Extent tile = anyTile(v);
            assertThat(flooding.flood(surface, seeds, mask, v.extent, new FloodGrid(v.extent, tile), workers))
                    .as("tile " + tile)
                    .isEqualTo(expected);
            assertThat(flooding.flood(
                            surface, seeds, mask, v.extent, new FloodGrid(v.extent, Extent.zyx(1, 1, 1)), workers))
                    .as("tiles of a voxel")
                    .isEqualTo(expected);
        });
    }

    @Test
    void equals_the_definition_for_any_tiles() {
        equalsTheDefinition(3000, Workers.callerOnly());
    }

    @Test
    void equals_the_definition_for_any_tiles_and_several_threads() {
        for (int threads : new int[] {2, 3, 8}) {
            try (Workers workers = Workers.of(threads)) {
                equalsTheDefinition(300, workers);
            }
        }
    }

    @Test
    void equals_scikit_images_flooding_where_no_two_heights_are_equal() {
        RandomVolumes.check(2000, 12, v -> {
            float[] surface = distinctValues(v);
            int[] seeds = seeds(v);
            boolean[] mask = mask(v);
            assertThat(anyRule(v.random()).flood(surface, seeds, mask, v.extent))
                    .isEqualTo(new HeapFlooding().flood(surface, seeds, mask, v.extent));
        });
    }

    private static float[] distinctValues(RandomVolumes v) {
        float[] values = new float[v.extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i - values.length / 2;
        }
        for (int i = values.length - 1; i > 0; i--) {
            int k = v.random().nextInt(i + 1);
            float value = values[i];
            values[i] = values[k];
            values[k] = value;
        }
        return values;
    }

    @Test
    void a_larger_volume_satisfies_every_equation_and_is_the_same_for_all_tiles_and_threads() {
        Extent extent = Extent.zyx(70, 66, 130);
        SplittableRandom random = new SplittableRandom(4);
        float[] surface = new float[extent.voxels()];
        int[] seeds = new int[surface.length];
        boolean[] mask = new boolean[surface.length];
        for (int i = 0; i < surface.length; i++) {
            surface[i] = (float) Math.sqrt(random.nextInt(120));
            seeds[i] = random.nextInt(3000) == 0 ? i : 0;
            mask[i] = random.nextInt(10) > 1;
        }
        int[] expected = TileIndependentFlooding.lookingBack().flood(surface, seeds, mask, extent);
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = Workers.of(threads)) {
                int[] labels = new int[surface.length];
                FloodGrid grid = new FloodGrid(extent, Extent.zyx(20 + threads, 30, 41));
                TiledFlood flood = new TiledFlood(grid, new ArrayVolume(surface, seeds, mask, labels, extent), true);
                flood.run(workers);
                assertThat(labels).isEqualTo(expected);
                assertThat(FloodCertificate.violations(grid, flood.tiles())).isZero();
                assertThat(flood.work()).isGreaterThan(surface.length / 2L); // how much more depends on the schedule
                assertThat(flood.visits()).isGreaterThanOrEqualTo(grid.tiles());
            }
        }
    }

    @Test
    void certificate_finds_a_label_and_a_time_that_are_not_those_of_the_definition() {
        Extent extent = Extent.yx(1, 6);
        int[] labels = new int[6];
        boolean[] mask = {true, true, true, true, true, true};
        FloodGrid grid = new FloodGrid(extent, Extent.yx(1, 3));
        TiledFlood flood = new TiledFlood(
                grid, new ArrayVolume(new float[6], new int[] {3, 0, 0, 0, 0, 5}, mask, labels, extent), false);
        flood.run(Workers.callerOnly());
        assertThat(FloodCertificate.violations(grid, flood.tiles())).isZero();
        FloodTile first = flood.tiles()[0];
        first.label[first.at(0, 0, 1)] = 5;
        assertThat(FloodCertificate.violations(grid, flood.tiles())).isPositive();
        first.label[first.at(0, 0, 1)] = 3;
        first.time[first.at(0, 0, 2)]++;
        assertThat(FloodCertificate.violations(grid, flood.tiles())).isPositive();
    }

    @Test
    void fronts_meet_half_way_on_a_plateau() {
        boolean[] mask = new boolean[9];
        Arrays.fill(mask, true);
        int[] labels = TileIndependentFlooding.lookingBack()
                .flood(new float[9], new int[] {7, 0, 0, 0, 0, 0, 0, 0, 3}, mask, Extent.yx(1, 9));
        assertThat(labels).containsExactly(7, 7, 7, 7, 7, 3, 3, 3, 3);
    }

    @Test
    void looking_back_prefers_the_front_that_entered_the_level_first() {
        float[] surface = {1, 5, 5, 5, 0}; // both fronts stand at level 5, step 1, beside the middle
        int[] seeds = {1, 0, 0, 0, 2};
        boolean[] mask = {true, true, true, true, true};
        assertThat(TileIndependentFlooding.lookingBack().flood(surface, seeds, mask, Extent.yx(1, 5)))
                .containsExactly(1, 1, 2, 2, 2);
        assertThat(TileIndependentFlooding.rasterOrder().flood(surface, seeds, mask, Extent.yx(1, 5)))
                .containsExactly(1, 1, 1, 2, 2);
    }

    @Test
    void ids_up_to_the_greatest_int_are_kept() {
        int most = Integer.MAX_VALUE;
        boolean[] mask = {true, true, true, true};
        assertThat(TileIndependentFlooding.lookingBack()
                        .flood(new float[4], new int[] {most, 0, 0, most - 1}, mask, Extent.yx(2, 2)))
                .containsExactly(most, most, most, most - 1);
    }

    @Test
    void heights_that_are_no_numbers_and_arrays_of_another_length_are_refused() {
        assertThatThrownBy(() -> TileIndependentFlooding.lookingBack()
                        .flood(
                                new float[] {0, Float.NaN},
                                new int[] {1, 0},
                                new boolean[] {true, true},
                                Extent.yx(1, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN at voxel 1");
        assertThatThrownBy(() -> TileIndependentFlooding.lookingBack()
                        .flood(new float[4], new int[3], new boolean[4], Extent.yx(2, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("got 4, 3 and 4");
    }

    @Test
    void its_decisions_are_between_neighbours() {
        assertThat(TileIndependentFlooding.lookingBack().reach()).isEqualTo(Reach.chained(Extent.zyx(1, 1, 1)));
        assertThat(new HeapFlooding().reach()).isEqualTo(Reach.wholeImage());
    }
}
