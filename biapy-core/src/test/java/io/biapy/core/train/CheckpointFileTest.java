package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.engine.TrainerState;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Norm;
import io.biapy.core.network.Weights;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    /** The file puts counters of batch norm first; averaging walks through tensors side by side and needs the network's order. */
    @Test
    void weightsComeBack_inTheOrderOfTheNetwork(@TempDir Path folder) {
        NetworkGraph graph = Architectures.unet()
                .featureMaps(4, 8)
                .normalization(Norm.BATCH)
                .head("F", 1)
                .build();
        Weights weights = Initializer.weights(graph, 1);
        TrainingProgress progress = new TrainingProgress(
                TrainingLog.empty(), weights, new TrainerState(5, List.of()), weights, weights, 1, 0.5);
        Path file = folder.resolve("checkpoint");
        CheckpointFile.write(file, progress, "settings");

        TrainingProgress read = CheckpointFile.read(file, "settings", graph);

        for (Weights part : List.of(read.weights(), read.average(), read.best())) {
            assertThat(part.keys()).containsExactlyElementsOf(weights.keys());
        }
    }
}
