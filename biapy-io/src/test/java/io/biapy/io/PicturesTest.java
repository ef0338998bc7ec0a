package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG, palettes and pyramids, each beside what tifffile or Pillow reads (src/test/python/make_picture_fixtures.py): equal pixels. */
class PicturesTest {
    @TempDir
    Path folder;

    static Stream<Path> pictures() throws IOException {
        return Files.list(folderOfPictures())
                .filter(file -> !file.toString().endsWith(".npy"))
                .sorted();
    }

    private static Path folderOfPictures() {
        try {
            return Path.of(PicturesTest.class.getResource("/pictures/grey.jpg").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path picture(String name) {
        return folderOfPictures().resolve(name);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void pixels_equal_those_of_the_library_of_the_format(Path file) {
        Path reference = Path.of(file + ".npy");
        boolean first = file.toString().contains("apart");
        FloatImage image = Images.open(file).load();
        FloatImage expected = image.channels() == 1
                ? Images.open(reference).load()
                : Images.open(reference, first ? "CYX" : "YXC").load();
        assertThat(image.extent()).isEqualTo(expected.extent());
        assertThat(image.channels()).isEqualTo(expected.channels());
        assertThat(image.data()).isEqualTo(expected.data());
        assertThat(Images.info(file).toString()).contains(image.extent().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg_ycc.tif", "jpeg_ycc422_tile.tif", "jpeg_rgb_tile.tif", "colour420.jpg"})
    void blocks_equal_the_same_part_of_the_whole(String name) {
        ImageSource image = Images.open(picture(name));
        FloatImage whole = image.load();
        Block block = new Block(0, 11, 9, Extent.yx(20, 30));
        float[] part = new float[600];
        float[] expected = new float[600];
        for (int c = 0; c < 3; c++) {
            image.read(c, block, part);
            whole.read(c, block, expected);
            assertThat(part).isEqualTo(expected);
        }
        assertThat(image.channelNames()).containsExactly("red", "green", "blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyramid_sub.tif", "pyramid_pages.tif"})
    void of_a_pyramid_the_full_image_is_read_and_all_levels_are_told(String name) {
        assertThat(Images.open(picture(name)).size()).isEqualTo(Size.yx(64, 48));
        ImageInfo info = Images.info(picture(name));
        assertThat(info.levels()).containsExactly(Size.yx(64, 48), Size.yx(32, 24), Size.yx(16, 12));
        assertThat(info.storage()).contains("smaller copies of 32 x 24, 16 x 12");
    }

    @Test
    void jpeg_files_come_back_nearly_as_they_were_saved() {
        for (int channels : new int[] {1, 3}) {
            Extent extent = Extent.yx(60, 70);
            float[] data = new float[extent.voxels() * channels];
            for (int i = 0; i < data.length; i++) {
                data[i] = Math.round(127 + 100 * Math.sin(i % 70 / 11.0) * Math.cos(i / 70 % 60 / 13.0));
            }
            FloatImage image = FloatImage.of("a", extent, channels, data).withPixelType(PixelType.UINT8);
            Path file = folder.resolve(channels + ".jpg");
            Images.save(image, file);
            FloatImage back = Images.open(file).load();
            assertThat(back.extent()).isEqualTo(extent);
            for (int i = 0; i < extent.voxels(); i++) {
                assertThat(back.data()[i]).isBetween(data[i] - 4, data[i] + 4);
            }
        }
    }

    @Test
    void what_jpeg_cannot_hold_is_refused() {
        FloatImage wide =
                FloatImage.of("a", Extent.yx(1, 1), 1, new float[] {256}).withPixelType(PixelType.UINT16);
        Path file = folder.resolve("a.jpg");
        assertThatThrownBy(() -> Images.save(wide, file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(".tif");
        assertThatThrownBy(() -> Images.save(LabelImage.of("l", Extent.yx(1, 1), new int[1]), file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("JPEG changes values");
        assertThatThrownBy(() -> Images.labels(picture("grey.jpg")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("JPEG changes values");
        assertThat(file).doesNotExist();
    }

    /** The JDK's reader would fill the rest with grey. */
    @ParameterizedTest
    @ValueSource(strings = {"grey.jpg", "progressive.jpg", "colour420.jpg", "jpeg_ycc.tif", "jpeg_tables_ycbcr.tif"})
    void missing_parts_of_a_picture_are_an_error_and_not_grey(String name) throws IOException {
        byte[] whole = Files.readAllBytes(picture(name));
        float[] expected = Images.open(picture(name)).load().data();
        Path file = folder.resolve(name);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 150) {
            Files.write(file, Arrays.copyOf(whole, length));
            try {
                assertThat(Images.open(file).load().data()).isEqualTo(expected); // only what nothing names was cut
            } catch (FileException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void jpeg_of_a_tiff_that_is_smaller_than_its_place_is_refused() throws IOException {
        byte[] bytes = Files.readAllBytes(picture("jpeg_grey.tif"));
        int changed = 0;
        for (int i = 0; i + 8 < bytes.length; i++) {
            boolean frame = (bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xC0;
            if (frame) {
                bytes[i + 8]--; // one column less
                changed++;
            }
        }
        assertThat(changed).isEqualTo(3);
        Path file = Files.write(folder.resolve("a.tif"), bytes);
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("strip 1 of page 1 (JPEG)");
    }

    @Test
    void pictures_cover_both_containers() throws IOException {
        List<Path> all = pictures().toList();
        assertThat(all).hasSizeGreaterThan(14);
        assertThat(all).anyMatch(p -> p.toString().endsWith(".jpg")).anyMatch(p -> p.toString()
                .endsWith(".tif"));
    }
}
