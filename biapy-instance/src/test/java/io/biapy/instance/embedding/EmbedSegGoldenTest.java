package io.biapy.instance.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EmbedSegGoldenTest {
    private static final String FUNCTION = "biapy.data.post_processing.embedseg.Embedding_cluster.create_instances";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("embedseg", FUNCTION, EmbedSegGoldenTest::check)
                .tests("embedseg");
    }

    private static void check(GoldenCase golden) {
        JsonNode o = golden.options();
        JsonNode size = o.path("anisotropy");
        EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(o.path("grid_size").asInt())
                .foreground(o.path("fg_thresh").asDouble())
                .seeds(o.path("seed_thresh").asDouble())
                .limits(
                        o.path("min_mask_sum").asLong(),
                        o.path("min_unclustered_sum").asLong(),
                        o.path("min_object_size").asLong())
                .voxelSize(Calibration.of(
                        size.get(0).asDouble(),
                        size.get(1).asDouble(),
                        size.get(2).asDouble(),
                        "px"));
        assertThat(decoder.decode(prediction(golden)).codes())
                .isEqualTo(golden.outputArray("labels").ints());
    }

    private static FloatImage prediction(GoldenCase golden) {
        Npy array = golden.inputArray("prediction");
        int[] shape = array.shape();
        int channels = shape[shape.length - 1];
        int voxels = array.length() / channels;
        float[] data = new float[array.length()];
        for (int i = 0; i < voxels; i++) {
            for (int c = 0; c < channels; c++) {
                data[c * voxels + i] = (float) array.doubleAt(i * channels + c);
            }
        }
        Extent extent = shape.length == 3 ? Extent.yx(shape[0], shape[1]) : Extent.zyx(shape[0], shape[1], shape[2]);
        return FloatImage.of(golden.name(), extent, channels, data);
    }
}
