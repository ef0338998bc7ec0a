package io.biapy.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
    @TempDir
    Path folder;

    @Test
    void outlines_are_the_pixels_that_touch_another_label() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 20; round++) {
            int height = 1 + random.nextInt(9);
            int width = 1 + random.nextInt(9);
            int[] labels = random.ints((long) height * width, 0, 3).toArray();
            boolean[] outlines = OutlineKernel.outlines(labels, height, width);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean touches = false;
                    for (int[] d : new int[][] {{0, 1}, {1, 0}, {0, -1}, {-1, 0}}) {
                        int v = y + d[0];
                        int u = x + d[1];
                        boolean inside = v >= 0 && v < height && u >= 0 && u < width;
                        touches |= inside && labels[v * width + u] != labels[y * width + x];
                    }
                    assertThat(outlines[y * width + x]).isEqualTo(touches && labels[y * width + x] != 0);
                }
            }
        }
    }

    @Test
    void picture_shows_stretched_intensities_and_coloured_outlines_side_by_side() throws IOException {
        int n = 40;
        float[] data = new float[n * n];
        int[] codes = new int[n * n];
        for (int y = 10; y < 20; y++) {
            for (int x = 10; x < 20; x++) {
                data[y * n + x] = 1000;
                codes[y * n + x] = 7;
            }
        }
        FloatImage raw = FloatImage.of("raw", Extent.yx(n, n), 1, data);
        LabelImage found = LabelImage.of("found", Extent.yx(n, n), codes);
        LabelImage truth = LabelImage.of("truth", Extent.yx(n, n), new int[n * n]);
        BufferedImage picture =
                read(Overlay.of(raw).outlines(found).outlines(truth).png());
        assertThat(picture.getWidth()).isEqualTo(2 * n + 6);
        assertThat(picture.getHeight()).isEqualTo(n);
        assertThat(picture.getRGB(10, 12) & 0xFFFFFF).isEqualTo(LabelColors.of(7));
        assertThat(picture.getRGB(15, 15) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(picture.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0);
        assertThat(picture.getRGB(n + 6 + 10, 12) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(picture.getRGB(n + 3, 5) & 0xFFFFFF).as("gap").isEqualTo(0xFFFFFF);
    }

    @Test
    void thumbnails_are_shrunk_and_the_same_every_time() throws IOException {
        float[] data = new float[3 * 100 * 50];
        for (int i = 0; i < data.length; i++) {
            data[i] = i % 97 == 0 ? Float.NaN : i % 50;
        }
        FloatImage raw = FloatImage.of("raw", Extent.zyx(3, 100, 50), 1, data);
        byte[] once = Overlay.of(raw).atMost(30).slice(2).png();
        assertThat(Overlay.of(raw).atMost(30).slice(2).png()).isEqualTo(once);
        assertThat(read(once).getHeight()).isEqualTo(25);
        assertThat(read(once).getWidth()).isEqualTo(13);
        Path file = folder.resolve("t.png");
        Overlay.of(raw).atMost(30).slice(2).save(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }

    @Test
    void labels_of_another_size_are_refused() {
        FloatImage raw = FloatImage.of("raw", Extent.yx(2, 2), 1, new float[4]);
        LabelImage labels = LabelImage.of("l", Extent.yx(2, 3), new int[6]);
        assertThatThrownBy(() -> Overlay.of(raw).outlines(labels))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 x 3");
    }

    @Test
    void constant_and_empty_pictures_are_drawn() throws IOException {
        float[] nan = new float[4];
        Arrays.fill(nan, Float.NaN);
        assertThat(read(Overlay.of(FloatImage.of("n", Extent.yx(2, 2), 1, nan)).png())
                                .getRGB(0, 0)
                        & 0xFFFFFF)
                .isZero();
        float[] same = {5, 5, 5, 5};
        assertThat(read(Overlay.of(FloatImage.of("s", Extent.yx(2, 2), 1, same)).png())
                        .getWidth())
                .isEqualTo(2);
    }

    @Test
    void label_colours_differ_are_fixed_and_neither_dark_nor_grey() {
        Set<Integer> colours = new HashSet<>();
        for (int id = 1; id <= LabelColors.COUNT; id++) {
            int rgb = LabelColors.of(id);
            colours.add(rgb);
            int r = rgb >> 16;
            int g = rgb >> 8 & 0xFF;
            int b = rgb & 0xFF;
            assertThat(Math.max(r, Math.max(g, b))).as("lightness of %06X", rgb).isGreaterThan(90);
            assertThat(r == g && g == b).as("%06X is grey", rgb).isFalse();
            assertThat(LabelColors.of(id + LabelColors.COUNT)).isEqualTo(rgb);
        }
        assertThat(colours).hasSize(LabelColors.COUNT);
        assertThat(LabelColors.of(0)).isZero();
        assertThat(LabelColors.of(-1)).as("an id of 2^64-1").isNotZero();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
