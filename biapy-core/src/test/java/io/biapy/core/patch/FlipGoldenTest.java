package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BiaPy's answers on mirrored images and on the mean over them, for channels without direction. */
class FlipGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("tta", "build_axis_transform_group / AxisTransform.apply", this::orientations)
                .on("tta", "ensemble_predictions", this::ensemble)
                .tests("tta")
                .filter(test -> !test.getDisplayName().contains("/channels__")); // PlaneTurnGoldenTest
    }

    private static List<Flip> flips(String group, int axes) {
        return group.equals("none") ? List.of(new Flip(false, false, false)) : Flip.all(axes == 3);
    }

    private void orientations(GoldenCase golden) {
        int axes = golden.options().path("ndim").asInt();
        List<Flip> flips = flips(golden.options().path("level").asText(), axes);
        JsonNode expected = golden.output("orientations").path("value");
        assertThat(flips).hasSize(expected.size());
        Npy image = golden.inputArray("image");
        int[] s = image.shape();
        int channels = s[axes];
        Extent extent = axes == 3 ? Extent.zyx(s[0], s[1], s[2]) : Extent.yx(s[0], s[1]);
        float[] planes = channelsFirst(image.floats(), channels);
        for (int i = 0; i < flips.size(); i++) {
            List<Integer> signs = new ArrayList<>();
            if (axes == 3) {
                signs.add(flips.get(i).z() ? -1 : 1);
            }
            signs.add(flips.get(i).y() ? -1 : 1);
            signs.add(flips.get(i).x() ? -1 : 1);
            for (int a = 0; a < axes; a++) {
                assertThat(expected.get(i).path("perm").get(a).asInt()).isEqualTo(a);
                assertThat(signs.get(a))
                        .isEqualTo(expected.get(i).path("sign").get(a).asInt());
            }
            String name = "orientation_" + i;
            if (!golden.output(name).isMissingNode()) {
                float[] mirrored = new float[planes.length];
                flips.get(i).apply(FloatBuffer.wrap(planes), 0, channels, extent, FloatBuffer.wrap(mirrored), 0);
                assertThat(mirrored)
                        .isEqualTo(channelsFirst(golden.outputArray(name).floats(), channels));
            }
        }
    }

    private void ensemble(GoldenCase golden) {
        int axes = golden.options().path("ndim").asInt();
        int[] s = golden.inputArray("image").shape();
        Extent extent = axes == 3 ? Extent.zyx(s[0], s[1], s[2]) : Extent.yx(s[0], s[1]);
        FloatBuffer image = FloatBuffer.wrap(golden.inputArray("image").floats());
        Npy kernel = golden.inputArray("kernel");
        int outputs = kernel.shape()[0];
        FloatBuffer sum = FloatBuffer.allocate(outputs * extent.voxels());
        List<Flip> flips = flips(golden.options().path("group").asText(), axes);
        for (Flip flip : flips) {
            FloatBuffer turned = FloatBuffer.allocate(extent.voxels());
            flip.apply(image, 0, 1, extent, turned, 0);
            FloatBuffer predicted = FloatBuffer.wrap(correlate(turned.array(), extent, kernel.floats(), outputs, axes));
            flip.add(predicted, 0, outputs, extent, sum, 0);
        }
        float[] expected = golden.outputArray("prediction").floats();
        for (int i = 0; i < expected.length; i++) {
            assertThat(sum.get(i) / flips.size())
                    .isCloseTo(expected[i], within((float) golden.tolerance("prediction")));
        }
    }

    /** The stand-in for a network: one 3 x 3 (x 3) correlation with zeros outside. */
    private static float[] correlate(float[] image, Extent extent, float[] kernel, int outputs, int axes) {
        float[] result = new float[outputs * extent.voxels()];
        int taps = axes == 3 ? 27 : 9;
        for (int i = 0; i < result.length; i++) {
            int x = i % extent.x();
            int y = i / extent.x() % extent.y();
            int z = i / extent.x() / extent.y() % extent.z();
            int output = i / extent.voxels();
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                int fromX = x + k % 3 - 1;
                int fromY = y + k / 3 % 3 - 1;
                int fromZ = axes == 3 ? z + k / 9 - 1 : z;
                boolean inside = fromX >= 0
                        && fromX < extent.x()
                        && fromY >= 0
                        && fromY < extent.y()
                        && fromZ >= 0
                        && fromZ < extent.z();
                if (inside) {
                    sum += kernel[output * taps + k] * image[(fromZ * extent.y() + fromY) * extent.x() + fromX];
                }
            }
            result[i] = (float) sum;
        }
        return result;
    }

    private static float[] channelsFirst(float[] from, int channels) {
        int voxels = from.length / channels;
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i % channels * voxels + i / channels] = from[i];
        }
        return to;
    }
}
