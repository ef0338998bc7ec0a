package io.biapy.io.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngFormatTest {
    private final PngFormat png = new PngFormat();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void palettes_are_colours_of_an_image_and_numbers_of_labels(int bits) throws IOException {
        int n = 1 << bits;
        byte[] red = new byte[n];
        byte[] green = new byte[n];
        byte[] blue = new byte[n];
        for (int i = 0; i < n; i++) {
            red[i] = (byte) (255 - i);
            green[i] = (byte) i;
            blue[i] = (byte) (i * 7);
        }
        IndexColorModel palette = new IndexColorModel(bits, n, red, green, blue);
        BufferedImage image = bits == 8
                ? new BufferedImage(n, 2, BufferedImage.TYPE_BYTE_INDEXED, palette)
                : new BufferedImage(n, 2, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int i = 0; i < n; i++) {
            image.getRaster().setSample(i, 0, 0, i);
        }
        Path file = folder.resolve("p.png");
        ImageIO.write(image, "png", file.toFile());
        int[] codes = png.openLabels(file).load().codes();
        FloatImage colours = png.open(file).load();
        assertThat(png.open(file).channelNames()).containsExactly("red", "green", "blue");
        for (int i = 0; i < n; i++) {
            assertThat(codes[i]).isEqualTo(i);
            assertThat(colours.value(0, 0, 0, i)).isEqualTo(255 - i);
            assertThat(colours.value(1, 0, 0, i)).isEqualTo(i);
            assertThat(colours.value(2, 0, 0, i)).isEqualTo(i * 7 & 0xFF);
        }
    }

    @Test
    void interlaced_files_are_read_alike() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_USHORT_GRAY);
        int[] values = random.ints(37 * 23, 0, 65536).toArray();
        image.getRaster().setPixels(0, 0, 37, 23, values);
        Path file = folder.resolve("i.png");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam interlaced = writer.getDefaultWriteParam();
        interlaced.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (OutputStream out = Files.newOutputStream(file);
                MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), interlaced);
        }
        assertThat(png.describe(file)).contains("interlaced");
        assertThat(png.openLabels(file).load().codes()).isEqualTo(values);
        float[] part = new float[6];
        png.open(file).read(0, new Block(0, 20, 30, Extent.yx(2, 3)), part);
        assertThat(part[4]).isEqualTo(values[21 * 37 + 31]);
    }

    @Test
    void alpha_that_varies_stays_a_channel() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xFF_070707);
        image.setRGB(1, 0, 0x80_090909);
        Path file = folder.resolve("a.png");
        ImageIO.write(image, "png", file.toFile());
        ImageSource opened = png.open(file);
        assertThat(opened.channelNames()).containsExactly("grey", "alpha");
        assertThat(opened.load().data()).containsExactly(7, 9, 255, 128);
        assertThatThrownBy(() -> png.openLabels(file).load()).hasMessageContaining("transparency");
    }

    @Test
    void written_images_and_labels_come_back() {
        SplittableRandom random = new SplittableRandom(6);
        for (int most : new int[] {255, 65535}) {
            int[] codes = random.ints(30, 0, most + 1).toArray();
            codes[3] = most;
            Path file = folder.resolve("l.png");
            png.writeLabels(LabelImage.of("l", Extent.yx(5, 6), codes), file);
            assertThat(png.openLabels(file).load().codes()).isEqualTo(codes);
            assertThat(png.open(file).pixelType()).isEqualTo(most == 255 ? PixelType.UINT8 : PixelType.UINT16);
        }
        float[] data = new float[90];
        for (int i = 0; i < 90; i++) {
            data[i] = random.nextInt(256);
        }
        Path file = folder.resolve("rgb.png");
        png.write(FloatImage.of("rgb", Extent.yx(5, 6), 3, data).withPixelType(PixelType.UINT8), file);
        assertThat(png.open(file).load().data()).isEqualTo(data);
    }

    @Test
    void what_a_png_cannot_hold_is_refused_with_advice() {
        Path file = folder.resolve("x.png");
        FloatImage image = FloatImage.of("f", Extent.yx(1, 2), 1, new float[] {0.5f, 1});
        assertThatThrownBy(() -> png.write(image, file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(".tif");
        LabelImage volume = LabelImage.of("v", Extent.zyx(2, 1, 1), new int[2]);
        assertThatThrownBy(() -> png.writeLabels(volume, file)).hasMessageContaining(".tif");
        LabelImage large = LabelImage.of("l", Extent.yx(1, 1), new int[] {65536});
        assertThatThrownBy(() -> png.writeLabels(large, file)).hasMessageContaining("65535");
        assertThat(Arrays.asList(folder.toFile().list())).isEmpty();
    }
}
