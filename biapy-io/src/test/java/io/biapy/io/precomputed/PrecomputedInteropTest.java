package io.biapy.io.precomputed;

import static io.biapy.io.Python.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.io.Images;
import io.biapy.io.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes go to TensorStore and come from it, with equal values and voxel sizes. */
@Tag("interop")
class PrecomputedInteropTest {
    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeEnvironment() {
        python = Python.withPackages();
    }

    private List<JsonNode> script(String mode) throws IOException {
        return python.json("interop_precomputed.py", mode, folder);
    }

    @Test
    void volumes_of_tensorstore_are_read() throws IOException {
        List<JsonNode> written = script("write");
        assertThat(written).hasSize(7);
        for (JsonNode each : written) {
            FloatImage image =
                    Images.open(folder.resolve(each.path("name").asText())).load();
            double off =
                    each.path("encoding").asText().equals("jpeg") ? .005 : 0; // decoders of JPEG differ by a grey level
            assertThat(weighted(image.data()))
                    .as("%s", each)
                    .isCloseTo(each.path("sum").asDouble(), org.assertj.core.data.Percentage.withPercentage(100 * off));
            assertThat(image.calibration()).isEqualTo(Calibration.of(40, 4, 4, "nm"));
            assertThat(image.pixelType().name())
                    .isEqualToIgnoringCase(each.path("dtype").asText());
        }
    }

    @Test
    void volumes_written_here_are_read_by_tensorstore() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Extent extent = Extent.zyx(70, 90, 100);
        float[] values = new float[2 * extent.voxels()];
        int[] ids = new int[extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(60_000);
        }
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i / 5000 * 37 % 800 + random.nextInt(2);
        }
        Calibration voxel = Calibration.of(0.04, 0.004, 0.004, "um");
        Images.save(
                FloatImage.of("a", extent, 2, values)
                        .withPixelType(PixelType.UINT16)
                        .withCalibration(voxel),
                folder.resolve("image.precomputed"));
        LabelImage labels = LabelImage.of("l", extent, ids).withCalibration(voxel);
        Images.save(labels, folder.resolve("labels.precomputed"));
        long[] wide = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            wide[i] = ids[i] == 0 ? 0 : ids[i] + (1L << 40);
        }
        Images.save(LabelImage.ofLongs("w", extent, wide), folder.resolve("wide.precomputed"));
        List<JsonNode> read = script("read");
        assertThat(read).hasSize(3);
        float[] plain = new float[ids.length];
        double ofWide = 0;
        for (int i = 0; i < ids.length; i++) {
            plain[i] = ids[i];
            ofWide += wide[i] * (double) (1 + i % 97);
        }
        assertThat(read.get(0).path("sum").asDouble()).isEqualTo(weighted(values));
        assertThat(read.get(0).path("resolution").toString()).isEqualTo("[4.0,4.0,40.0]");
        assertThat(read.get(1).path("sum").asDouble()).isEqualTo(weighted(plain));
        assertThat(read.get(1).path("dtype").asText()).isEqualTo("uint32");
        assertThat(read.get(1).path("encoding").asText()).isEqualTo("compressed_segmentation");
        assertThat(read.get(2).path("sum").asDouble())
                .isCloseTo(ofWide, org.assertj.core.data.Percentage.withPercentage(1e-9));
        assertThat(read.get(2).path("dtype").asText()).isEqualTo("uint64");
    }
}
