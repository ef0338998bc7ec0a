package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.target.PlaneRole;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Random images, patches, overlaps and paddings against references that say what is meant in the slowest way. */
class PatchPropertyTest {
    private static final String[] MIRRORED = {"", "x", "y", "yx", "z", "zx", "zy", "zyx"};

    @Property(tries = 400)
    void every_voxel_is_predicted_and_the_last_patch_ends_at_the_border(
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 1, max = 24) int patch,
            @ForAll @IntRange(min = 0, max = 5) int padding,
            @ForAll @DoubleRange(min = 0, max = 0.95) double overlap) {
        Assume.that(patch <= size && (padding == 0 || padding < patch / 2));
        AxisGrid grid = AxisGrid.of('x', size, patch, padding, overlap);
        boolean[] seen = new boolean[size];
        int furthest = 0;
        for (int start : grid.starts) {
            assertThat(start).isBetween(0, size + 2 * padding - patch);
            furthest = Math.max(furthest, start);
            for (int i = 0; i < patch - 2 * padding; i++) {
                seen[start + i] = true;
            }
        }
        assertThat(seen).doesNotContain(false);
        assertThat(furthest).isEqualTo(size + 2 * padding - patch);
    }

    @Property(tries = 100)
    void reflection_walks_back_and_forth(
            @ForAll @IntRange(min = 1, max = 7) int size, @ForAll @IntRange(min = 0, max = 40) int steps) {
        int at = 0;
        int direction = 1;
        for (int i = 0; i < steps; i++) { // a walker that turns at the ends
            if (at + direction < 0 || at + direction >= size) {
                direction = -direction;
            }
            at += size == 1 ? 0 : direction;
        }
        assertThat(ReflectPadding.index(steps, size)).isEqualTo(at);
        assertThat(ReflectPadding.index(-steps, size)).isEqualTo(at);
    }

    @Property(tries = 50)
    void cropping_equals_reading_voxel_by_voxel(@ForAll long seed, @ForAll PatchPadding padding) {
        SplittableRandom random = new SplittableRandom(seed);
        Extent size = extent(random, 2, 14);
        FloatImage image = image(random, size, 1 + random.nextInt(3));
        PatchPlan plan = plan(random, padding == PatchPadding.REFLECT ? 18 : 5);
        PatchGrid grid = PatchGrid.covering(size, plan);
        PatchCropper cropper = PatchCropper.of(image, grid, padding);
        FloatBuffer patch = FloatBuffer.allocate(cropper.patchValues() + 3);
        for (int k = 0; k < grid.patches(); k++) {
            cropper.crop(k, patch, 3);
            int[] start = grid.start(k);
            float[] expected = new float[cropper.patchValues()];
            int at = 0;
            for (int c = 0; c < image.channels(); c++) {
                for (int z = 0; z < plan.patch().z(); z++) {
                    for (int y = 0; y < plan.patch().y(); y++) {
                        for (int x = 0; x < plan.patch().x(); x++) {
                            expected[at++] = NaivePatches.padded(
                                    image, grid, padding, c, start[0] + z, start[1] + y, start[2] + x);
                        }
                    }
                }
            }
            assertThat(Arrays.copyOfRange(patch.array(), 3, patch.capacity())).isEqualTo(expected);
        }
    }

    @Property(tries = 60)
    void merging_equals_the_weighted_mean_of_what_covers_a_voxel(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Extent size = extent(random, 1, 12);
        PatchGrid grid = PatchGrid.covering(size, plan(random, 14));
        int channels = 1 + random.nextInt(2);
        int length = channels * grid.patch().voxels();
        float[] values = new float[length * grid.patches()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        PatchMerger merger = PatchMerger.of(grid, channels);
        for (int k = 0; k < grid.patches(); k++) {
            merger.add(k, FloatBuffer.wrap(values), k * length);
        }
        double[] expected = NaivePatches.merge(grid, channels, values);
        assertThat(furthestApart(merger.values(), expected)).isLessThan(2e-6);
    }

    @Property(tries = 60)
    void merging_the_crops_gives_the_image_back(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Extent size = extent(random, 1, 12);
        FloatImage image = image(random, size, 2);
        PatchGrid grid = PatchGrid.covering(size, plan(random, 14));
        PatchCropper cropper = PatchCropper.of(image, grid);
        PatchMerger merger = PatchMerger.of(grid, 2);
        FloatBuffer patch = FloatBuffer.allocate(cropper.patchValues());
        for (int k = 0; k < grid.patches(); k++) {
            cropper.crop(k, patch, 0);
            merger.add(k, patch, 0);
        }
        double[] expected = new double[image.data().length];
        Arrays.setAll(expected, i -> image.data()[i]);
        assertThat(furthestApart(merger.values(), expected)).isLessThan(1e-3);
    }

    @Property(tries = 60)
    void orientations_exchange_y_and_x_then_reverse_in_biapys_order(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Extent size = extent(random, 1, 6);
        FloatImage image = image(random, size, 2);
        List<Orientation> all = Orientation.all(true);
        assertThat(all).hasSize(2 * MIRRORED.length);
        for (int i = 0; i < all.size(); i++) {
            Orientation orientation = all.get(i);
            boolean swapped = i % 2 == 1;
            Extent held = swapped ? new Extent(size.z(), size.x(), size.y()) : size;
            float[] found = new float[image.data().length + 1];
            orientation.apply(FloatBuffer.wrap(image.data()), 0, 2, size, FloatBuffer.wrap(found), 1);
            float[] expected = new float[found.length];
            for (int at = 0; at < expected.length - 1; at++) {
                int from = NaivePatches.mirrored(at, held, MIRRORED[i / 2]);
                expected[at + 1] = image.data()[swapped ? exchanged(from, held) : from];
            }
            assertThat(found).isEqualTo(expected);
            float[] back = new float[image.data().length];
            orientation.inverse().apply(FloatBuffer.wrap(found), 1, 2, held, FloatBuffer.wrap(back), 0);
            assertThat(back).isEqualTo(image.data());
        }
    }

    private static int exchanged(int at, Extent held) {
        int x = at % held.x();
        int y = at / held.x() % held.y();
        return (at / held.x() / held.y() * held.x() + x) * held.y() + y;
    }

    @Property(tries = 60)
    void ensemble_of_equal_answers_is_that_answer_for_every_reduction(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Extent size = extent(random, 1, 6);
        FloatImage image = image(random, size, 2);
        for (TestTimeAugmentation.Reduction reduction : TestTimeAugmentation.Reduction.values()) {
            PatchEnsemble ensemble = PatchEnsemble.of(
                    TestTimeAugmentation.TURNS.by(reduction), List.of(PlaneRole.SCALAR, PlaneRole.SCALAR), size, true);
            FloatBuffer padded = ensemble.pad(FloatBuffer.wrap(image.data()), 2);
            FloatBuffer held = FloatBuffer.allocate(2 * ensemble.seen().voxels());
            FloatBuffer result = FloatBuffer.allocate(held.capacity());
            for (int view = 0; view < ensemble.views(); view++) {
                ensemble.hold(view, padded, 2, held);
                ensemble.combine(view, held, 1, result); // a network that gives back what it sees
            }
            ensemble.finish(result, 1);
            float[] found = new float[image.data().length];
            ensemble.crop(result, 1).get(0, found);
            assertThat(ensemble.views()).isEqualTo(16);
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).isCloseTo(image.data()[i], within(1e-4f));
            }
        }
    }

    private static double furthestApart(float[] values, double[] expected) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs(values[i] - expected[i]));
        }
        return most;
    }

    private static PatchPlan plan(SplittableRandom random, int most) {
        Extent patch = extent(random, 1, most);
        Extent padding = new Extent(below(random, patch.z()), below(random, patch.y()), below(random, patch.x()));
        Overlap overlap = Overlap.zyx(random.nextDouble(0.9), random.nextDouble(0.9), random.nextDouble(0.9));
        return new PatchPlan(patch, overlap, padding, 1, List.of(), TestTimeAugmentation.NONE);
    }

    private static int below(SplittableRandom random, int patch) {
        return patch / 2 < 1 ? 0 : random.nextInt(patch / 2);
    }

    private static Extent extent(SplittableRandom random, int min, int max) {
        return new Extent(random.nextInt(min, max + 1), random.nextInt(min, max + 1), random.nextInt(min, max + 1));
    }

    private static FloatImage image(SplittableRandom random, Extent size, int channels) {
        float[] data = new float[size.voxels() * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble(0, 100);
        }
        return FloatImage.of("random", size, channels, data);
    }
}
