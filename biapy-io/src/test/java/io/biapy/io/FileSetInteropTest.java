package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images in several files, as tifffile, nibabel, ITK and pynrrd read them too: each file opens the same image. */
@Tag("interop")
class FileSetInteropTest {
    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeEnvironment() {
        python = Python.withPackages();
    }

    @ParameterizedTest
    @CsvSource({"ome,60", "nifti,150", "nrrd,120"})
    void each_file_of_a_set_opens_the_image_that_others_read(String kind, int least) throws IOException {
        List<JsonNode> written = python.json("interop_sets.py", kind, folder);
        assertThat(written).hasSizeGreaterThanOrEqualTo(least);
        for (JsonNode each : written) {
            Path file = folder.resolve(each.path("file").asText());
            Axes axes = Axes.AS_STORED.atTime(each.path("time").asLong());
            FloatImage image = Images.open(file, axes).load();
            assertThat(Python.weighted(image.data()))
                    .as("%s", each)
                    .isEqualTo(each.path("sum").asDouble());
            assertThat(image.channels())
                    .as("%s", each)
                    .isEqualTo(each.path("channels").asInt());
            assertThat(image.extent().z())
                    .as("%s", each)
                    .isEqualTo(each.path("slices").asInt());
            assertThat(image.pixelType()).hasToString(each.path("dtype").asText());
            JsonNode voxel = each.path("voxel");
            Calibration expected = voxel.isEmpty()
                    ? Calibration.unknown()
                    : Calibration.of(
                            voxel.path(0).asDouble(),
                            voxel.path(1).asDouble(),
                            voxel.path(2).asDouble(),
                            voxel.path(3).asText());
            assertThat(image.calibration()).as("%s", each).isEqualTo(expected);
        }
    }
}
