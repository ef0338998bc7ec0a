package io.biapy.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.engine.Predictor;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What BiaPy's networks answer in evaluation mode. */
class NetworksGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("networks", "biapy.models.build_model", golden -> {}) // keys alone: checked in the core
                .on("networks", "biapy.models.build_model, eval forward", this::forward)
                .on("networks", "init_weights", golden -> {}) // the core
                .on("networks", "init_embedding_output", golden -> {}) // the core
                .tests("networks");
    }

    private void forward(GoldenCase golden) {
        GoldenNetwork network = GoldenNetwork.of(golden);
        try (Predictor predictor = new Dl4jEngine().predictor(network.graph(), network.weights(), 1)) {
            if (golden.raises()) {
                raises(golden, predictor);
                return;
            }
            Npy input = golden.inputArray("input");
            Extent extent = GoldenNetwork.extent(input);
            float[] found = predictor.forward(input.floats(), input.shape()[0], extent);
            int at = 0;
            for (String name : new String[] {"output", "pred", "class"}) {
                if (golden.output(name).has("file")) {
                    float[] expected = golden.outputArray(name).floats();
                    for (int i = 0; i < expected.length; i++) {
                        assertThat(found[at + i]).as("%s[%d]", name, i).isCloseTo(expected[i], within((float)
                                golden.tolerance(name)));
                    }
                    at += expected.length;
                }
            }
            assertThat(at).isEqualTo(found.length);
        }
    }

    /** BiaPy cannot build group and layer norm, here they run; a size that does not divide is refused by both. */
    private static void raises(GoldenCase golden, Predictor predictor) {
        String norm = golden.options().path("MODEL.NORMALIZATION").asText();
        int y = golden.options().path("DATA.PATCH_SIZE").path(0).asInt();
        int x = golden.options().path("DATA.PATCH_SIZE").path(1).asInt();
        float[] image = new float[y * x];
        if (norm.equals("gn") || norm.equals("ln")) {
            assertThat(predictor.forward(image, 1, Extent.yx(y, x)))
                    .hasSize(2 * y * x)
                    .doesNotContain(Float.NaN);
        } else {
            assertThatThrownBy(() -> predictor.forward(image, 1, Extent.yx(y, x)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("divisible");
        }
    }
}
