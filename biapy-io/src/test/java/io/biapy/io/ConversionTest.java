package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zarr", "tif", "h5", "npy", "npz", "nii.gz", "nrrd", "precomputed"})
    void an_input_that_breaks_halfway_leaves_nothing(String extension) {
        Path out = folder.resolve("out." + extension);
        assertThatThrownBy(() -> Conversion.images().run(new Breaking(), out, IfExists.REFUSE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("is cut off");
        assertThat(folder.toFile().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zarr", "tif", "h5", "npy", "npz", "nii.gz", "nrrd", "precomputed"})
    void an_input_that_breaks_halfway_keeps_what_it_was_to_replace(String extension) {
        Path out = folder.resolve("out." + extension);
        FloatImage before = FloatImage.of("b", Extent.zyx(2, 3, 4), 1, new float[24]);
        Images.save(before, out);
        assertThatThrownBy(() -> Conversion.images().run(new Breaking(), out, IfExists.REPLACE))
                .isInstanceOf(FileException.class);
        try (ImageSource kept = Images.open(out)) {
            assertThat(kept.size()).isEqualTo(Size.zyx(2, 3, 4));
        }
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void zarr_gets_the_smaller_resolutions_that_saving_gives_it() {
        int ny = 700;
        int nx = 600;
        float[] values = new float[ny * nx];
        int[] codes = new int[ny * nx];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 31L % 251;
            codes[i] = i / nx / 37 * 20 + i % nx / 41;
        }
        FloatImage image = FloatImage.of("i", Extent.yx(ny, nx), 1, values)
                .withPixelType(PixelType.UINT8)
                .withCalibration(Calibration.of(1, 0.5, 0.5, "um"));
        LabelImage labels = LabelImage.of("l", Extent.yx(ny, nx), codes);
        try (Workers two = Workers.of(2)) {
            Conversion.images().with(two).run(image, folder.resolve("a.zarr"), IfExists.REFUSE);
            Conversion.labels().with(two).run(labels, folder.resolve("l.zarr"), IfExists.REFUSE);
        }
        Images.save(image, folder.resolve("a2.zarr"));
        Images.save(labels, folder.resolve("l2.zarr"));
        assertThat(Images.info(folder.resolve("a.zarr")).levels())
                .containsExactly(Size.yx(700, 600), Size.yx(350, 300), Size.yx(175, 150));
        for (int level = 0; level < 3; level++) {
            FloatImage converted =
                    Images.open(folder.resolve("a.zarr/" + level)).load();
            FloatImage saved = Images.open(folder.resolve("a2.zarr/" + level)).load();
            assertThat(converted.data()).isEqualTo(saved.data());
            assertThat(converted.calibration()).isEqualTo(saved.calibration());
            assertThat(Images.labels(folder.resolve("l.zarr/" + level)).load().codes())
                    .isEqualTo(Images.labels(folder.resolve("l2.zarr/" + level))
                            .load()
                            .codes());
        }
        assertThat(Images.open(folder.resolve("a.zarr/2")).calibration()).isEqualTo(Calibration.of(1, 2, 2, "um"));
    }

    /** Two channels, of which the second cannot be read. */
    private static final class Breaking implements ImageSource {
        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public Size size() {
            return Size.zyx(4, 30, 40);
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public PixelType pixelType() {
            return PixelType.UINT16;
        }

        @Override
        public Calibration calibration() {
            return Calibration.unknown();
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            if (channel == 1) {
                throw new FileException(Path.of("breaking.tif"), "is cut off.");
            }
        }
    }
}
