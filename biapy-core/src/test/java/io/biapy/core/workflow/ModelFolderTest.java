package io.biapy.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.train.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void folderWithoutAModel_isNamed() {
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
            text.replace("zero_mean_unit_variance", "zscore")
        }) {
            assertThat(broken).isNotEqualTo(text);
            Files.writeString(json, broken);
            assertThatThrownBy(() -> ModelFolder.read(folder)).isInstanceOf(InputException.class);
        }
    }
}
