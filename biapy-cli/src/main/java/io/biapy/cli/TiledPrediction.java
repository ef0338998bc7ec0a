package io.biapy.cli;

import io.biapy.core.error.FileException;
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

/**
 * Predicts an image plane by plane into a .npy file of a work folder; the journal there says which planes are written, and after an end it goes on behind
 * them. What is made of the prediction may go on too, unless planes that it has read turn out to be damaged. Immutable.
 */
final class TiledPrediction {
    private static final System.Logger LOG = System.getLogger(TiledPrediction.class.getName());
    private static final String PASS = "planes";
    private static final String COMPLETE = "complete";

    private final Path folder;
    private final Size size;
    private final int channels;
    private final PredictionType type;
    private final String fingerprint;

    private TiledPrediction(Path folder, Size size, int channels, PredictionType type, String fingerprint) {
        this.folder = folder;
        this.size = size;
        this.channels = channels;
        this.type = type;
        this.fingerprint = fingerprint;
    }

    /**
     * A prediction that is not begun.
     *
     * @param type of the values that come, which the file holds exactly
     * @param input what tells the image, the weights and the part that is predicted from others
     */
    static TiledPrediction in(Path folder, NetworkModel network, PredictionType type, ImageSource image, String input) {
        Size size = image.size();
        String fingerprint = "prediction 1 of " + input + ", " + size.z() + " x " + size.y() + " x " + size.x()
                + " voxels, by " + network + ", " + network.prediction()
                + (type == PredictionType.FLOAT32 ? "" : ", as " + type);
        return new TiledPrediction(folder, size, network.graph().outputChannels(), type, fingerprint);
    }

    /** What tells the prediction of an image by a model from others. */
    static String identity(Path image, Path model) {
        Path weights = Files.isDirectory(model) ? model.resolve("weights.safetensors") : model;
        return TiledDecode.identity(image) + " with " + TiledDecode.identity(weights);
    }

    /** All that its values depend on; the same after it was made anew. */
    String fingerprint() {
        return fingerprint;
    }

    /** Where its stored numbers are. */
    Path file() {
        return folder.resolve("prediction.npy");
    }

    /**
     * Sees to it that all planes are there.
     *
     * @param predict predicts the image into this
     * @param overwrite whether the unfinished prediction of something else may be deleted
     * @param forget what was made of planes that are damaged now
     */
    void complete(Consumer<PlaneOutput> predict, boolean overwrite, Runnable forget) {
        WorkFolder.goOn(folder, overwrite, () -> complete(predict, forget));
    }

    private void complete(Consumer<PlaneOutput> predict, Runnable forget) {
        try (Open open = new Open()) {
            int done = open.intact();
            if (done < planes()) {
                if (open.journal.result(COMPLETE, 0).isPresent()) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "{0}: planes from {1} on are damaged or gone; they are predicted and decoded again.",
                            file(),
                            String.valueOf(done));
                    forget.run();
                }
                predict.accept(open.from(done));
                open.journal.record(COMPLETE, 0, new byte[0]);
            }
        }
    }

    /** Refuses planes that are not what was written. */
    void requireIntact() {
        try (Open open = new Open()) {
            int done = open.intact();
            if (done < planes()) {
                throw new FileException(
                        file(),
                        "was damaged (from plane " + done
                                + " on) while it was decoded; start the same command again, and it is made anew.");
            }
        }
    }

    private int planes() {
        return Math.toIntExact(size.is2D() ? size.y() : size.z());
    }

    /** Its files, open. */
    private final class Open implements AutoCloseable {
        private final Journal journal;
        private final NpyPlanes planes;

        Open() {
            journal = Journal.open(folder, fingerprint);
            boolean opened = false;
            try {
                planes = NpyPlanes.open(file(), size, channels, type.stored());
                opened = true;
            } finally {
                if (!opened) {
                    journal.close();
                }
            }
        }

        /** Planes from the first one on that are recorded and hold what was recorded. */
        int intact() {
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

        PlaneOutput from(int done) {
            return new PlaneOutput() {
                @Override
                public int done() {
                    return done;
                }

                @Override
                public void take(int start, int count, float[][] values) {
                    float[][] numbers = new float[values.length][];
                    Arrays.setAll(numbers, c -> type.numbers(values[c]));
                    int checksum = planes.write(start, numbers);
                    journal.record(
                            PASS,
                            start,
                            ByteBuffer.allocate(8)
                                    .putInt(count)
                                    .putInt(checksum)
                                    .array());
                }
            };
        }

        @Override
        public void close() {
            try (journal) {
                planes.close();
            }
        }
    }

    @Override
    public String toString() {
        return fingerprint + " in " + folder;
    }
}
