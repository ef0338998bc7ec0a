package io.biapy.instance.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Matching;
import io.biapy.testkit.GoldenSuite;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OtsuWatershedTest {
    private static FloatImage twoTouchingDisks() {
        int n = 40;
        float[] data = new float[n * n];
        for (int i = 0; i < data.length; i++) {
            int y = i / n - 20;
            int x = i % n;
            boolean inside = y * y + (x - 12) * (x - 12) < 60 || y * y + (x - 26) * (x - 26) < 60;
            data[i] = inside ? 200 : 10;
        }
        data[0] = 200; // a speck
        return FloatImage.of("disks", Extent.yx(n, n), 1, data).withCalibration(Calibration.of(1, 0.3, 0.3, "um"));
    }

    @Test
    void touching_disks_are_split_and_specks_removed() {
        LabelImage labels = OtsuWatershed.withDefaults().segment(twoTouchingDisks());
        assertThat(labels.objects()).isEqualTo(2);
        assertThat(labels.codes()[0]).isZero();
        assertThat(labels.codes()[20 * 40 + 12]).isEqualTo(1);
        assertThat(labels.codes()[20 * 40 + 26]).isEqualTo(2);
        assertThat(labels.calibration().unit()).isEqualTo("um");
    }

    @Test
    void the_speck_stays_and_the_disks_stay_one_where_asked() {
        assertThat(OtsuWatershed.withDefaults()
                        .removeSmall(0)
                        .segment(twoTouchingDisks())
                        .objects())
                .isEqualTo(3);
        assertThat(OtsuWatershed.withDefaults()
                        .splitHeight(50)
                        .segment(twoTouchingDisks())
                        .objects())
                .isEqualTo(1);
    }

    @Test
    void several_channels_are_refused() {
        FloatImage two = FloatImage.of("two", Extent.yx(1, 1), 2, new float[2]);
        assertThatThrownBy(() -> OtsuWatershed.withDefaults().segment(two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs one channel, got 2");
    }

    @Test
    void a_constant_image_has_no_objects() {
        assertThat(OtsuWatershed.withDefaults()
                        .segment(FloatImage.of("flat", Extent.yx(4, 4), 1, new float[16]))
                        .objects())
                .isZero();
    }

    /** The defaults were chosen on the training images; this holds what they reach on the others. */
    @Test
    void on_real_nuclei_it_reaches_what_a_learner_has_to_beat() throws IOException {
        Path folder = GoldenSuite.requireFolder("data.dir").resolve("dsb2018-stage1-train-subset");
        DataSetMatching scores = new DataSetMatching();
        for (String line : Files.readAllLines(folder.resolve("split.csv"))) {
            String name = line.split(",")[0];
            if (line.endsWith(",test")) {
                Raster raw = ImageIO.read(
                                folder.resolve("images/" + name + ".png").toFile())
                        .getRaster();
                Raster truth = ImageIO.read(
                                folder.resolve("labels/" + name + ".tif").toFile())
                        .getRaster();
                int w = raw.getWidth();
                int h = raw.getHeight();
                float[] values = raw.getSamples(0, 0, w, h, 0, (float[]) null);
                LabelImage found =
                        OtsuWatershed.withDefaults().segment(FloatImage.of(name, Extent.yx(h, w), 1, values));
                scores = scores.add(name, Matching.of(truth.getSamples(0, 0, w, h, 0, (int[]) null), found.codes()));
            }
        }
        assertThat(scores.byImage(0.5).accuracy()).isCloseTo(0.785, Offset.offset(0.001));
        assertThat(scores.byImage(0.75).accuracy()).isCloseTo(0.650, Offset.offset(0.001));
        assertThat(scores.pooled(0.5).accuracy()).isCloseTo(0.732, Offset.offset(0.001));
    }
}
