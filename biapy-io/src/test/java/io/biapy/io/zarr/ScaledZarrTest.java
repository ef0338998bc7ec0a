package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays whose attributes say what stored numbers are multiplied by. */
class ScaledZarrTest {
    private static final Extent EXTENT = Extent.zyx(5, 300, 70);

    @TempDir
    Path folder;

    @Test
    void values_come_back_as_the_nearest_steps_in_both_versions() throws IOException {
        Random random = new Random(3);
        float[] values = new float[EXTENT.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        for (ZarrLayout layout : List.of(ZarrLayout.standard(), ZarrLayout.version2())) {
            Path file = folder.resolve(layout.version() + ".zarr");
            ImageSpec spec = ImageSpec.of(Size.zyx(5, 300, 70), PixelType.UINT8);
            try (ImageSink sink = ZarrFiles.createWhole(spec, file, layout.scaled(1 / 255.0), Workers.callerOnly())) {
                sink.write(0, Block.all(sink.size()), values);
            }
            try (ImageSource image = Images.open(file)) {
                assertThat(image.pixelType()).isEqualTo(PixelType.FLOAT32);
                float[] found = image.load().data();
                for (int i = 0; i < values.length; i++) {
                    assertThat(found[i]).isEqualTo((float) (Math.rint(values[i] * 255.0) * (1 / 255.0)));
                }
            }
            float[] smaller = Images.open(Path.of(file + "/1")).load().data();
            assertThat(smaller).hasSizeLessThan(values.length);
            for (float value : smaller) {
                assertThat(value).isBetween(0f, 1f);
            }
            try (ImageSink more = ZarrFiles.update(file)) {
                more.write(0, new Block(0, 0, 0, Extent.zyx(1, 1, 2)), new float[] {1, 0.2f});
            }
            assertThat(Images.open(file).load().data()).startsWith(1, (float) (51 * (1 / 255.0)));
            String name = layout.version() == 3 ? "0/zarr.json" : "0/.zattrs";
            assertThat(Files.readString(file.resolve(name))).contains("scale_factor", "0.00392156862745098");
        }
    }

    @Test
    void attributes_that_are_no_usable_scale_count_as_not_there() throws IOException {
        Path file = folder.resolve("a.zarr");
        FloatImage image = FloatImage.of("a", Extent.yx(1, 3), 1, new float[] {1, 2, 3});
        ZarrFiles.save(image, file, ZarrLayout.version2());
        for (String odd : List.of("\"text\"", "0", "null", "1e999")) {
            Files.writeString(file.resolve("0/.zattrs"), "{\"scale_factor\": " + odd + "}");
            assertThat(Images.open(file).load().data()).containsExactly(1, 2, 3);
        }
        Files.writeString(file.resolve("0/.zattrs"), "{\"scale_factor\": -2, \"add_offset\": 10}");
        assertThat(Images.open(file).load().data()).containsExactly(8, 6, 4);
    }

    @Test
    void a_scale_is_for_images_written_block_by_block() {
        ZarrLayout scaled = ZarrLayout.standard().scaled(0.5);
        ImageSpec spec = ImageSpec.of(Size.zyx(5, 300, 70), PixelType.UINT8);
        assertThatThrownBy(() -> ZarrFiles.createLabels(spec, folder.resolve("l.zarr"), scaled))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ZarrFiles.save(
                        FloatImage.of("a", Extent.yx(1, 1), 1, new float[1]), folder.resolve("s.zarr"), scaled))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ZarrLayout.standard().scaled(0)).isInstanceOf(InputException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
