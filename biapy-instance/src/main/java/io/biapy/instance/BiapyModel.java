package io.biapy.instance;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.checkpoint.BiapyCheckpoint;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PredictionSettings;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.spec.Decoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A BiaPy checkpoint as a model: its network, its normalisation, its test patches, BiaPy's automatic decoding. */
final class BiapyModel {
    private BiapyModel() {}

    static boolean isCheckpoint(Path path) {
        return path.toString().endsWith(".pth");
    }

    static InstanceModel read(Path file) {
        BiapyCheckpoint checkpoint = BiapyCheckpoint.read(file);
        NetworkGraph graph = checkpoint.graph();
        TargetChannels channels = channels(file, checkpoint).in(graph.dimensions());
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("made by", "BiaPy " + checkpoint.version());
        provenance.put("file", String.valueOf(file.getFileName()));
        provenance.put("epoch", checkpoint.epoch());
        NetworkModel network = NetworkModel.of(
                        InstanceModel.WORKFLOW,
                        graph,
                        checkpoint.weights(),
                        normalization(file, checkpoint),
                        prediction(checkpoint, graph))
                .withProvenance(provenance);
        return InstanceModel.of(network, Decoding.automatic(channels));
    }

    private static TargetChannels channels(Path file, BiapyCheckpoint checkpoint) {
        Object value = checkpoint
                .setting("PROBLEM.INSTANCE_SEG.DATA_CHANNELS")
                .orElseThrow(
                        () -> new FileException(
                                file,
                                "the checkpoint does not say which channels it predicts (PROBLEM.INSTANCE_SEG.DATA_CHANNELS); it is not of an instance-segmentation workflow"));
        List<String> codes = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(code -> codes.add(String.valueOf(code)));
        }
        return BiapyChannels.of(file, codes, checkpoint.setting("PROBLEM.INSTANCE_SEG.DATA_CHANNELS_EXTRA_OPTS"));
    }

    private static Normalization normalization(Path file, BiapyCheckpoint checkpoint) {
        Normalization result =
                Normalization.parse(text(checkpoint, "DATA.NORMALIZATION.TYPE", "zero_mean_unit_variance"));
        boolean clip = checkpoint.setting("DATA.NORMALIZATION.PERC_CLIP.ENABLE").equals(Optional.of(true));
        double lower = number(checkpoint, "DATA.NORMALIZATION.PERC_CLIP.LOWER_PERC", -1);
        double upper = number(checkpoint, "DATA.NORMALIZATION.PERC_CLIP.UPPER_PERC", -1);
        if (clip && lower > 0) {
            result = result.clipBelowPercentile(lower);
        }
        if (clip && upper > 0) {
            result = result.clipAbovePercentile(upper);
        }
        double mean = number(checkpoint, "DATA.NORMALIZATION.ZERO_MEAN_UNIT_VAR.MEAN_VAL", -1);
        double deviation = number(checkpoint, "DATA.NORMALIZATION.ZERO_MEAN_UNIT_VAR.STD_VAL", -1);
        result = mean == -1 ? result : result.withMean(mean);
        return deviation == -1 ? result : result.withDeviation(deviation);
    }

    private static PredictionSettings prediction(BiapyCheckpoint checkpoint, NetworkGraph graph) {
        int[] patch = numbers(checkpoint, "DATA.PATCH_SIZE", graph.dimensions() + 1, 256);
        int[] padding = numbers(checkpoint, "DATA.TEST.PADDING", graph.dimensions(), 0);
        Extent size =
                graph.dimensions() == 3 ? new Extent(patch[0], patch[1], patch[2]) : Extent.yx(patch[0], patch[1]);
        Extent pad = graph.dimensions() == 3
                ? new Extent(padding[0], padding[1], padding[2])
                : new Extent(0, padding[0], padding[1]);
        double overlap = number(checkpoint, "DATA.TEST.OVERLAP", 0);
        return new PredictionSettings(size, overlap, pad, 1, augmentation(checkpoint));
    }

    private static TestTimeAugmentation augmentation(BiapyCheckpoint checkpoint) {
        if (!checkpoint.setting("TEST.AUGMENTATION").equals(Optional.of(true))) {
            return TestTimeAugmentation.NONE;
        }
        String group = text(checkpoint, "TEST.AUGMENTATION_GROUP", "auto");
        String mode = text(checkpoint, "TEST.AUGMENTATION_MODE", "mean");
        return TestTimeAugmentation.parse((group.matches("auto|full") ? "turns" : group) + " " + mode);
    }

    private static String text(BiapyCheckpoint checkpoint, String path, String otherwise) {
        return checkpoint.setting(path).map(String::valueOf).orElse(otherwise);
    }

    /** A number, or the first of a list. */
    private static double number(BiapyCheckpoint checkpoint, String path, double otherwise) {
        Object value = checkpoint.setting(path).orElse(otherwise);
        if (value instanceof List<?> list && !list.isEmpty()) {
            value = list.get(0);
        }
        return value instanceof Number n ? n.doubleValue() : otherwise;
    }

    private static int[] numbers(BiapyCheckpoint checkpoint, String path, int count, int otherwise) {
        int[] result = new int[count];
        java.util.Arrays.fill(result, otherwise);
        if (checkpoint.setting(path).orElse(null) instanceof List<?> list) {
            for (int i = 0; i < Math.min(count, list.size()); i++) {
                result[i] = list.get(i) instanceof Number n ? n.intValue() : otherwise;
            }
        }
        return result;
    }
}
