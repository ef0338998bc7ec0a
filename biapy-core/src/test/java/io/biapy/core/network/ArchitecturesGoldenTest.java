package io.biapy.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenNetworks;
import io.biapy.testkit.GoldenSuite;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Names, shapes and number of parameters of every architecture against BiaPy's; the engines check the numbers that come out. */
class ArchitecturesGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("networks", "biapy.models.build_model", this::keys)
                .on("networks", "biapy.models.build_model, eval forward", this::keys)
                .on("networks", "init_weights", golden -> {})
                .on("networks", "init_embedding_output", golden -> {}) // InitializerGoldenTest
                .tests("networks");
    }

    private void keys(GoldenCase golden) {
        NetworkGraph graph = Architectures.build(GoldenNetworks.architecture(golden), GoldenNetworks.settings(golden));
        if (golden.raises()) {
            refusedOrRight(golden, graph);
            return;
        }
        assertThat(graph.parameters().stream().map(ArchitecturesGoldenTest::row).toList())
                .isEqualTo(GoldenNetworks.keys(golden));
        assertThat(graph.parameterCount())
                .isEqualTo(golden.output("parameters").path("value").asLong());
        assertThat(Architectures.build(graph.architecture(), graph.settings()).nodes())
                .isEqualTo(graph.nodes());
    }

    private static String row(ParameterSpec p) {
        String type = p.role() == ParameterSpec.Role.COUNTER ? "int64" : "float32";
        return p.key() + " " + GoldenNetworks.shape(p.shape()) + " " + type;
    }

    /** BiaPy cannot build group and layer norm, here both are built; a size that does not divide is refused by both. */
    private static void refusedOrRight(GoldenCase golden, NetworkGraph graph) {
        JsonNode patch = golden.options().path("DATA.PATCH_SIZE");
        Extent size = Extent.yx(patch.get(0).asInt(), patch.get(1).asInt());
        String norm = golden.options().path("MODEL.NORMALIZATION").asText();
        if (norm.equals("gn") || norm.equals("ln")) {
            assertThat(graph.nodes().stream().map(Node::op))
                    .filteredOn(op -> op instanceof Op.Normalization)
                    .isNotEmpty()
                    .allMatch(op -> ((Op.Normalization) op).kind() == Norm.of(norm));
        } else {
            assertThatThrownBy(() -> graph.requireFit(size))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("divisible by 4 x 4");
        }
    }
}
