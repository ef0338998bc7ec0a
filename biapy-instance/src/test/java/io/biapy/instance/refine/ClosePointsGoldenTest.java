package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ClosePointsGoldenTest {
    private static final String FUNCTIONS = "biapy.data.post_processing.post_processing.";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("points", FUNCTIONS + "remove_close_points", ClosePointsGoldenTest::byRadius)
                .on("points", FUNCTIONS + "remove_close_points_by_mask", ClosePointsGoldenTest::byMask)
                .tests("points");
    }

    private static void byRadius(GoldenCase golden) {
        int axes = golden.options().path("ndim").asInt();
        double[] points = triples(golden.input("points").path("value"), axes);
        int[] kept = pointsOf(golden).kept(points);
        assertThat(dropped(kept, points.length / 3))
                .isEqualTo(integers(golden.output("dropped_array_input").path("value")));
        double[] left = new double[3 * kept.length];
        for (int k = 0; k < kept.length; k++) {
            System.arraycopy(points, 3 * kept[k], left, 3 * k, 3);
        }
        assertThat(left).isEqualTo(triples(golden.output("kept_array_input").path("value"), axes));
    }

    private static void byMask(GoldenCase golden) {
        Npy raw = golden.inputArray("raw");
        int[] shape = raw.shape();
        int channel = golden.options().path("channel_to_look_into").asInt();
        boolean[] mask = new boolean[shape[0] * shape[1] * shape[2]];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = raw.floats()[i * shape[3] + channel]
                    > golden.options().path("bin_th").asDouble();
        }
        double[] points = golden.inputArray("points").doubles();
        int[] kept = pointsOf(golden).kept(points, mask, Extent.zyx(shape[0], shape[1], shape[2]));
        assertThat(dropped(kept, points.length / 3))
                .isEqualTo(integers(golden.output("dropped").path("value")));
    }

    private static ClosePoints pointsOf(GoldenCase golden) {
        JsonNode r = golden.options().path("resolution");
        return ClosePoints.within(
                golden.options().path("radius").asDouble(),
                Calibration.of(
                        r.get(0).asDouble(), r.get(1).asDouble(), r.get(2).asDouble(), "um"));
    }

    private static int[] dropped(int[] kept, int all) {
        return IntStream.range(0, all)
                .filter(i -> Arrays.binarySearch(kept, i) < 0)
                .toArray();
    }

    private static int[] integers(JsonNode list) {
        return IntStream.range(0, list.size())
                .map(i -> list.get(i).asInt())
                .sorted()
                .toArray();
    }

    private static double[] triples(JsonNode list, int axes) {
        double[] out = new double[3 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            for (int a = 0; a < axes; a++) {
                out[3 * i + 3 - axes + a] = list.get(i).get(a).asDouble();
            }
        }
        return out;
    }
}
