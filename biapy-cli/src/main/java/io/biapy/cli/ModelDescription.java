package io.biapy.cli;

import io.biapy.core.image.Extent;
import io.biapy.core.train.EpochRecord;
import io.biapy.core.train.TrainingLog;
import io.biapy.core.workflow.ModelFolder;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PredictionSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model folder holds: what it predicts, its network, how it looks at images, how it decodes, and how it was made. */
final class ModelDescription {
    private ModelDescription() {}

    static void describe(ModelFolder.Contents contents, Map<String, Object> values) {
        NetworkModel model = contents.model();
        Map<String, String> decoding = new TreeMap<>(model.details());
        values.put("kind", "model");
        values.put("workflow", model.workflow());
        values.put("channels", decoding.getOrDefault("channels", ""));
        values.put("network", model.graph().toString());
        values.put("parameters", model.graph().parameterCount());
        values.put("normalization", model.normalization().toString());
        values.put("prediction", prediction(model.prediction()));
        decoding.remove("channels");
        values.put("decoding", decoding);
        values.put("training", training(contents.log()));
        values.put("provenance", model.provenance());
    }

    private static Map<String, Object> prediction(PredictionSettings settings) {
        Extent patch = settings.patch();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("patch", List.of(patch.z(), patch.y(), patch.x()));
        map.put("overlap", settings.overlap());
        map.put("augmentation", settings.augmentation().toString());
        return map;
    }

    private static Map<String, Object> training(TrainingLog log) {
        List<EpochRecord> epochs = log.epochs();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epochs", epochs.size());
        if (!epochs.isEmpty()) {
            EpochRecord last = epochs.get(epochs.size() - 1);
            map.put("training_loss", last.trainLoss());
            last.validationLoss().ifPresent(loss -> map.put("validation_loss", loss));
            last.score().ifPresent(score -> map.put("validation_f1", score));
            map.put("seconds", epochs.stream().mapToDouble(EpochRecord::seconds).sum());
        }
        return map;
    }
}
