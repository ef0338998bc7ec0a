package io.biapy.io.zarr;

import static io.biapy.io.Python.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import io.biapy.io.Python;
import io.biapy.io.codec.BloscCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores go to zarr-python and ome-zarr and come from them, with equal values, sizes and scales. */
@Tag("interop")
class ZarrInteropTest {
    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeEnvironment() {
        python = Python.withPackages();
    }

    private List<JsonNode> script(String mode) throws IOException {
        return python.json("interop_zarr.py", mode, folder);
    }

    @Test
    void stores_of_zarr_python_and_ome_zarr_are_read() throws IOException {
        List<JsonNode> written = script("write");
        assertThat(written).hasSizeGreaterThan(6);
        for (JsonNode each : written) {
            FloatImage image =
                    Images.open(folder.resolve(each.path("name").asText())).load();
            assertThat(weighted(image.data()))
                    .as("%s", each)
                    .isEqualTo(each.path("sum").asDouble());
            assertThat(image.pixelType().name().toLowerCase(java.util.Locale.ROOT))
                    .isEqualTo(each.path("dtype").asText());
        }
        ImageSource ome = Images.open(folder.resolve("ome.zarr"));
        assertThat(ome.channels()).isEqualTo(2);
        assertThat(ome.calibration()).isEqualTo(Calibration.of(2, 0.5, 0.25, "um"));
        assertThat(Images.labels(folder.resolve("ome.zarr/labels/cells")).calibration())
                .isEqualTo(ome.calibration());
    }

    @Test
    void stores_written_here_are_read_by_zarr_python_and_ome_zarr() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Extent extent = Extent.zyx(10, 300, 280);
        float[] values = new float[2 * extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(1 << 16);
        }
        FloatImage image = FloatImage.of("a", extent, 2, values)
                .withPixelType(PixelType.UINT16)
                .withCalibration(Calibration.of(2, 0.5, 0.25, "um"));
        int[] ids = random.ints(extent.voxels(), 0, 70_000).toArray();
        LabelImage labels = LabelImage.of("l", extent, ids).withCalibration(image.calibration());
        int stores = 0;
        for (ZarrLayout layout : List.of(
                ZarrLayout.standard(),
                ZarrLayout.version2(),
                ZarrLayout.standard().shards(Extent.zyx(1, 2, 2)),
                ZarrLayout.standard().compression(ZarrLayout.Compression.GZIP, 1),
                ZarrLayout.version2().compression(ZarrLayout.Compression.LZ4, 1).nested(false),
                ZarrLayout.standard()
                        .compression(ZarrLayout.Compression.BLOSC_LZ4, 5)
                        .shuffle(BloscCodec.Shuffle.SHUFFLE))) {
            Path file = folder.resolve("s" + stores++ + ".zarr");
            ZarrFiles.save(image, file, layout, Workers.callerOnly());
            Images.save(labels, Path.of(file + ":/labels/cells"));
        }
        List<JsonNode> read = script("read");
        double ofLabels = weighted(toFloats(ids));
        assertThat(read.stream().filter(each -> each.path("sum").asDouble() == weighted(values)))
                .as("images by both readers")
                .hasSize(2 * stores);
        assertThat(read.stream().filter(each -> each.path("sum").asDouble() == ofLabels))
                .as("labels by ome-zarr")
                .hasSize(stores);
        for (JsonNode each : read) {
            if (each.path("axes").asText().equals("czyx")) {
                assertThat(each.path("scale").toString()).isEqualTo("[1.0,2.0,0.5,0.25]");
                assertThat(each.path("levels").asInt()).isEqualTo(2);
                assertThat(each.path("units").toString()).contains("micrometer");
            }
        }
    }

    private static float[] toFloats(int[] ids) {
        float[] values = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] = ids[i];
        }
        return values;
    }

    @Test
    void halves_and_scaled_bytes_written_here_have_their_values_in_zarr_python() throws IOException {
        Extent extent = Extent.zyx(3, 5, 7);
        float[] values = new float[extent.voxels()];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256) / 255f;
        }
        for (PixelType type : List.of(PixelType.FLOAT16, PixelType.UINT8)) {
            for (ZarrLayout layout : List.of(ZarrLayout.standard(), ZarrLayout.version2())) {
                Path file = folder.resolve(type + "-" + layout.version() + ".zarr");
                ZarrLayout scaled = type == PixelType.UINT8 ? layout.scaled(1 / 255.0) : layout;
                try (ImageSink sink = ZarrFiles.createWhole(
                        ImageSpec.of(extent.toSize(), type), file, scaled, Workers.callerOnly())) {
                    sink.write(0, Block.all(sink.size()), values);
                }
            }
        }
        List<JsonNode> read = script("values");
        assertThat(read).hasSize(4);
        for (JsonNode each : read) {
            String name = each.path("name").asText();
            assertThat(name.toLowerCase(java.util.Locale.ROOT))
                    .startsWith(each.path("dtype").asText());
            float[] ours = Images.open(folder.resolve(name)).load().data();
            for (int i = 0; i < ours.length; i++) {
                assertThat(each.path("values").path(i).floatValue()).isEqualTo(ours[i]);
            }
            assertThat(ours).containsExactly(values, org.assertj.core.data.Offset.offset(5e-4f));
        }
    }
}
