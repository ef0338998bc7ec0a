package io.biapy.core.network.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenNetworks;
import io.biapy.testkit.GoldenSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checkpoints as BiaPy writes them: structure, keys, shapes and values; what the network predicts is the engines' to check. */
class CheckpointGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("checkpoint", "biapy.utils.misc.save_model", this::check)
                .tests("checkpoint");
    }

    private void check(GoldenCase golden) throws IOException {
        if (golden.options().path("format").asText().equals("pth")) {
            torch(golden);
        } else {
            Path file = file(golden);
            assertThat(file).hasExtension("safetensors");
            keys(golden, Safetensors.read(file).weights(), false);
        }
    }

    private static void torch(GoldenCase golden) throws IOException {
        BiapyCheckpoint checkpoint = BiapyCheckpoint.read(file(golden));
        keys(golden, checkpoint.weights(), true);
        assertThat(plain(checkpoint.buildArguments()))
                .isEqualTo(plain(golden.output("model_build_kwargs").path("value")));
        assertThat(checkpoint.epoch()).isEqualTo(golden.options().path("epoch").asText());
        assertThat(checkpoint.version()).isEqualTo(golden.json().path("biapy").asText());
        NetworkGraph graph = checkpoint.graph();
        assertThat(graph.heads()).extracting(h -> h.channels()).containsExactly(2);
        assertThat(checkpoint.weights().matching(graph).keys())
                .containsExactlyElementsOf(checkpoint.weights().keys());

        Map<?, ?> content = content(file(golden));
        assertThat(plain(content.keySet()))
                .isEqualTo(plain(golden.output("top_level_keys").path("value")));
        optimizer(golden, (Map<?, ?>) ((List<?>) content.get("optimizer")).get(0));
    }

    /** Nothing uses it here, but it shows that numbers and nested values arrive as they were written. */
    private static void optimizer(GoldenCase golden, Map<?, ?> optimizer) throws IOException {
        Map<?, ?> group = (Map<?, ?>) ((List<?>) optimizer.get("param_groups")).get(0);
        golden.output("optimizer_param_group").path("value").fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()) {
                assertThat(plain(group.get(field.getKey()))).as(field.getKey()).isEqualTo(plain(field.getValue()));
            }
        });
        Map<?, ?> state = (Map<?, ?>) ((Map<?, ?>) optimizer.get("state")).get(0);
        assertThat(plain(state.keySet()))
                .isEqualTo(plain(golden.output("optimizer_state_keys").path("value")));
    }

    /** Safetensors sorts its tensors, so only a checkpoint of PyTorch has them in order. */
    private static void keys(GoldenCase golden, Weights weights, boolean ordered) {
        List<String> expected = golden.table(golden.output("state_dict_keys")).stream()
                .map(row -> row.get("key") + " " + row.get("shape"))
                .toList();
        List<String> found =
                weights.tensors().stream().map(CheckpointGoldenTest::row).toList();
        if (ordered) {
            assertThat(found).containsExactlyElementsOf(expected);
        } else {
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void both_formats_of_the_trained_network_hold_the_same_numbers() {
        Path folder = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");
        BiapyCheckpoint checkpoint = BiapyCheckpoint.read(folder.resolve("unet-FC.pth"));
        Weights torch = checkpoint.weights();
        Weights safe = Safetensors.read(folder.resolve("unet-FC.safetensors")).weights();
        NetworkGraph graph = checkpoint.graph();
        assertThat(graph.parameterCount()).isEqualTo(483_394);
        assertThat(graph.heads()).hasToString("[F+C (2)]");
        for (Tensor tensor : safe.matching(graph).tensors()) {
            assertThat(torch.get(tensor.key()).data()).as(tensor.key()).containsExactly(tensor.data());
        }
        assertThat(checkpoint.setting("PROBLEM.NDIM")).contains("2D");
        assertThat(checkpoint.normalization()).containsEntry("TYPE", "zero_mean_unit_variance");
    }

    @Test
    void the_network_of_a_checkpoint_without_build_arguments_comes_from_its_configuration() {
        Path folder = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");
        BiapyCheckpoint checkpoint = BiapyCheckpoint.read(folder.resolve("unet-FC.pth"));
        Map<String, Object> derived = Configured.network(checkpoint.configuration(), checkpoint.weights());
        assertThat(Architectures.build("unet", derived).nodes())
                .isEqualTo(checkpoint.graph().nodes());
        assertThat(derived).containsEntry("output_channel_info", List.of("F+C"));
    }

    private static Path file(GoldenCase golden) {
        return golden.file(golden.output("checkpoint").path("file").asText());
    }

    private static String row(Tensor tensor) {
        return tensor.key() + " "
                + GoldenNetworks.shape(Arrays.stream(tensor.shape()).boxed().toList());
    }

    private static Map<?, ?> content(Path file) throws IOException {
        try (ZipFile zip = TorchArchive.open(file)) {
            return (Map<?, ?>) PickleReader.read(new TorchArchive(file, zip).pickle());
        }
    }

    /** As JSON text, so that integers, lists and sets of either side compare. */
    private static String plain(Object value) {
        return new ObjectMapper().valueToTree(value).toString();
    }
}
