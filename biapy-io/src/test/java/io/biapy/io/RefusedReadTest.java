package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads that ask for what an image does not have say so, in memory as from files. */
class RefusedReadTest {
    private static final Block BLOCK = new Block(0, 1, 1, Extent.yx(2, 3));

    @TempDir
    Path folder;

    @Test
    void channels_that_are_not_there_and_arrays_that_are_too_short_are_told() {
        FloatImage image = FloatImage.of("two", Extent.yx(4, 5), 2, new float[40]);
        Images.save(image, folder.resolve("two.tif"));
        for (ImageSource source : List.of(image, Images.open(folder.resolve("two.tif")))) {
            assertThatThrownBy(() -> source.read(2, BLOCK, new float[6]))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Image two: there is no channel 2, but 2, numbered from 0.");
            assertThatThrownBy(() -> source.read(-1, BLOCK, new float[6])).isInstanceOf(InputException.class);
            assertThatThrownBy(() -> source.channel(2)).isInstanceOf(InputException.class);
            assertThatThrownBy(() -> source.channel(1).read(1, BLOCK, new float[6]))
                    .hasMessage("Image two: there is no channel 1, but one, number 0.");
            assertThatThrownBy(() -> source.read(1, BLOCK, new float[5]))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Image two: a block of 2 x 3 has 6 values, and the array has room for 5 only.");
        }
    }

    @Test
    void arrays_that_are_too_short_for_labels_are_told() {
        LabelImage labels = LabelImage.of("l", Extent.yx(4, 5), new int[20]);
        Images.save(labels, folder.resolve("l.zarr"));
        for (LabelSource source : List.of(labels, Images.labels(folder.resolve("l.zarr")))) {
            assertThatThrownBy(() -> source.read(BLOCK, new long[5]))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Labels l: a block of 2 x 3 has 6 values, and the array has room for 5 only.");
        }
    }
}
