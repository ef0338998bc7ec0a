package io.biapy.core.train;

import io.biapy.core.engine.TrainerState;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.network.checkpoint.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link TrainingProgress} as one safetensors file: tensors under model/, optimizer/, average/ and best/, the rest as metadata. Written aside
 * and renamed, so that a killed process leaves the previous one.
 */
final class CheckpointFile {
    private static final String MODEL = "model/";
    private static final String AVERAGE = "average/";
    private static final String BEST = "best/";
    private static final String OPTIMIZER = "optimizer/";

    private CheckpointFile() {}

    static void write(Path file, TrainingProgress progress, String fingerprint) {
        List<Tensor> all = new ArrayList<>();
        add(all, MODEL, progress.weights().tensors());
        add(all, AVERAGE, progress.average().tensors());
        add(all, BEST, progress.best().tensors());
        add(all, OPTIMIZER, progress.state().moments());
        Safetensors.write(
                file,
                Weights.of(all),
                Map.of(
                        "log", progress.log().toCsv(),
                        "steps", Long.toString(progress.state().steps()),
                        "bestEpoch", Integer.toString(progress.bestEpoch()),
                        "bestLoss", Double.toString(progress.bestLoss()),
                        "settings", fingerprint));
    }

    /** Refuses a checkpoint of another training, naming what differs, and one whose weights do not fit {@code graph}. */
    static TrainingProgress read(Path file, String fingerprint, NetworkGraph graph) {
        Safetensors stored = Safetensors.read(file);
        Map<String, String> meta = stored.metadata();
        String settings = need(file, meta, "settings");
        if (!settings.equals(fingerprint)) {
            throw new FileException(
                    file,
                    "the checkpoint is of a training with other settings: " + difference(settings, fingerprint)
                            + ". Resume with the same settings, or start anew in another folder.");
        }
        try {
            return new TrainingProgress(
                    TrainingLog.parse(need(file, meta, "log")),
                    part(stored, MODEL).matching(graph),
                    new TrainerState(
                            Long.parseLong(need(file, meta, "steps")),
                            part(stored, OPTIMIZER).tensors()),
                    part(stored, AVERAGE).matching(graph),
                    part(stored, BEST).matching(graph),
                    Integer.parseInt(need(file, meta, "bestEpoch")),
                    Double.parseDouble(need(file, meta, "bestLoss")));
        } catch (NumberFormatException e) {
            throw new FileException(file, "a number of the checkpoint cannot be read: " + e.getMessage(), e);
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(file, "the checkpoint is damaged: " + e.getMessage(), e);
        }
    }

    private static void add(List<Tensor> all, String prefix, List<Tensor> tensors) {
        tensors.forEach(t -> all.add(new Tensor(prefix + t.key(), t.shape(), t.data())));
    }

    private static Weights part(Safetensors stored, String prefix) {
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor t : stored.weights().tensors()) {
            if (t.key().startsWith(prefix)) {
                tensors.add(new Tensor(t.key().substring(prefix.length()), t.shape(), t.data()));
            }
        }
        return Weights.of(tensors);
    }

    private static String need(Path file, Map<String, String> meta, String key) {
        String value = meta.get(key);
        if (value == null) {
            throw new FileException(file, "this is no training checkpoint: it has no entry \"" + key + "\"");
        }
        return value;
    }

    private static String difference(String stored, String now) {
        List<String> before = stored.lines().toList();
        List<String> after = now.lines().toList();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return "it had \"" + before.get(i) + "\", now it is \"" + after.get(i) + "\"";
            }
        }
        return "one has more settings than the other";
    }
}
