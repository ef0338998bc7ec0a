package io.biapy.instance.star;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.decode.Compatibility;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StarDistGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "stardist",
                        "biapy.data.post_processing.polygon_nms.stardist_instances_from_prediction",
                        StarDistGoldenTest::check)
                .tests("stardist");
    }

    private static void check(GoldenCase golden) {
        JsonNode options = golden.options();
        StarDistTrace trace = StarDistDecoder.create()
                .probability(options.path("prob_thresh").asDouble())
                .overlap(options.path("nms_iou_thresh").asDouble())
                .grid(extent(options.path("grid")))
                .compatibility(Compatibility.BIAPY)
                .trace(prediction(golden));

        assertThat(trace.candidates())
                .as("candidates")
                .isEqualTo(golden.outputArray("candidates").shape()[0]);
        boolean ordered = golden.json().path("order_of_equal_keys_matters").asBoolean();
        int[] points = golden.outputArray(ordered ? "kept_points_stable_order" : "kept_points")
                .ints();
        int dimensions = options.path("grid").size();
        assertThat(trace.stars().stream()
                        .flatMapToInt(star -> java.util.stream.IntStream.of(star.z(), star.y(), star.x())
                                .skip(3 - dimensions))
                        .toArray())
                .as("kept points")
                .isEqualTo(points);
        for (int k = 0; k < trace.stars().size(); k++) {
            assertThat(trace.stars().get(k).probability())
                    .isEqualTo((float) golden.outputArray("kept_scores").doubleAt(k));
        }
        assertThat(trace.labels().codes())
                .as("labels")
                .isEqualTo(golden.outputArray(ordered ? "labels_stable_order" : "labels")
                        .ints());
    }

    private static Extent extent(JsonNode values) {
        int n = values.size();
        return Extent.zyx(
                n == 3 ? values.get(0).asInt() : 1,
                values.get(n - 2).asInt(),
                values.get(n - 1).asInt());
    }

    private static FloatImage prediction(GoldenCase golden) {
        Npy probability = golden.inputArray("prob");
        Npy lengths = golden.inputArray("dist");
        int[] shape = probability.shape();
        int n = shape.length;
        Extent extent = Extent.zyx(n == 3 ? shape[0] : 1, shape[n - 2], shape[n - 1]);
        int rays = lengths.shape()[n];
        float[] data = new float[extent.voxels() * (1 + rays)];
        for (int i = 0; i < extent.voxels(); i++) {
            data[i] = (float) probability.doubleAt(i);
            for (int k = 0; k < rays; k++) {
                data[(1 + k) * extent.voxels() + i] = (float) lengths.doubleAt(i * rays + k);
            }
        }
        JsonNode voxel = golden.options().path("anisotropy");
        return FloatImage.of(golden.name(), extent, 1 + rays, data)
                .withCalibration(Calibration.of(
                        n == 3 ? voxel.get(0).asDouble() : 1,
                        voxel.get(n - 2).asDouble(),
                        voxel.get(n - 1).asDouble(),
                        "um"));
    }
}
