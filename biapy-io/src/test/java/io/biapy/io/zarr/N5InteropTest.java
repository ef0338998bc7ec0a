package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.io.Images;
import io.biapy.io.Python;
import io.biapy.io.zarr.ZarrLayout.Compression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N5 containers go to z5py and TensorStore and come from them, with equal values, types, axes and voxel sizes. */
@Tag("interop")
class N5InteropTest {
    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeEnvironment() {
        python = Python.withPackages();
    }

    private List<JsonNode> script(String mode) throws IOException {
        return python.json("interop_n5.py", mode, folder);
    }

    @Test
    void data_sets_of_z5py_and_tensorstore_are_read() throws IOException {
        List<JsonNode> written = script("write");
        assertThat(written).hasSizeGreaterThanOrEqualTo(20);
        for (JsonNode each : written) {
            Path place = folder.resolve(each.path("place").asText());
            FloatImage image = Images.open(place).load();
            assertThat(Python.weighted(image.data()))
                    .as("%s", each)
                    .isEqualTo(each.path("sum").asDouble());
            assertThat(image.pixelType().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(each.path("dtype").asText());
        }
        assertThat(Images.open(folder.resolve("ts.n5/gzip")).calibration()).isEqualTo(Calibration.of(40, 5, 4, "nm"));
    }

    @Test
    void containers_written_here_are_read_by_z5py_and_tensorstore() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Extent extent = Extent.zyx(10, 70, 90);
        List<Double> expected = new ArrayList<>();
        for (PixelType type : MetadataN5.TYPES) {
            float[] values = new float[extent.voxels()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(100);
            }
            Compression[] all = Compression.values();
            Compression compression = all[type.ordinal() % all.length];
            if (compression == Compression.LZ4) {
                compression = Compression.NONE; // theirs is another one
            }
            ImageSpec spec = ImageSpec.of(extent.toSize(), type)
                    .chunk(Extent.zyx(4, 32, 32))
                    .calibration(Calibration.of(2, 0.5, 0.25, "um"));
            ZarrFiles.create(spec, folder.resolve(type + ".n5"), ZarrLayout.n5().compression(compression, 3))
                    .write(0, Block.all(spec.size()), values);
            expected.add(Python.weighted(values));
        }
        int[] ids = random.ints(extent.voxels(), 0, 70_000).toArray();
        float[] numbers = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            numbers[i] = ids[i];
        }
        Images.save(LabelImage.of("l", extent, ids), folder.resolve("volume.n5/labels/cells"));
        expected.add(Python.weighted(numbers));
        List<JsonNode> read = script("read");
        assertThat(read).hasSize(expected.size());
        for (JsonNode each : read) {
            assertThat(expected).as("%s", each).contains(each.path("sum").asDouble());
            assertThat(each.path("z5").asDouble()).isEqualTo(each.path("sum").asDouble());
            assertThat(each.path("axes").toString()).isEqualTo("[\"x\",\"y\",\"z\"]");
            String place = each.path("place").asText();
            if (!place.startsWith("volume")) {
                String type = place.substring(0, place.indexOf('.')).toLowerCase(Locale.ROOT);
                assertThat(each.path("dtype").asText()).isEqualTo(type);
                assertThat(each.path("z5dtype").asText()).isEqualTo(type);
                assertThat(each.path("cloud").asDouble(each.path("sum").asDouble()))
                        .isEqualTo(each.path("sum").asDouble());
                assertThat(each.path("cloudResolution").toString()).isEqualTo("[0.25,0.5,2.0]");
                assertThat(each.path("units").toString()).isEqualTo("[\"0.25 um\",\"0.5 um\",\"2 um\"]");
            }
        }
        assertThat(read.stream().map(each -> each.path("sum").asDouble())).containsAll(expected);
    }
}
