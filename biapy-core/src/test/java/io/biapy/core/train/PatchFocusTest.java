package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.TargetEncoder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatchFocusTest {
    private static final Extent IMAGE = Extent.zyx(9, 40, 31);
    private static final Extent PATCH = Extent.zyx(4, 8, 7);

    private static long start(double centre, int axis) {
        double at = centre - (PATCH.along(axis) - 1) * 0.5;
        assertThat(at).isEqualTo(Math.rint(at)); // a whole voxel
        return (long) at;
    }

    @Test
    void everyFocusedPatch_holdsThePlace_andLiesInTheImage() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 2000; k++) {
            long[] place = {random.nextInt(9), random.nextInt(40), random.nextInt(31)};
            Geometry even = Augmentation.none().place(IMAGE, PATCH, random);
            Geometry g = PatchFocus.on(List.of(place), 1).moved(even, IMAGE, PATCH, random);
            double[] centre = {g.z(), g.y(), g.x()};
            for (int a = 0; a < 3; a++) {
                long from = start(centre[a], a);
                assertThat(from).isBetween(0L, (long) IMAGE.along(a) - PATCH.along(a));
                assertThat(place[a]).isBetween(from, from + PATCH.along(a) - 1);
            }
        }
    }

    @Test
    void aPlaceInTheMiddle_isSeenInEveryPartOfThePatch() {
        boolean[][] seen = {new boolean[4], new boolean[8], new boolean[7]};
        SplittableRandom random = new SplittableRandom(2);
        long[] place = {4, 20, 15};
        for (int k = 0; k < 2000; k++) {
            Geometry even = Augmentation.none().place(IMAGE, PATCH, random);
            Geometry g = PatchFocus.on(List.of(place), 1).moved(even, IMAGE, PATCH, random);
            double[] centre = {g.z(), g.y(), g.x()};
            for (int a = 0; a < 3; a++) {
                seen[a][(int) (place[a] - start(centre[a], a))] = true;
            }
        }
        assertThat(seen[0]).containsOnly(true);
        assertThat(seen[1]).containsOnly(true);
        assertThat(seen[2]).containsOnly(true);
    }

    @Test
    void aShare_isThatPartOfThePatches_andWithoutPlacesNoneIsMoved() {
        SplittableRandom random = new SplittableRandom(3);
        int moved = 0;
        for (int k = 0; k < 4000; k++) {
            Geometry even = Augmentation.none().place(IMAGE, PATCH, random);
            moved += PatchFocus.on(List.of(new long[] {0, 0, 0}), 0.25)
                            .moved(even, IMAGE, PATCH, random)
                            .equals(even)
                    ? 0
                    : 1;
            assertThat(PatchFocus.on(List.of(), 1).moved(even, IMAGE, PATCH, random))
                    .isEqualTo(even);
        }
        assertThat(moved).isBetween(900, 1100);
        assertThatThrownBy(() -> PatchFocus.on(List.of(), 1.5)).isInstanceOf(InputException.class);
    }

    @Test
    void patchesAtPlaces_startThereAndNowhereElse_eachAsOften() {
        SplittableRandom random = new SplittableRandom(4);
        List<long[]> places = List.of(new long[] {0, 0, 0}, new long[] {5, 32, 24}, new long[] {3, 11, 7});
        int[] seen = new int[3];
        for (int k = 0; k < 3000; k++) {
            Geometry even = Augmentation.none().place(IMAGE, PATCH, random);
            Geometry g = PatchFocus.startingAt(places).moved(even, IMAGE, PATCH, random);
            long[] at = {start(g.z(), 0), start(g.y(), 1), start(g.x(), 2)};
            int which = at[0] == 0 ? 0 : at[0] == 5 ? 1 : 2;
            assertThat(at).isEqualTo(places.get(which));
            seen[which]++;
        }
        for (int count : seen) {
            assertThat(count).isBetween(850, 1150);
        }
        assertThat(PatchFocus.startingAt(places).toString())
                .isNotEqualTo(PatchFocus.startingAt(List.of(places.get(0), places.get(1), new long[] {3, 11, 8}))
                        .toString());
        assertThatThrownBy(() -> PatchFocus.startingAt(List.of())).isInstanceOf(InputException.class);
    }

    /** The labels as they are. */
    private record Same() implements TargetEncoder {
        @Override
        public int planes() {
            return 1;
        }

        @Override
        public int reach() {
            return 0;
        }

        @Override
        public void encode(LabelImage labels, float[] into) {
            for (int i = 0; i < into.length; i++) {
                into[i] = labels.codes()[i];
            }
        }
    }

    @Test
    void samplesOfARareObject_showItInTheShareOfThePatches() {
        Extent extent = Extent.yx(400, 400);
        int[] labels = new int[extent.voxels()];
        labels[123 * 400 + 321] = 1;
        LabelImage truth = LabelImage.of("rare", extent, labels);
        FloatImage input = FloatImage.of("rare", extent, 1, new float[labels.length]);
        Extent patch = Extent.yx(16, 16);
        TrainingImage image =
                new TrainingImage(input, truth, null, 1, PatchFocus.on(List.of(new long[] {0, 123, 321}), 0.5));
        SampleMaker samples = new SampleMaker(List.of(image), new Same(), Augmentation.none(), patch, 5);
        int with = 0;
        for (int i = 0; i < 1000; i++) {
            float[] target = new float[256];
            samples.make(1, i, new float[256], 0, target, 0);
            for (float t : target) {
                with += t > 0 ? 1 : 0;
            }
        }
        assertThat(with).isBetween(440, 560); // 500 expected, about 2 of them without the focus
    }
}
