package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.NamedFiles;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.WorkFolder;
import io.biapy.core.workflow.PredictionType;
import io.biapy.synapse.SynapseDetector;
import io.biapy.synapse.SynapseModel;
import io.biapy.synapse.decode.SynapseDecoding;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Predicts a volume that need not fit into memory into a file beside the output, which is gone on with after an end, and hands it over to be decoded tile by tile. */
final class TiledSynapses {
    private static final Extent PREFERRED = Extent.zyx(64, 256, 256);
    private static final int COPIES = 8; // of a tile and its surroundings while blobs are looked for

    private final SynapseModel model;
    private final Path output;
    private final Path work;
    private final String input;
    private final Size size;
    private final Extent tile;
    private final long held;

    private TiledSynapses(SynapseModel model, Path output, Path work, String input, Size size, Extent tile, long held) {
        this.model = model;
        this.output = output;
        this.work = work;
        this.input = input;
        this.size = size;
        this.tile = tile;
        this.held = held;
    }

    /** Refuses what takes more memory than allowed. */
    static TiledSynapses of(
            SynapseModel model, Path modelPath, Path in, ImageSource raw, Path output, TileOptions tiles, int threads) {
        Size size = raw.size();
        long allowed = tiles.maxMemory().orElse(Long.MAX_VALUE);
        long slices = Math.min(model.network().prediction().patch().z(), size.z());
        long held = 4 * (model.decoding().representation().planes() + 1) * slices * size.y() * size.x();
        if (held > allowed) {
            throw new InputException("To predict " + raw.name() + " takes " + Plan.bytes(held)
                    + " of memory, a patch's length of its slices, but at most " + Plan.bytes(allowed)
                    + " were allowed; allow more (--max-memory).");
        }
        Extent tile = tiles.tile().orElseGet(() -> Plan.tile(PREFERRED, allowed, e -> need(e, threads)));
        if (need(tile, threads) > allowed) {
            throw new InputException(
                    "Tiles of " + tile + " voxels take " + Plan.bytes(need(tile, threads)) + ", but at most "
                            + Plan.bytes(allowed) + " were allowed; choose smaller ones, or leave --tile out.");
        }
        return new TiledSynapses(
                model, output, work(output), TiledPrediction.identity(in, modelPath), size, tile, held);
    }

    private static Path work(Path output) {
        return output.resolveSibling("." + output.getFileName() + ".prediction");
    }

    /** Deletes what a process left that was killed when all was written, while it deleted it itself. */
    static void deleteLeftOf(Path output) {
        if (NamedFiles.isOwn(work(output), output)) {
            WorkFolder.deleteIdle(work(output));
        }
    }

    private static long need(Extent tile, int threads) {
        return 4L * COPIES * tile.z() * tile.y() * tile.x() * threads;
    }

    /** The model's decoding, reading so much at once. */
    SynapseDecoding decoding() {
        return model.decoding().toBuilder().tile(tile).build();
    }

    String plan() {
        return "prediction, patch by patch, up to " + Plan.bytes(held) + " of memory and "
                + Plan.bytes(4L * model.decoding().representation().planes() * size.voxels())
                + " of disk; then sites in " + new TileGrid(size, tile)
                + "; then one slice after the other of pictures";
    }

    /** @param use given the prediction, under the volume's name and voxel size, and its file; unfinished work is deleted behind it */
    void predict(SynapseDetector detector, ImageSource raw, boolean overwrite, BiConsumer<ImageSource, Path> use) {
        TiledPrediction predicted = TiledPrediction.in(work, model.network(), PredictionType.FLOAT32, raw, input);
        predicted.complete(output -> detector.predict(raw, output), overwrite, () -> {});
        Path file = predicted.file();
        try (ImageSource prediction = ImageFormats.of(file).open(file)) { // its voxel size is the volume's
            use.accept(detector.named(prediction, raw), file);
        }
        NamedFiles.note(work, output, output);
        WorkFolder.deleteIdle(work);
    }
}
