package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentReadTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tif", "png", "npy", "npz", "nii", "nii.gz", "nrrd", "mrc"})
    void several_threads_may_read_one_opened_image(String extension) {
        Extent extent = Extent.yx(900, 700);
        float[] data = new float[extent.voxels()];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(65536);
        }
        FloatImage image = FloatImage.of("a", extent, 1, data).withPixelType(PixelType.UINT16);
        Path file = folder.resolve("a." + extension);
        Images.save(image, file);
        ImageSource opened = Images.open(file);
        try (Workers workers = Workers.of(4)) {
            workers.forEach(60, task -> {
                SplittableRandom place = new SplittableRandom(task);
                Block block = new Block(0, place.nextInt(800), place.nextInt(600), Extent.yx(100, 100));
                float[] got = new float[10_000];
                float[] expected = new float[10_000];
                opened.read(0, block, got);
                image.read(0, block, expected);
                assertThat(got).isEqualTo(expected);
            });
        }
    }
}
