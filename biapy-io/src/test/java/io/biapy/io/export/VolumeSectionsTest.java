package io.biapy.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.ViewedImage;
import io.biapy.core.report.Item;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumeSectionsTest {
    private static final Extent EXTENT = Extent.zyx(12, 30, 41);

    private static final FloatImage IMAGE = image();
    private static final LabelImage LABELS = labels();

    private static FloatImage image() {
        Random random = new Random(1);
        float[] data = new float[EXTENT.voxels()];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(256);
        }
        return FloatImage.of("volume", EXTENT, 1, data);
    }

    private static LabelImage labels() {
        return LabelImage.of(
                "labels",
                EXTENT,
                IntStream.range(0, EXTENT.voxels())
                        .map(i -> i / 41 % 30 / 7 + i % 41 / 9 + i / 1230 / 5)
                        .toArray());
    }

    /** The picture of a plane whose voxels are pixels, from the whole plane in memory. */
    private static byte[] whole(int axis, int at) {
        int rows = axis == 0 ? 30 : 12;
        int columns = axis == 2 ? 30 : 41;
        float[] light = new float[rows * columns];
        int[] codes = new int[light.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int z = axis == 0 ? at : r;
                int y = axis == 0 ? r : axis == 1 ? at : c;
                int x = axis == 2 ? at : c;
                light[r * columns + c] = IMAGE.data()[(z * 30 + y) * 41 + x];
                codes[r * columns + c] = LABELS.codes()[(z * 30 + y) * 41 + x];
            }
        }
        Extent e = Extent.yx(rows, columns);
        return Overlay.of(FloatImage.of("", e, 1, light))
                .outlines(LabelImage.of("", e, codes))
                .png();
    }

    /** Refuses blocks that are thicker than a plane or larger than a chunk. */
    private static final class Watched extends ViewedImage {
        Watched(ImageSource image) {
            super(image);
        }

        @Override
        public Extent chunk() {
            return Extent.zyx(5, 7, 8);
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            Extent e = block.extent();
            assertThat(Math.min(e.z(), Math.min(e.y(), e.x()))).isEqualTo(1);
            assertThat(e.z() <= 5 && e.y() <= 7 && e.x() <= 8).isTrue();
            image().read(channel, block, into);
        }
    }

    @Test
    void sections_are_those_of_the_volume_in_memory_read_by_blocks_within_chunks() {
        List<Item.Picture> pictures = VolumeSections.of(new Watched(IMAGE))
                .outlines(LABELS)
                .at(4, 17, 40)
                .pictures();
        assertThat(pictures.stream().map(Item.Picture::caption))
                .containsExactly("xy, z = 4 of 12", "xz, y = 17 of 30", "yz, x = 40 of 41");
        assertThat(pictures.get(0).png()).isEqualTo(whole(0, 4));
        assertThat(pictures.get(1).png()).isEqualTo(whole(1, 17));
        assertThat(pictures.get(2).png()).isEqualTo(whole(2, 40));
    }

    @Test
    void panels_have_at_most_the_pixels_asked_for_and_thick_slices_are_shown_thick() {
        ImageSource thick = IMAGE.withCalibration(Calibration.of(3, 1, 1, "um"));
        List<Item.Picture> pictures =
                VolumeSections.of(thick).outlines(LABELS).outlines(LABELS).pictures();
        assertThat(size(pictures.get(1).png())).containsExactly(36, 2 * 41 + 6);
        assertThat(size(VolumeSections.of(thick).atMost(20).pictures().get(0).png()))
                .containsExactly(15, 20);
    }

    @Test
    void labels_of_another_size_and_places_outside_are_refused() {
        VolumeSections sections = VolumeSections.of(IMAGE);
        LabelImage other = LabelImage.of("other", Extent.yx(2, 2), new int[4]);
        assertThatThrownBy(() -> sections.outlines(other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("12 x 30 x 41");
        assertThatThrownBy(() -> sections.at(12, 0, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not in an image");
    }

    /** Height and width in a PNG's header. */
    private static int[] size(byte[] png) {
        java.nio.ByteBuffer head = java.nio.ByteBuffer.wrap(png);
        return new int[] {head.getInt(20), head.getInt(16)};
    }
}
