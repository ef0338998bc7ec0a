package io.biapy.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.util.SplittableRandom;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImgLib2Test {
    private static FloatImage random(long seed, Extent extent, int channels) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] data = new float[extent.voxels() * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble(-10, 10);
        }
        return FloatImage.of("random", extent, channels, data);
    }

    @Property(tries = 60)
    void every_voxel_stands_at_x_y_z_c(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int z,
            @ForAll @IntRange(min = 1, max = 6) int y,
            @ForAll @IntRange(min = 1, max = 7) int x,
            @ForAll @IntRange(min = 1, max = 3) int channels) {
        FloatImage image = random(seed, Extent.zyx(z, y, x), channels);
        RandomAccessibleInterval<FloatType> there = ImgLib2.of(image);
        int axes = (z > 1 ? 3 : 2) + (channels > 1 ? 1 : 0);
        assertThat(there.numDimensions()).isEqualTo(axes);
        RandomAccess<FloatType> access = there.randomAccess();
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < z; k++) {
                for (int j = 0; j < y; j++) {
                    for (int i = 0; i < x; i++) {
                        access.setPosition(i, 0);
                        access.setPosition(j, 1);
                        if (z > 1) {
                            access.setPosition(k, 2);
                        }
                        if (channels > 1) {
                            access.setPosition(c, axes - 1);
                        }
                        assertThat(access.get().get()).isEqualTo(image.value(c, k, j, i));
                    }
                }
            }
        }
        FloatImage back = channels > 1 ? ImgLib2.channels("back", there) : ImgLib2.image("back", there);
        assertThat(back.extent()).isEqualTo(image.extent());
        assertThat(back.channels()).isEqualTo(channels);
        assertThat(back.data()).as("shared, not copied").isSameAs(image.data());
    }

    @Test
    void writing_to_the_view_writes_to_the_image() {
        FloatImage image = random(1, Extent.yx(3, 4), 1);
        ImgLib2.of(image).getAt(2, 1).set(42);
        assertThat(image.value(0, 0, 1, 2)).isEqualTo(42);
    }

    @Test
    void a_part_that_starts_elsewhere_is_copied_in_order() {
        FloatImage image = random(2, Extent.zyx(4, 5, 6), 1);
        var part = Views.interval(ImgLib2.of(image), new long[] {1, 2, 1}, new long[] {4, 3, 3});
        FloatImage copy = ImgLib2.image("part", part);
        assertThat(copy.extent()).isEqualTo(Extent.zyx(3, 2, 4));
        for (int z = 0; z < 3; z++) {
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 4; x++) {
                    assertThat(copy.value(0, z, y, x)).isEqualTo(image.value(0, z + 1, y + 2, x + 1));
                }
            }
        }
    }

    @Test
    void integers_become_floats_and_their_type_is_remembered() {
        FloatImage image = ImgLib2.image("u16", ArrayImgs.unsignedShorts(new short[] {1, -1, 3, 4, 5, 6}, 3, 2));
        assertThat(image.data()).containsExactly(1, 65535, 3, 4, 5, 6);
        assertThat(image.pixelType()).isEqualTo(PixelType.UINT16);
        assertThat(image.extent()).isEqualTo(Extent.yx(2, 3));
    }

    @Test
    void an_array_of_complex_numbers_is_not_mistaken_for_floats() {
        var view = net.imglib2.converter.Converters.convertRAI(
                ArrayImgs.complexFloats(new float[] {1, 10, 2, 20}, 2, 1),
                (c, r) -> r.set(c.getRealFloat()),
                new FloatType());
        assertThat(ImgLib2.image("real", view).data()).containsExactly(1, 2);
    }

    @Test
    void labels_below_2_to_the_31_are_shared_both_ways() {
        LabelImage labels = LabelImage.of("labels", Extent.yx(2, 3), new int[] {0, 1, 2, 3, 4, 5});
        RandomAccessibleInterval<? extends IntegerType<?>> there = ImgLib2.of(labels);
        assertThat(there.getType()).isInstanceOf(IntType.class);
        assertThat(there.getAt(1, 1).getIntegerLong()).isEqualTo(4);
        assertThat(ImgLib2.labels("back", there).codes()).isSameAs(labels.codes());
        int[] codes = {7, 0};
        assertThat(ImgLib2.labels("unsigned", ArrayImgs.unsignedInts(codes, 2, 1))
                        .codes())
                .isSameAs(codes);
    }

    @Test
    void labels_beyond_2_to_the_31_keep_their_ids() {
        long big = 1L << 40;
        LabelImage labels = LabelImage.ofLongs("big", Extent.zyx(2, 1, 2), new long[] {0, big, 3, big + 1});
        RandomAccessibleInterval<? extends IntegerType<?>> there = ImgLib2.of(labels);
        assertThat(there.getType()).isInstanceOf(UnsignedLongType.class);
        assertThat(there.getAt(1, 0, 1).getIntegerLong()).isEqualTo(big + 1);
        LabelImage back = ImgLib2.labels("back", there);
        assertThat(back.id(back.codes()[1])).isEqualTo(big);
        LabelImage unsigned = ImgLib2.labels("unsigned", ArrayImgs.unsignedInts(new int[] {-1, 5}, 2, 1));
        assertThat(unsigned.maxId()).isEqualTo((1L << 32) - 1);
    }

    @Test
    void negative_labels_are_refused() {
        assertThatThrownBy(() -> ImgLib2.labels("bad", ArrayImgs.ints(new int[] {1, -2}, 2, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bad")
                .hasMessageContaining("-2");
    }

    @Test
    void other_numbers_of_axes_are_refused_with_a_way_out() {
        assertThatThrownBy(() -> ImgLib2.image("movie", ArrayImgs.floats(2, 2, 2, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("movie")
                .hasMessageContaining("hyperSlice");
        assertThatThrownBy(() -> ImgLib2.channels("line", ArrayImgs.floats(2, 2)))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ImgLib2.labels("line", ArrayImgs.ints(4))).isInstanceOf(InputException.class);
    }

    @Test
    void voxel_size_is_given_back_by_hand() {
        FloatImage image = random(3, Extent.zyx(2, 2, 2), 1).withCalibration(Calibration.of(2, 1, 1, "um"));
        FloatImage back = ImgLib2.image("back", ImgLib2.of(image));
        assertThat(back.calibration().isKnown()).isFalse();
        assertThat(back.withCalibration(image.calibration()).calibration()).isEqualTo(image.calibration());
    }
}
