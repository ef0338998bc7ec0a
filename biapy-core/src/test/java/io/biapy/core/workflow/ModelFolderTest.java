package io.biapy.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.checkpoint.Safetensors;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.train.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    Path folder;

    private static NetworkModel model() {
        NetworkGraph graph =
                Architectures.unet().featureMaps(4, 8).head("F+C", 2).build();
        return NetworkModel.of(
                        "instance",
                        graph,
                        Initializer.weights(graph, 3),
                        Normalization.zeroMeanUnitVariance().clipPercentiles(1, 99.5),
                        PredictionSettings.patches(Extent.yx(64, 96)).withPadding(new Extent(0, 8, 4)))
                .withDetails(Map.of("channels", "F,C"))
                .withProvenance(Map.of("seed", "3"));
    }

    @Test
    void whatIsRead_isWhatWasWritten() {
        NetworkModel written = model();
        ModelFolder.write(folder.resolve("m"), written, TrainingLog.empty(), false);
        NetworkModel read = ModelFolder.read(folder.resolve("m")).model();
        assertThat(read.toString()).isEqualTo(written.toString());
        assertThat(read.prediction()).isEqualTo(written.prediction());
        assertThat(read.normalization()).isEqualTo(written.normalization());
        assertThat(read.details()).isEqualTo(written.details());
        assertThat(read.provenance()).isEqualTo(written.provenance());
        for (Tensor t : written.weights().tensors()) {
            assertThat(read.weights().get(t.key()).data()).containsExactly(t.data());
        }
    }

    @Test
    void modelThatIsThere_isKeptUnlessAskedFor() {
        ModelFolder.write(folder, model(), TrainingLog.empty(), false);
        assertThatThrownBy(() -> ModelFolder.write(folder, model(), TrainingLog.empty(), false))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("already");
        ModelFolder.write(folder, model(), TrainingLog.empty(), true);
    }

    @Test
    void overwriting_leavesTheOldModelWhereTheNewOneCannotBeWritten() throws Exception {
        ModelFolder.write(folder, model(), TrainingLog.empty(), false);
        byte[] before = Files.readAllBytes(folder.resolve("weights.safetensors"));
        Path inTheWay = Files.createDirectories(folder.resolve(".model.part").resolve("model.json"));
        assertThatThrownBy(() -> ModelFolder.write(folder, model(), TrainingLog.empty(), true))
                .isInstanceOf(FileException.class);
        assertThat(ModelFolder.read(folder).model().details()).containsEntry("channels", "F,C");
        assertThat(Files.readAllBytes(folder.resolve("weights.safetensors"))).isEqualTo(before);
        assertThat(inTheWay).doesNotExist();
    }

    @Test
    void written_nothingElseIsLeft() throws Exception {
        ModelFolder.write(folder, model(), TrainingLog.empty(), false);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("model.json", "training.csv", "weights.safetensors");
        }
    }

    @Test
    void provenance_keepsItsOrder() {
        Map<String, String> made = new LinkedHashMap<>();
        for (String key : new String[] {"z", "a", "m", "b", "k", "c"}) {
            made.put(key, key);
        }
        ModelFolder.write(folder, model().withProvenance(made), TrainingLog.empty(), false);
        assertThat(ModelFolder.read(folder).model().provenance().keySet())
                .containsExactly("z", "a", "m", "b", "k", "c");
    }

    @Test
    void weightsOfAnotherNetwork_areNamed() {
        ModelFolder.write(folder, model(), TrainingLog.empty(), false);
        NetworkGraph other =
                Architectures.unet().featureMaps(4, 16).head("F+C", 2).build();
        Safetensors.write(folder.resolve("weights.safetensors"), Initializer.weights(other, 1), Map.of());
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("weights.safetensors");
    }

    @Test
    void folderWithoutAModel_isNamed() throws Exception {
        Files.createDirectories(folder.resolve("nothing"));
        assertThatThrownBy(() -> ModelFolder.read(folder.resolve("nothing")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("model.json");
    }

    @Test
    void damagedDescription_isRefusedWithItsFile() throws Exception {
        ModelFolder.write(folder, model(), TrainingLog.empty(), false);
        Path json = folder.resolve("model.json");
        String text = Files.readString(json);
        for (String broken : new String[] {
            text.substring(0, text.length() / 2),
            text.replace("\"format\" : 1", "\"format\" : 99"),
            text.replace("\"overlap\" : 0.25", "\"overlap\" : \"much\""),
            text.replace("\"normalization\"", "\"normalisation\""),
            text.replace("zero_mean_unit_variance", "zscore"),
            text.replace("[ 1, 64, 96 ]", "[ 1, null, 96 ]"),
            text.replace("[ 1, 64, 96 ]", "[ 1, 64 ]"),
            "null",
            "[]"
        }) {
            assertThat(broken).isNotEqualTo(text);
            Files.writeString(json, broken);
            assertThatThrownBy(() -> ModelFolder.read(folder))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("model.json");
        }
    }
}
