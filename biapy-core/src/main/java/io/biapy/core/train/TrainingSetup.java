package io.biapy.core.train;

import io.biapy.core.engine.Engine;
import io.biapy.core.error.FileException;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a training that all workflows have, complete. Immutable.
 *
 * @param validation share of the images kept aside
 * @param checkpoints folder of checkpoints, if any
 * @param resume whether to go on from the checkpoint there
 */
public record TrainingSetup(
        TrainingOptions options,
        Engine engine,
        double validation,
        @Nullable Path checkpoints,
        boolean resume,
        Progress progress,
        Cancellation cancellation) {

    /** The training of a network with these settings; the folder of checkpoints is made. */
    public Training training(NetworkGraph graph, Weights start, Objective objective, TrainingData data) {
        Training loop = Training.of(engine, graph, start, objective, data, options)
                .progress(progress)
                .cancellation(cancellation);
        if (checkpoints == null) {
            return loop;
        }
        try {
            Files.createDirectories(checkpoints);
        } catch (IOException e) {
            throw new FileException(checkpoints, "the folder of checkpoints cannot be made: " + e.getMessage(), e);
        }
        return loop.checkpoint(checkpoints.resolve("checkpoint.safetensors"), resume);
    }

    /** Puts each image into the list of those that are learnt from, or of those that are kept aside. */
    public <I> void split(List<I> all, List<I> training, List<I> aside) {
        List<Integer> chosen = ValidationSplit.choose(all.size(), validation, options.seed());
        for (int i = 0; i < all.size(); i++) {
            (chosen.contains(i) ? aside : training).add(all.get(i));
        }
    }

    /** By what and when a model is made: what its description begins with. May be added to. */
    public Map<String, String> provenance() {
        Map<String, String> made = new LinkedHashMap<>();
        made.put("made by", "biapy for Java");
        made.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        made.put("engine", engine.description());
        return made;
    }

    /** All options on one line. */
    public String summary() {
        return options.fingerprint().strip().replace("\n", "; ");
    }
}
