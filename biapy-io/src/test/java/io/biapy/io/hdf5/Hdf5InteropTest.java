package io.biapy.io.hdf5;

import static io.biapy.io.Python.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import io.biapy.io.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go to h5py and come from it, with equal values, shapes, types and attributes. */
@Tag("interop")
class Hdf5InteropTest {
    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeEnvironment() {
        python = Python.withPackages();
    }

    private List<JsonNode> script(String mode) throws IOException {
        return python.json("interop_hdf5.py", mode, folder);
    }

    @Test
    void files_of_h5py_are_read() throws IOException {
        List<JsonNode> written = script("write");
        assertThat(written).hasSize(4 * 5 * 4);
        for (JsonNode each : written) {
            try (ImageSource image =
                    Images.open(folder.resolve(each.path("path").asText()))) {
                assertThat(weighted(image.load().data()))
                        .as("%s", each)
                        .isEqualTo(each.path("sum").asDouble());
                assertThat(image.calibration()).isEqualTo(Calibration.of(2, 0.5, 0.25, "um"));
            }
        }
    }

    @Test
    void files_written_here_are_read_by_h5py() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Extent extent = Extent.zyx(20, 130, 140);
        float[] values = new float[2 * extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(100);
        }
        FloatImage image = FloatImage.of("a", extent, 2, values);
        Path file = folder.resolve("a.h5");
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            for (PixelType type : PixelType.values()) {
                if (type == PixelType.BIT) {
                    continue;
                }
                ImageSpec spec = ImageSpec.of(image.size(), type)
                        .channels(2)
                        .chunk(Extent.zyx(3, 16, 17))
                        .calibration(Calibration.of(2, 0.5, 0.25, "um"));
                try (ImageSink sink = out.image("/images/" + type, spec)) {
                    ImageCopy.with(Workers.callerOnly()).copy(image, sink);
                }
            }
            out.longs("/annotations/ids", PixelType.UINT64, new long[] {1, 2, 1L << 40}, 3);
            out.doubles("/annotations/locations", new double[] {1, 2.5, -3, 4, 5, 6}, 2, 3);
            out.texts("/annotations/types", List.of("presynaptic_site", "post"));
            out.longs("/annotations/none", PixelType.INT64, new long[0], 0, 2);
            for (int i = 0; i < 60; i++) {
                out.attribute("/annotations/ids", "number" + i, i, 0.5);
                out.doubles("/many/set" + i, new double[] {i}, 1);
            }
            out.attribute("/annotations/ids", "text", "nm");
            out.finish();
        }
        Map<String, JsonNode> read = new HashMap<>();
        script("read").forEach(each -> read.put(each.path("path").asText(), each));
        assertThat(read).hasSize(11 + 4 + 60);
        for (PixelType type : PixelType.values()) {
            if (type != PixelType.BIT) {
                JsonNode one = read.get("a.h5:/images/" + type);
                assertThat(one.path("sum").asDouble()).as("%s", type).isEqualTo(weighted(values));
                assertThat(one.path("dtype").asText()).isEqualToIgnoringCase(type.name());
                assertThat(one.path("chunks").toString()).isEqualTo("[1,3,16,17]");
                assertThat(one.path("compression").asText()).isEqualTo("gzip");
                assertThat(one.path("attributes").path("element_size_um").toString())
                        .isEqualTo("[2.0,0.5,0.25]");
                assertThat(one.path("attributes").path("axis_names").toString()).isEqualTo("[\"c\",\"z\",\"y\",\"x\"]");
            }
        }
        JsonNode ids = read.get("a.h5:/annotations/ids");
        assertThat(ids.path("sum").asDouble()).isEqualTo(1 + 2 * 2 + 3 * 0x1p40);
        assertThat(ids.path("attributes").size()).isEqualTo(61);
        assertThat(ids.path("attributes").path("text").asText()).isEqualTo("nm");
        assertThat(ids.path("attributes").path("number7").toString()).isEqualTo("[7.0,0.5]");
        assertThat(read.get("a.h5:/annotations/locations").path("shape").toString())
                .isEqualTo("[2,3]");
        assertThat(read.get("a.h5:/annotations/types").path("values").toString())
                .isEqualTo("[\"presynaptic_site\",\"post\"]");
        assertThat(read.get("a.h5:/annotations/none").path("shape").toString()).isEqualTo("[0,2]");
    }
}
