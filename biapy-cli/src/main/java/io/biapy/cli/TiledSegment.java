package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.image.ViewedImage;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.NamedFiles;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.WorkFolder;
import io.biapy.core.workflow.PredictionType;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.Segmenter;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledMeasures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Segments images one after the other without holding any of them: predicted plane by plane into a file, which is then decoded tile by tile. */
final class TiledSegment {
    private final InstanceModel model;
    private final Path modelPath;
    private final TiledDecode decode;
    private final OptionalLong maxMemory;
    private final RegionOptions region;
    private final PredictionType type;
    private final SampleFilter filter;
    private final CommonOptions common;

    /**
     * @param maxMemory the most bytes that an image may take in memory
     * @param region that is predicted
     * @param type in which the prediction is kept
     * @param filter of what is not predicted, which the segmenter heeds
     */
    TiledSegment(
            InstanceModel model,
            Path modelPath,
            TiledDecode decode,
            OptionalLong maxMemory,
            RegionOptions region,
            PredictionType type,
            SampleFilter filter,
            CommonOptions common) {
        this.filter = filter;
        this.type = type;
        this.common = common;
        this.region = region;
        this.model = model;
        this.modelPath = modelPath;
        this.decode = decode;
        this.maxMemory = maxMemory;
    }

    TiledSegment measuring(TiledMeasures objects) {
        return new TiledSegment(model, modelPath, decode.measuring(objects), maxMemory, region, type, filter, common);
    }

    /**
     * What it takes; refused where that is more than allowed.
     *
     * @param keep where the prediction stays
     */
    String plan(ImageSource image, Optional<Path> keep) {
        region.open(image).close();
        int channels = model.network().graph().outputChannels();
        long held = held(image.size(), channels);
        if (held > maxMemory.orElse(Long.MAX_VALUE)) {
            throw new InputException("To predict " + image.name() + " takes " + Plan.bytes(held)
                    + " of memory, the length of a patch of its slices, but at most "
                    + Plan.bytes(maxMemory.getAsLong()) + " were allowed; allow more (--max-memory).");
        }
        long disk = type.stored().bits() / 8L * channels * image.size().voxels();
        return "prediction, patch by patch, up to " + Plan.bytes(held) + " of memory and " + Plan.bytes(disk)
                + " of disk as " + type
                + keep.map(to -> KeptPrediction.isCopied(to)
                                ? ", kept in " + to.getFileName() + " (as much again, at most, in the end)"
                                : ", kept")
                        .orElse("")
                + "; then " + decode.plan(predicted(image));
    }

    /** What is done, for people. */
    Map<String, String> settings(ImageSource image) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model", modelPath.toString());
        settings.put("network", model.network().toString());
        settings.put("prediction", "kept as " + type + (filter.isEmpty() ? "" : ", without " + filter));
        settings.putAll(decode.settings(predicted(image)));
        return settings;
    }

    private ImageSource predicted(ImageSource image) {
        return new Predicted(image, model.network().graph().outputChannels(), type);
    }

    /** Slices, or rows of a plane, to which patches still add. */
    private long held(Size size, int channels) {
        Extent patch = model.network().prediction().patch();
        long along = size.is2D() ? Math.min(patch.y(), size.y()) : Math.min(patch.z(), size.z());
        return 4 * channels * along * size.x() * (size.is2D() ? 1 : size.y());
    }

    /** @param keep where the prediction is moved when all is done */
    TiledDecoding.Outcome segment(
            Segmenter segmenter,
            ImageSource image,
            Path input,
            Path output,
            Optional<Path> keep,
            boolean overwrite,
            Workers workers,
            Progress progress) {
        Path folder = output.resolveSibling("." + output.getFileName() + ".prediction");
        TiledPrediction predicted = TiledPrediction.in(folder, model.network(), type, image, identity(input));
        Optional<TiledDecoding.Outcome> earlier =
                decode.finished(predicted(image), predicted.fingerprint(), output, overwrite, workers);
        Optional<Path> open = keep.filter(to -> !TiledDecode.hasWritten(output, to));
        if (earlier.isPresent() && open.isEmpty()) {
            WorkFolder.deleteIdle(folder);
            return earlier.get();
        }
        try (RegionOptions.Opened part = region.open(image)) {
            predicted.complete(planes -> segmenter.predict(image, part.region().into(planes)), overwrite, () -> {
                if (earlier.isEmpty()) {
                    WorkFolder.deleteIdle(TiledDecode.workFolder(output));
                }
            });
        }
        Path file = predicted.file();
        TiledDecoding.Outcome found;
        try (ImageSource stored = KeptPrediction.open(file, type)) {
            ImageSource prediction = stored.withCalibration(image.calibration());
            found = decode.decode(
                    prediction,
                    predicted.fingerprint(),
                    output,
                    overwrite,
                    predicted::requireIntact,
                    workers,
                    progress);
            open.filter(KeptPrediction::isCopied).ifPresent(to -> {
                KeptPrediction.write(prediction, type, to, workers, progress, common.cancellation());
                TiledDecode.note(output, to);
            });
        }
        open.filter(to -> !KeptPrediction.isCopied(to)).ifPresent(to -> {
            NamedFiles.note(TiledDecode.workFolder(output), file, to);
            KeptPrediction.move(file, to);
        });
        WorkFolder.deleteIdle(folder);
        return found;
    }

    private String identity(Path input) {
        return TiledPrediction.identity(input, modelPath)
                + region.identity()
                + (filter.isEmpty() ? "" : ", without " + filter);
    }

    /** What a prediction will be, before it is there. */
    private static final class Predicted extends ViewedImage {
        private final int channels;
        private final PredictionType type;

        Predicted(ImageSource image, int channels, PredictionType type) {
            super(image);
            this.type = type;
            this.channels = channels;
        }

        @Override
        public int channels() {
            return channels;
        }

        @Override
        public List<String> channelNames() {
            return IntStream.range(0, channels).mapToObj(Integer::toString).toList();
        }

        @Override
        public PixelType pixelType() {
            return type == PredictionType.FLOAT16 ? PixelType.FLOAT16 : PixelType.FLOAT32; // as its file is read
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            throw new UnsupportedOperationException("not predicted yet");
        }
    }
}
