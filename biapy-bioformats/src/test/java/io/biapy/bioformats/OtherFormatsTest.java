package io.biapy.bioformats;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.filter.AVI_Writer;
import ij.process.ByteProcessor;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs' libraries, or {@link MadeFiles}, wrote: pixels and voxel sizes as they were put in. */
class OtherFormatsTest {
    private static final Calibration VOXEL = Calibration.of(.5, .1, .2, "um");

    @TempDir
    Path folder;

    private static void requireMade(FloatImage image, int channels, int slices, int height, int width) {
        assertThat(image.size()).isEqualTo(Size.zyx(slices, height, width));
        assertThat(image.channels()).isEqualTo(channels);
        float[] data = image.data();
        for (int c = 0, i = 0; c < channels; c++) {
            for (int z = 0; z < slices; z++) {
                for (int p = 0; p < height * width; p++) {
                    assertThat(data[i++]).isEqualTo(MadeFiles.value(c, z, p / width, p % width));
                }
            }
        }
    }

    private static FloatImage load(Path file) {
        try (ImageSource image = Images.open(file)) {
            return image.load();
        }
    }

    @Test
    void ics_has_pixels_and_voxel_size() throws IOException {
        FloatImage image = load(MadeFiles.ics(folder.resolve("cells.ics"), 2, 3, 11, 13));
        requireMade(image, 2, 3, 11, 13);
        assertThat(image.calibration()).isEqualTo(VOXEL);
        assertThat(image.pixelType()).isEqualTo(PixelType.UINT16);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deltavision_has_pixels_and_voxel_size_in_either_byte_order(boolean big) throws IOException {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        FloatImage image = load(MadeFiles.deltavision(folder.resolve("cells.dv"), 2, 3, 11, 13, order));
        requireMade(image, 2, 3, 11, 13);
        assertThat(image.calibration()).isEqualTo(VOXEL);
    }

    @Test
    void dicom_has_pixels_and_voxel_size() throws IOException {
        FloatImage image = load(MadeFiles.dicom(folder.resolve("scan.dcm"), 4, 11, 13));
        requireMade(image, 1, 4, 11, 13);
        assertThat(image.calibration().y()).isEqualTo(1);
        assertThat(image.calibration().x()).isEqualTo(2);
        assertThat(image.calibration().z()).isEqualTo(5);
    }

    @Test
    void pictures_in_bmp_have_their_colours() throws IOException {
        BufferedImage picture = new BufferedImage(13, 11, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 11 * 13; i++) {
            picture.setRGB(i % 13, i / 13, i << 16 | (i * 2 & 255) << 8 | (255 - i));
        }
        Path file = folder.resolve("picture.bmp");
        ImageIO.write(picture, "bmp", file.toFile());
        FloatImage image = load(file);
        assertThat(image.channels()).isEqualTo(3);
        for (int i = 0; i < 11 * 13; i++) {
            assertThat(image.data()[i]).isEqualTo(i);
            assertThat(image.data()[11 * 13 + i]).isEqualTo(i * 2 & 255);
            assertThat(image.data()[2 * 11 * 13 + i]).isEqualTo(255 - i);
        }
        try (ImageSource source = Images.open(file)) {
            assertThat(source.channelNames()).containsExactly("red", "green", "blue");
        }
    }

    @Test
    void frames_of_a_film_are_points_of_time() throws IOException {
        ImageStack stack = new ImageStack(16, 12);
        for (int t = 0; t < 3; t++) {
            byte[] pixels = new byte[12 * 16];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (i + 20 * t);
            }
            stack.addSlice(new ByteProcessor(16, 12, pixels));
        }
        Path file = folder.resolve("film.avi");
        new AVI_Writer().writeImage(new ImagePlus("film", stack), file.toString(), AVI_Writer.NO_COMPRESSION, 0);
        for (int t = 0; t < 3; t++) {
            try (ImageSource image = Images.open(file, Axes.AS_STORED.atTime(t))) {
                float[] data = image.load().data();
                for (int i = 0; i < data.length; i++) {
                    assertThat(data[i]).isEqualTo((i + 20 * t) & 255);
                }
            }
        }
        try (ImageSource image = Images.open(file, "ZYX")) {
            assertThat(image.size()).isEqualTo(Size.zyx(3, 12, 16));
        }
    }

    @Test
    void a_file_without_its_extension_is_known_by_its_content() throws IOException {
        Path plain = MadeFiles.deltavision(folder.resolve("scan"), 1, 2, 11, 13, ByteOrder.LITTLE_ENDIAN);
        requireMade(load(plain), 1, 2, 11, 13);
    }
}
