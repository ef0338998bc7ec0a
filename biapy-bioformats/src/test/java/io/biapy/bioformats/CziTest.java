package io.biapy.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Conversion;
import io.biapy.io.IfExists;
import io.biapy.io.ImageFile;
import io.biapy.io.Images;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that Zeiss' own library wrote: {@code src/test/python/make_czi_fixtures.py}. */
class CziTest {
    @TempDir
    Path folder;

    static Path fixture(String name) {
        try {
            return Path.of(CziTest.class.getResource("/bioformats/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireValues(FloatImage image, int time, int firstChannel) {
        int width = image.extent().x();
        int height = image.extent().y();
        float[] data = image.data();
        for (int c = 0, i = 0; c < image.channels(); c++) {
            for (int z = 0; z < image.extent().z(); z++) {
                for (int p = 0; p < height * width; p++, i++) {
                    assertThat(data[i])
                            .isEqualTo(1000 * time + MadeFiles.value(firstChannel + c, z, p / width, p % width));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"plain.czi,2,3,40,50,UINT16", "packed.czi,1,4,33,47,UINT16", "bytes.czi,1,1,20,30,UINT8"})
    void pixels_channels_type_and_voxel_size_are_those_written(
            String name, int channels, int slices, int height, int width, PixelType type) {
        try (ImageSource image = Images.open(fixture(name))) {
            assertThat(image.size()).isEqualTo(Size.zyx(slices, height, width));
            assertThat(image.channelNames())
                    .isEqualTo(java.util.List.of("DAPI", "GFP").subList(0, channels));
            assertThat(image.pixelType()).isEqualTo(type);
            assertThat(image.calibration()).isEqualTo(Calibration.of(.5, .1, .1, "um"));
            requireValues(image.load(), 0, 0);
        }
    }

    @Test
    void one_point_of_time_is_read() {
        assertThatThrownBy(() -> Images.open(fixture("times.czi")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("3 points of time")
                .hasMessageContaining("--time 0");
        for (int t = 0; t < 3; t++) {
            try (ImageSource image = Images.open(fixture("times.czi"), Axes.AS_STORED.atTime(t))) {
                requireValues(image.load(), t, 0);
            }
        }
        try (ImageSource image = Images.open(fixture("times.czi"), "CZYX")) { // points of time as channels
            assertThat(image.channels()).isEqualTo(3);
            assertThat(image.channelNames()).containsExactly("0", "1", "2");
            requireValues(image.channel(2).load(), 2, 0);
        }
        assertThatThrownBy(() -> Images.open(fixture("times.czi"), "ZYX"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("TCZ (3, 1, 2)");
        assertThatThrownBy(() -> Images.open(fixture("times.czi"), "ZXY"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("then YX");
    }

    @Test
    void of_several_images_one_is_named_by_number_or_name() {
        Path file = fixture("scenes.czi");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("holds 2 images")
                .hasMessageContaining("scenes.czi:/0")
                .hasMessageContaining("Scene #2 (T 1, C 1, Z 1, 20 x 30)");
        for (String choice : new String[] {"1", "Scene #2"}) {
            try (ImageSource image = Images.open(Path.of(file + ":/" + choice))) {
                requireValues(image.load(), 0, 1);
            }
        }
        assertThat(ImageFile.of(Path.of(file + ":/1")).name()).isEqualTo("scenes-1");
        assertThatThrownBy(() -> Images.open(Path.of(file + ":/2")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("has no image \"2\"");
        assertThatThrownBy(() -> Images.open(Path.of(file + ":/1/3")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no resolution 3");
    }

    @Test
    void colours_are_red_green_and_blue() {
        try (ImageSource image = Images.open(fixture("colours.czi"))) {
            assertThat(image.channelNames()).containsExactly("red", "green", "blue");
            float[] data = image.load().data();
            for (int i = 0; i < 600; i++) {
                int x = i % 30;
                int y = i / 30;
                assertThat(data[i]).isEqualTo(x + y);
                assertThat(data[600 + i]).isEqualTo(y);
                assertThat(data[1200 + i]).isEqualTo(x);
            }
        }
    }

    @Test
    void labels_are_read_exactly() {
        try (LabelSource labels = Images.labels(fixture("packed.czi"))) {
            long[] ids = new long[4 * 33 * 47];
            labels.read(Block.all(labels.size()), ids);
            assertThat(ids[33 * 47 + 48]).isEqualTo(MadeFiles.value(0, 1, 1, 1));
        }
        assertThatThrownBy(() -> Images.labels(fixture("plain.czi")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("2 channels");
    }

    @Test
    void a_conversion_keeps_pixels_voxel_size_and_channels() {
        Path zarr = folder.resolve("plain.zarr");
        Conversion.images().run(fixture("plain.czi"), zarr, IfExists.REFUSE);
        try (ImageSource image = Images.open(zarr)) {
            assertThat(image.channelNames()).containsExactly("DAPI", "GFP");
            assertThat(image.calibration().z()).isEqualTo(.5);
            requireValues(image.load(), 0, 0);
        }
    }

    @Test
    void files_that_are_cut_off_give_file_errors() throws IOException {
        byte[] whole = Files.readAllBytes(fixture("packed.czi"));
        Path file = folder.resolve("damaged.czi");
        int refused = 0;
        for (int length = 0; length < whole.length; length += 311) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (ImageSource image = Images.open(file)) {
                image.load();
            } catch (FileException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
