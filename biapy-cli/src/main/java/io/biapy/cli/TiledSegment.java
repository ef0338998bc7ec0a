package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.OtherWorkException;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.WorkFolder;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.Segmenter;
import io.biapy.instance.tiled.TiledMeasures;
import io.biapy.instance.tiled.TiledWatershed;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Segments images one after the other without holding any of them: predicted plane by plane into a file, which is then decoded tile by tile. */
final class TiledSegment {
    private final InstanceModel model;
    private final Path modelPath;
    private final TiledDecode decode;

    TiledSegment(InstanceModel model, Path modelPath, TiledDecode decode) {
        this.model = model;
        this.modelPath = modelPath;
        this.decode = decode;
    }

    TiledSegment measuring(TiledMeasures objects) {
        return new TiledSegment(model, modelPath, decode.measuring(objects));
    }

    String plan(ImageSource image) {
        int channels = model.network().graph().outputChannels();
        return "prediction, patch by patch into "
                + Plan.bytes(4L * channels * image.size().voxels()) + " of disk; then "
                + decode.plan(new Predicted(image, channels));
    }

    /** @param keep where the prediction is moved when all is done */
    TiledWatershed.Outcome segment(
            Segmenter segmenter,
            ImageSource image,
            Path input,
            Path output,
            Optional<Path> keep,
            boolean overwrite,
            Workers workers,
            Progress progress) {
        Path folder = output.resolveSibling("." + output.getFileName() + ".prediction");
        Path file = predict(segmenter, image, input, folder, overwrite);
        TiledWatershed.Outcome found;
        try (ImageSource prediction = Images.open(file)) {
            found = decode.decode(
                    prediction.withCalibration(image.calibration()), file, output, overwrite, workers, progress);
        }
        keep.ifPresent(to -> move(file, to));
        WorkFolder.deleteIdle(folder);
        return found;
    }

    private Path predict(Segmenter segmenter, ImageSource image, Path input, Path folder, boolean overwrite) {
        Path weights = Files.isDirectory(modelPath) ? modelPath.resolve("weights.safetensors") : modelPath;
        String of = TiledDecode.identity(input) + " with " + TiledDecode.identity(weights);
        try {
            return TiledPrediction.of(segmenter, image, of, folder);
        } catch (OtherWorkException e) {
            if (!overwrite) {
                throw e;
            }
            WorkFolder.deleteIdle(folder);
            return TiledPrediction.of(segmenter, image, of, folder);
        }
    }

    private static void move(Path file, Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().resolveSibling(""));
            Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FileException(to, "cannot be written (" + e + ").", e);
        }
    }

    /** What a prediction will be, before it is there. */
    private record Predicted(ImageSource image, int channels) implements ImageSource {
        @Override
        public String name() {
            return image.name();
        }

        @Override
        public Size size() {
            return image.size();
        }

        @Override
        public PixelType pixelType() {
            return PixelType.FLOAT32;
        }

        @Override
        public Calibration calibration() {
            return image.calibration();
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            throw new UnsupportedOperationException("not predicted yet");
        }
    }
}
