package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledConvertTest {
    private static final Extent EXTENT = Extent.zyx(40, 256, 256);

    @TempDir
    Path folder;

    private static FloatImage image() {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[EXTENT.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256);
        }
        return FloatImage.of("a", EXTENT, 1, values).withPixelType(PixelType.UINT8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.tif", "out.zarr"})
    void what_a_killed_conversion_leaves_is_gone_after_the_next_one(String name) throws Exception {
        Path in = folder.resolve("in.npy");
        FloatImage image = image();
        Images.save(image, in);
        Path output = Files.createDirectories(folder.resolve("output"));
        Path out = output.resolve(name);
        KilledCommand command = new KilledCommand(7);
        for (int k = 0; command.kills() == 0 && k < 20; k++) {
            io.biapy.core.run.FolderTree.delete(out);
            command.until(out, output, "convert", in, out);
        }
        assertThat(command.kills()).isPositive();
        assertThat(output.toFile().list()).containsExactly(name);
        assertThat(Images.open(out).load().data()).isEqualTo(image.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.tif", "out.n5"})
    void hidden_names_of_others_stay(String name) throws IOException {
        Path other = Files.writeString(folder.resolve(".b.tif.0123456789abcdef.part"), "x");
        Images.save(image(), folder.resolve("in.npy"));
        Cli.run("convert", folder.resolve("in.npy"), folder.resolve(name), "--json")
                .json();
        assertThat(other).exists();
    }
}
