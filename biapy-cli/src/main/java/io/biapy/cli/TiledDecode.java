package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.NamedFiles;
import io.biapy.core.tile.OtherWorkException;
import io.biapy.core.tile.WorkFolder;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledMeasures;
import io.biapy.instance.tiled.TiledRun;
import io.biapy.io.file.FileNames;
import io.biapy.io.tile.TileFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes predictions one after the other, each tile by tile; unfinished work lies beside the output and is gone on with. */
final class TiledDecode {
    private final TiledDecoding tiled;
    private final CommonOptions common;

    private TiledDecode(TiledDecoding tiled, CommonOptions common) {
        this.tiled = tiled;
        this.common = common;
    }

    /**
     * Refuses, before any work, decoders and operations that tiles cannot follow.
     *
     * @param channels what the planes of a prediction are, in their order
     */
    static TiledDecode of(
            InstanceDecoder decoder,
            List<ChannelCode> channels,
            RefinementOptions refinement,
            TileOptions options,
            CommonOptions common) {
        return of(TiledDecoding.of(decoder, channels), refinement, options, common);
    }

    /** The same of what a model's decoding asks for. */
    static TiledDecode of(Decoding decoding, RefinementOptions refinement, TileOptions options, CommonOptions common) {
        return of(TiledDecoding.of(decoding), refinement, options, common);
    }

    private static TiledDecode of(
            TiledDecoding decoder, RefinementOptions refinement, TileOptions options, CommonOptions common) {
        TiledDecoding tiled = decoder.medians(refinement.medians()).refined(refinement.refinement());
        if (options.tile().isPresent()) {
            tiled = tiled.tile(options.tile().get());
        }
        if (options.maxMemory().isPresent()) {
            tiled = tiled.maxMemory(options.maxMemory().getAsLong());
        }
        return new TiledDecode(tiled, common);
    }

    TiledDecode measuring(TiledMeasures objects) {
        return new TiledDecode(tiled.measuring(objects), common);
    }

    String plan(ImageSource prediction) {
        return tiled.plan(prediction, common.threads()).explain();
    }

    /** What is done, for people. */
    Map<String, String> settings(ImageSource prediction) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("decoding", tiled.toString());
        settings.put("tiles", plan(prediction).lines().findFirst().orElse(""));
        settings.put("threads", Integer.toString(common.threads()));
        return settings;
    }

    /**
     * Decodes one prediction into {@code output}.
     *
     * @param input what tells the prediction from others
     * @param check done when all labels are there, before they get their name
     */
    TiledDecoding.Outcome decode(
            ImageSource prediction,
            String input,
            Path output,
            boolean overwrite,
            Runnable check,
            Workers workers,
            Progress progress) {
        Path folder = workFolder(output);
        TiledRun run = TiledRun.in(folder, input)
                .by(workers)
                .showing(progress)
                .until(common.cancellation())
                .keepingOutcome();
        LabelOutput.Target target = CheckedOutput.of(target(output, workers), check);
        return WorkFolder.goOn(folder, overwrite, () -> tiled.run(prediction, target, run));
    }

    /** What an earlier process found that has written the same labels and ended behind that; the prediction is not read. */
    Optional<TiledDecoding.Outcome> finished(
            ImageSource prediction, String input, Path output, boolean overwrite, Workers workers) {
        Path folder = workFolder(output);
        try {
            return tiled.finished(
                    prediction,
                    target(output, workers),
                    TiledRun.in(folder, input).by(workers));
        } catch (OtherWorkException e) {
            if (!overwrite) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private LabelOutput.Target target(Path output, Workers workers) {
        return files(output, workers, common).labels();
    }

    /** Where what is made of tiles goes; that the output is free was asked before. */
    static TileFiles files(Path output, Workers workers, CommonOptions common) {
        return TileFiles.into(output)
                .in(workFolder(output))
                .replacing()
                .by(workers)
                .until(common.cancellation());
    }

    /** Notes a file beside the labels that is written, so that it is known again when the command is gone on with. */
    static void note(Path labels, Path file) {
        NamedFiles.note(workFolder(labels), file, file);
    }

    /** Whether a file was noted, and is still the one. */
    static boolean hasWritten(Path labels, Path file) {
        return NamedFiles.isOwn(workFolder(labels), file);
    }

    /** The command has done all that it was asked for: deletes what it would have gone on with. */
    static void forget(FileJobs jobs) {
        jobs.list().forEach(job -> WorkFolder.deleteIdle(workFolder(job.output())));
    }

    static Path workFolder(Path output) {
        return output.resolveSibling("." + output.getFileName() + ".work");
    }

    /** What tells an input from others: its path, and size and time of the file, or of the folder that holds it. */
    static String identity(Path input) {
        try {
            BasicFileAttributes file = Files.readAttributes(FileNames.holder(input), BasicFileAttributes.class);
            return input.toAbsolutePath().normalize() + " (" + file.size() + " bytes, changed "
                    + file.lastModifiedTime() + ")";
        } catch (IOException e) {
            throw new FileException(input, "cannot be looked at (" + e + ").", e);
        }
    }
}
