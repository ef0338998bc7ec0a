package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BiaPy's answers on EmbedSeg's loss and its gradient. */
class EmbeddingLossGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("embedseg_loss", "biapy.engine.metrics.SpatialEmbLoss", EmbeddingLossGoldenTest::loss)
                .on("embedseg_loss", "biapy.engine.metrics.lovasz_hinge", EmbeddingLossGoldenTest::hinge)
                .tests("embedseg_loss");
    }

    private static void loss(GoldenCase golden) {
        JsonNode o = golden.options();
        Npy activated = golden.inputArray("activated");
        int[] shape = activated.shape();
        int axes = o.path("ndims").asInt();
        Extent extent = axes == 2 ? Extent.yx(shape[2], shape[3]) : Extent.zyx(shape[2], shape[3], shape[4]);
        JsonNode size = o.path("anisotropy");
        JsonNode weights = o.path("weights");
        Calibration voxel = Calibration.of(
                axes == 2 ? 1 : size.get(0).asDouble(),
                size.get(1).asDouble(),
                size.get(2).asDouble(),
                "px");
        EmbeddingSettings settings = new EmbeddingSettings(
                axes,
                o.path("grid_size").asInt(),
                voxel.x() / voxel.y(),
                voxel.z() / voxel.y(),
                EmbeddingCenter.valueOf(o.path("center_mode").asText().toUpperCase(Locale.ROOT)),
                SpatialEmbeddingObjective.DEFAULT_MEDOID_POINTS,
                weights.path("foreground").asDouble(),
                weights.path("instance").asDouble(),
                weights.path("variance").asDouble(),
                weights.path("seed").asDouble());

        int samples = shape[0];
        int values = settings.planes() * extent.voxels();
        double loss = 0;
        double overlap = 0;
        float[] gradient = new float[samples * values];
        for (int s = 0; s < samples; s++) {
            float[] data = Arrays.copyOfRange(activated.floats(), s * values, (s + 1) * values);
            int[] ids = Arrays.copyOfRange(
                    golden.inputArray("instances").ints(), s * extent.voxels(), (s + 1) * extent.voxels());
            float[] own = new float[values];
            EmbeddingSample sample = new EmbeddingSample(settings, extent, data, ids, own);
            sample.evaluate();
            loss += Arrays.stream(sample.parts()).sum() / samples;
            overlap += sample.overlap() / samples;
            for (int i = 0; i < values; i++) {
                gradient[s * values + i] = own[i] / samples;
            }
        }
        close(loss, golden, "loss");
        close(overlap, golden, "iou");
        close(gradient, golden);
    }

    private static void hinge(GoldenCase golden) {
        float[] margin = golden.inputArray("logits").floats();
        int[] labels = golden.inputArray("labels").ints();
        boolean[] inside = new boolean[margin.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = labels[i] != 0;
        }
        float[] gradient = new float[margin.length];
        int n = margin.length;
        close(LovaszKernel.hinge(margin, inside, n, new int[n], new int[n], gradient), golden, "loss");
        close(gradient, golden);
    }

    private static void close(double found, GoldenCase golden, String output) {
        double expected = golden.output(output).path("value").asDouble();
        assertThat(found).as(output).isCloseTo(expected, within(golden.tolerance(output) * Math.max(expected, 1e-6)));
    }

    private static void close(float[] found, GoldenCase golden) {
        float[] expected = golden.outputArray("gradient").floats();
        float largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i])
                    .as("gradient at " + i)
                    .isCloseTo(expected[i], within((float) golden.tolerance("gradient") * largest));
        }
    }
}
