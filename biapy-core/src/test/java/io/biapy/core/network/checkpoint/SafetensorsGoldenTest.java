package io.biapy.core.network.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.ParameterSpec;
import io.biapy.core.network.Weights;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenNetworks;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.GoldenWeights;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The weights that golden U-Nets carry as safetensors, against the rule by which they were made. */
class SafetensorsGoldenTest {
    @TestFactory
    Stream<DynamicTest> weights_of_the_golden_networks_follow_their_rule() {
        return GoldenSuite.cases("networks").stream()
                .filter(c -> c.name().startsWith("unet_") && Files.exists(c.file("weights.safetensors")))
                .map(c -> DynamicTest.dynamicTest(c.path(), () -> compare(c)));
    }

    private static void compare(GoldenCase golden) {
        NetworkGraph graph = Architectures.build(GoldenNetworks.architecture(golden), GoldenNetworks.settings(golden));
        Weights weights =
                Safetensors.read(golden.file("weights.safetensors")).weights().matching(graph);
        for (ParameterSpec spec : graph.parameters()) {
            assertThat(weights.get(spec.key()).data())
                    .as(spec.key())
                    .containsExactly(GoldenWeights.values(spec.key(), spec.shape()));
        }
    }
}
