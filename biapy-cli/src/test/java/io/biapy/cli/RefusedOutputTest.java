package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs that cannot be written are told before there is any work to lose. */
class RefusedOutputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "labels.png, holds a plane",
        "labels.jpg, changes values",
        "labels.mrc.gz, only read",
        "labels.zarr.zip, only read",
        "labels.companion.ome, only read",
        "labels.xyz, no image format"
    })
    void a_format_that_does_not_hold_the_labels_is_refused_at_once(String name, String reason) throws IOException {
        Path model = folder.resolve("model");
        TinyModel.of(Extent.zyx(4, 8, 8)).save(model);
        Path image = folder.resolve("image.npy");
        Images.save(FloatImage.of("image", Extent.zyx(4, 9, 9), 1, new float[324]), image);
        Path prediction = folder.resolve("prediction.npy");
        Images.save(FloatImage.of("prediction", Extent.zyx(4, 9, 9), 2, new float[648]), prediction);
        Path out = Files.createDirectories(folder.resolve("out")).resolve(name);
        for (boolean tiled : new boolean[] {false, true}) {
            List<Object> segment = new ArrayList<>(List.of("segment", "--model", model, "--in", image, "--out", out));
            List<Object> decode =
                    new ArrayList<>(List.of("decode", "--channels", "F,C", "--in", prediction, "--out", out));
            for (List<Object> command : List.of(segment, decode)) {
                if (tiled) {
                    command.addAll(List.of("--tile", "4"));
                }
                assertThat(Cli.run(command.toArray()).failure()).contains(out.toString(), reason);
                try (Stream<Path> files = Files.list(out.getParent())) {
                    assertThat(files).isEmpty();
                }
            }
        }
    }
}
