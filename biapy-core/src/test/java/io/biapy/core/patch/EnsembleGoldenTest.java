package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.target.PlaneRole;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BiaPy's orientations, and its answers on the predictions of all of them. */
class EnsembleGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("tta", "build_axis_transform_group / AxisTransform.apply", this::orientations)
                .on("tta", "ensemble_predictions", this::ensemble)
                .tests("tta")
                .filter(test -> !test.getDisplayName().contains("/channels__")); // PlaneTurnGoldenTest
    }

    private static TestTimeAugmentation augmentation(String group, String mode) {
        return TestTimeAugmentation.parse((group.matches("auto|full") ? "turns" : group) + " " + mode);
    }

    private void orientations(GoldenCase golden) {
        boolean volume = golden.options().path("ndim").asInt() == 3;
        List<Orientation> found =
                augmentation(golden.options().path("level").asText(), "mean").orientations(volume);
        JsonNode expected = golden.output("orientations").path("value");
        assertThat(found).hasSize(expected.size());
        Npy image = golden.inputArray("image");
        int channels = image.shape()[image.shape().length - 1];
        Extent extent = extent(image, volume);
        float[] planes = channelsFirst(image.floats(), channels);
        for (int i = 0; i < found.size(); i++) {
            Orientation orientation = found.get(i);
            assertThat(text(orientation, volume))
                    .isEqualTo(
                            text(expected.get(i).path("perm"), expected.get(i).path("sign")));
            assertThat(text(orientation.inverse(), volume))
                    .isEqualTo(text(
                            expected.get(i).path("inverse_perm"),
                            expected.get(i).path("inverse_sign")));
            String name = "orientation_" + i;
            if (!golden.output(name).isMissingNode()) {
                float[] held = new float[planes.length];
                orientation.apply(FloatBuffer.wrap(planes), 0, channels, extent, FloatBuffer.wrap(held), 0);
                assertThat(held)
                        .isEqualTo(channelsFirst(golden.outputArray(name).floats(), channels));
                assertThat(orientation.of(extent)).isEqualTo(extent(golden.outputArray(name), volume));
            }
        }
    }

    private static String text(Orientation o, boolean volume) {
        int y = volume ? 1 : 0;
        String axes = o.swapped() ? (y + 1) + "," + y : y + "," + (y + 1);
        String signs = (o.flip().y() ? -1 : 1) + "," + (o.flip().x() ? -1 : 1);
        return volume
                ? "[0," + axes + "][" + (o.flip().z() ? -1 : 1) + "," + signs + "]"
                : "[" + axes + "][" + signs + "]";
    }

    private static String text(JsonNode axes, JsonNode signs) {
        return axes + "" + signs;
    }

    private void ensemble(GoldenCase golden) {
        boolean volume = golden.options().path("ndim").asInt() == 3;
        boolean withClass = golden.output("prediction").isMissingNode();
        Npy kernel = golden.inputArray("kernel");
        int outputs = kernel.shape()[0];
        List<PlaneRole> roles = new ArrayList<>();
        for (JsonNode code : golden.options().path("channels")) {
            int axis = "ZVH".indexOf(code.asText());
            roles.add(axis < 0 ? PlaneRole.SCALAR : PlaneRole.component("offset", axis));
        }
        int[] planes = IntStream.range(0, withClass ? 2 * outputs : outputs)
                .map(k -> k < outputs ? k : 2 * outputs - 1 - k) // the class head is the same in reverse order
                .toArray();
        roles.addAll(Collections.nCopies(planes.length - outputs, PlaneRole.SCALAR));

        float[] found = predict(golden, roles, planes, volume);

        float[] expected = withClass
                ? joined(
                        golden.outputArray("pred").floats(),
                        golden.outputArray("class").floats())
                : golden.outputArray("prediction").floats();
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within((float)
                    golden.json().path("tolerance").path("value").asDouble()));
        }
    }

    private static float[] predict(GoldenCase golden, List<PlaneRole> roles, int[] planes, boolean volume) {
        Extent extent = extent(golden.inputArray("image"), volume);
        FloatBuffer image = FloatBuffer.wrap(golden.inputArray("image").floats());
        Npy kernel = golden.inputArray("kernel");
        TestTimeAugmentation how = augmentation(
                golden.options().path("group").asText(),
                golden.options().path("mode").asText().toLowerCase(Locale.ROOT));
        PatchEnsemble ensemble = PatchEnsemble.of(how, roles, extent, volume);
        Extent seen = ensemble.seen();
        FloatBuffer padded = ensemble.pad(image, 1);
        FloatBuffer held = FloatBuffer.allocate(seen.voxels());
        FloatBuffer result = FloatBuffer.allocate(planes.length * seen.voxels());
        for (int view = 0; view < ensemble.views(); view++) {
            ensemble.hold(view, padded, 1, held);
            ensemble.combine(view, FloatBuffer.wrap(correlate(held.array(), seen, kernel, planes, volume)), 1, result);
        }
        ensemble.finish(result, 1);
        FloatBuffer cropped = ensemble.crop(result, 1);
        float[] values = new float[planes.length * extent.voxels()];
        cropped.get(0, values);
        return values;
    }

    /** The stand-in for a network: one 3 x 3 (x 3) correlation with zeros outside. */
    private static float[] correlate(float[] image, Extent extent, Npy kernel, int[] planes, boolean volume) {
        float[] weights = kernel.floats();
        float[] result = new float[planes.length * extent.voxels()];
        int taps = volume ? 27 : 9;
        for (int i = 0; i < result.length; i++) {
            int x = i % extent.x();
            int y = i / extent.x() % extent.y();
            int z = i / extent.x() / extent.y() % extent.z();
            int output = planes[i / extent.voxels()];
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                int fromX = x + k % 3 - 1;
                int fromY = y + k / 3 % 3 - 1;
                int fromZ = volume ? z + k / 9 - 1 : z;
                boolean inside = fromX >= 0
                        && fromX < extent.x()
                        && fromY >= 0
                        && fromY < extent.y()
                        && fromZ >= 0
                        && fromZ < extent.z();
                if (inside) {
                    sum += weights[output * taps + k] * image[(fromZ * extent.y() + fromY) * extent.x() + fromX];
                }
            }
            result[i] = (float) sum;
        }
        return result;
    }

    private static Extent extent(Npy image, boolean volume) {
        int[] s = image.shape();
        return volume ? Extent.zyx(s[0], s[1], s[2]) : Extent.yx(s[0], s[1]);
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
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
