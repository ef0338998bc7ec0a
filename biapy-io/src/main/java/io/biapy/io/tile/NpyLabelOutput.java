package io.biapy.io.tile;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.core.tile.LabelOutput;
import io.biapy.io.npy.NpyLabelBlocks;
import java.nio.file.Path;

/** Labels of tiles in a .npy file of the work folder, which is moved, or written in the output's own format, when it is complete. */
final class NpyLabelOutput implements LabelOutput {
    private static final int LONG_ROW = 512; // shorter ones cost a file as much

    private final Path work;
    private final Path part;
    private final Path output;
    private final Size size;
    private final Calibration calibration;
    private final long maxId;
    private final ImageCopy copy;
    private final NpyLabelBlocks blocks;

    private NpyLabelOutput(
            Path work,
            Path output,
            Size size,
            Calibration calibration,
            long maxId,
            ImageCopy copy,
            NpyLabelBlocks blocks) {
        this.work = work;
        this.part = part(work);
        this.output = output;
        this.size = size;
        this.calibration = calibration;
        this.maxId = maxId;
        this.copy = copy;
        this.blocks = blocks;
    }

    /** @param copy writes the output in its own format */
    static Target into(Path workFolder, Path output, ImageCopy copy) {
        return (name, size, calibration, maxId, tile) -> new NpyLabelOutput(
                workFolder, output, size, calibration, maxId, copy, NpyLabelBlocks.open(part(workFolder), size, maxId));
    }

    private static Path part(Path work) {
        return work.resolve("labels.npy");
    }

    @Override
    public void write(Block block, long[] ids) {
        blocks.write(block, ids);
    }

    @Override
    public void read(Block block, long[] into) {
        blocks.read(block, into);
    }

    @Override
    public void commit(Progress progress) {
        ImageFormat format = ImageFormats.named(output);
        blocks.force();
        if (format.name().equals("NPY")) {
            TilePlace.move(work, part, output);
        } else {
            TilePlace.write(
                    work, output, file -> format.writeLabels(new Written(), maxId, file, copy.onProgress(progress)));
        }
    }

    @Override
    public int longRow() {
        return LONG_ROW;
    }

    /** What has been written, as an image. */
    private final class Written implements LabelSource {
        @Override
        public String name() {
            return String.valueOf(output.getFileName());
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public Calibration calibration() {
            return calibration;
        }

        @Override
        public void read(Block block, long[] into) {
            blocks.read(block, into);
        }
    }

    @Override
    public void close() {
        blocks.close();
    }
}
