package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.instance.tiled.LabelOutput;
import io.biapy.io.npy.NpyLabelBlocks;
import java.nio.file.Path;

/** Labels of tiles in a .npy file of the work folder, which is moved, or written in the output's own format, when it is complete. */
final class NpyLabelOutput implements LabelOutput {
    private static final int LONG_ROW = 512; // shorter ones cost a file as much

    private final Path part;
    private final Path output;
    private final Size size;
    private final Calibration calibration;
    private final long maxId;
    private final NpyLabelBlocks blocks;

    private NpyLabelOutput(
            Path part, Path output, Size size, Calibration calibration, long maxId, NpyLabelBlocks blocks) {
        this.part = part;
        this.output = output;
        this.size = size;
        this.calibration = calibration;
        this.maxId = maxId;
        this.blocks = blocks;
    }

    static Target into(Path workFolder, Path output) {
        return (name, size, calibration, maxId, tile) -> {
            Path part = workFolder.resolve("labels.npy");
            return new NpyLabelOutput(part, output, size, calibration, maxId, NpyLabelBlocks.open(part, size, maxId));
        };
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
    public void commit() {
        ImageFormat format = ImageFormats.named(output);
        blocks.force();
        if (format.name().equals("NPY")) {
            TargetFile.move(part, output);
        } else {
            format.writeLabels(new Written(), maxId, output);
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
