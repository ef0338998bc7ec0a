package io.biapy.cli;

import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.tile.Journal;
import io.biapy.core.tile.WorkFolder;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PredictionType;
import io.biapy.io.npy.NpyPlanes;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** Predicts an image plane by plane into a .npy file of a work folder; the journal there says which planes are written, and after an end it goes on behind them. */
final class TiledPrediction implements PlaneOutput {
    private static final String PASS = "planes";

    private final Journal journal;
    private final NpyPlanes planes;
    private final PredictionType type;
    private final int done;

    private TiledPrediction(Journal journal, NpyPlanes planes, PredictionType type) {
        this.type = type;
        this.journal = journal;
        this.planes = planes;
        this.done = intact();
    }

    /** What tells the prediction of an image by a model from others. */
    static String identity(Path image, Path model) {
        Path weights = Files.isDirectory(model) ? model.resolve("weights.safetensors") : model;
        return TiledDecode.identity(image) + " with " + TiledDecode.identity(weights);
    }

    /**
     * The file of the prediction, complete.
     *
     * @param type of the values that come, which the file holds exactly
     * @param predict predicts the image into this
     * @param input what tells the image, and the weights, from others
     * @param overwrite whether the unfinished prediction of something else may be deleted
     */
    static Path of(
            NetworkModel network,
            PredictionType type,
            Consumer<PlaneOutput> predict,
            ImageSource image,
            String input,
            Path folder,
            boolean overwrite) {
        return WorkFolder.goOn(folder, overwrite, () -> of(network, type, predict, image, input, folder));
    }

    private static Path of(
            NetworkModel network,
            PredictionType type,
            Consumer<PlaneOutput> predict,
            ImageSource image,
            String input,
            Path folder) {
        Path file = folder.resolve("prediction.npy");
        Size size = image.size();
        int channels = network.graph().outputChannels();
        String fingerprint = "prediction 1 of " + input + ", " + size.z() + " x " + size.y() + " x " + size.x()
                + " voxels, by " + network + ", " + network.prediction()
                + (type == PredictionType.FLOAT32 ? "" : ", as " + type);
        try (Journal journal = Journal.open(folder, fingerprint);
                NpyPlanes planes = NpyPlanes.open(file, size, channels, type.stored())) {
            TiledPrediction output = new TiledPrediction(journal, planes, type);
            if (output.done < (size.is2D() ? size.y() : size.z())) {
                predict.accept(output);
            }
        }
        return file;
    }

    /** Planes from the first one on that are recorded and hold what was recorded. */
    private int intact() {
        int end = 0;
        while (journal.result(PASS, end).isPresent()) {
            ByteBuffer record = ByteBuffer.wrap(journal.result(PASS, end).orElseThrow());
            int count = record.getInt();
            if (planes.checksum(end, count) != record.getInt()) {
                break;
            }
            end += count;
        }
        return end;
    }

    @Override
    public int done() {
        return done;
    }

    @Override
    public void take(int start, int count, float[][] channels) {
        float[][] numbers = new float[channels.length][];
        Arrays.setAll(numbers, c -> type.numbers(channels[c]));
        int checksum = planes.write(start, numbers);
        journal.record(
                PASS,
                start,
                ByteBuffer.allocate(8).putInt(count).putInt(checksum).array());
    }
}
