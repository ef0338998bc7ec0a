package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.LocalEngine;
import io.biapy.core.tile.PassProgress;
import io.biapy.core.tile.PassTime;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileWork;
import io.biapy.core.tile.WorkFolder;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.label.MedianFilter;
import io.biapy.instance.measure.ObjectTally;
import io.biapy.instance.refine.MaskChannels;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Labels a prediction of any size by marker watershed (or StarDist, EmbedSeg or flows), tile by tile in bounded memory: the same bits as
 * {@link InstanceDecoder#decode} and then {@link Refinement#apply}, whatever the tiles, the threads and the interruptions. What is done is kept in a folder; the same run started again goes on
 * there. Immutable: each option gives a new one. Safe for several threads.
 *
 * <pre>{@code
 * TiledDecoding tiled = TiledDecoding.of(WatershedDecoder.forChannels("F,C")).maxMemory(2_000_000_000L);
 * System.out.println(tiled.plan(prediction, workers.threads()).explain());
 * TileFiles files = TileFiles.into(Path.of("labels.zarr")).by(workers); // of biapy-io
 * tiled.run(prediction, files.labels(), TiledRun.in(files.work(), "prediction.npy").by(workers));
 * }</pre>
 */
public final class TiledDecoding {
    private final TiledJob job;
    private final Optional<Extent> tile;
    private final OptionalLong maxMemory;

    private TiledDecoding(TiledJob job, Optional<Extent> tile, OptionalLong maxMemory) {
        this.job = job;
        this.tile = tile;
        this.maxMemory = maxMemory;
    }

    /**
     * Of a decoder; one whose answer tiles cannot have is refused with the reason and what to do.
     *
     * @param channels what the planes of a prediction are, in their order; for growth over a mask only, none where it is not asked for
     */
    public static TiledDecoding of(InstanceDecoder decoder, List<ChannelCode> channels) {
        return of(TiledDecoders.passes(decoder, channels), Optional.empty());
    }

    /** Of a watershed, which knows its channels. */
    public static TiledDecoding of(WatershedDecoder decoder) {
        return of(decoder, List.of());
    }

    /** Of a model's decoding, whose Gaussian, refinement and numbering tiles follow too; one that tiles cannot follow is refused. */
    public static TiledDecoding of(Decoding decoding) {
        decoding.refinement().stages();
        return of(TiledDecoders.passes(decoding.decoder(), decoding.channels().codes()), Optional.of(decoding));
    }

    private static TiledDecoding of(DecoderPasses decoder, Optional<Decoding> decoding) {
        TiledJob job = new TiledJob(decoder, decoding, List.of(), Refinement.none(), TiledMeasures.none());
        return new TiledDecoding(job, Optional.empty(), OptionalLong.empty());
    }

    private TiledDecoding with(TiledJob other) {
        return new TiledDecoding(other, tile, maxMemory);
    }

    /** Smooths the prediction first, by one filter after the other. */
    public TiledDecoding medians(List<MedianFilter> filters) {
        return with(job.withMedians(filters));
    }

    /**
     * What is done to the labels; an operation that tiles cannot do is refused with the reason. Growth over a mask takes the mask that the channels give, see
     * {@link MaskChannels}.
     */
    public TiledDecoding refined(Refinement operations) {
        operations.stages();
        if (operations.needsMask()) {
            MaskChannels.of(job.decoder().channels());
        }
        return with(job.withRefinement(operations));
    }

    /** What is measured of the objects after that, and which of them are removed for it. */
    public TiledDecoding measuring(TiledMeasures objects) {
        return with(job.withMeasures(objects));
    }

    /** Voxels of a tile, refused where it would take more memory than there is; by default as many as fit a processor's cache, which is fastest (64 x 64 x 64 or 256 x 256). */
    public TiledDecoding tile(Extent size) {
        return new TiledDecoding(job, Optional.of(size), maxMemory);
    }

    /** The most bytes that tiles may take in memory, over all threads; smaller tiles are chosen where need be. Objects come on top, at 150 to 200 bytes each. */
    public TiledDecoding maxMemory(long bytes) {
        return new TiledDecoding(job, tile, OptionalLong.of(bytes));
    }

    /** What a run will take; refused where it is impossible. */
    public Plan plan(ImageSource prediction, int threads) {
        return TiledPlan.of(prediction, job.of(prediction), tile, maxMemory, threads);
    }

    /** A run that was begun goes on with its tile, also where another one would be chosen by now, for other threads or more memory. */
    private Plan plan(ImageSource prediction, TiledRun run) {
        int threads = run.workers().threads();
        Optional<Extent> begun = tile.isPresent() ? Optional.empty() : WorkFolder.tile(run.folder());
        if (begun.isPresent()) {
            Plan plan = TiledPlan.of(prediction, job.of(prediction), begun, OptionalLong.empty(), threads);
            if (plan.memory() <= maxMemory.orElse(Long.MAX_VALUE)) {
                return plan;
            }
        }
        return plan(prediction, threads);
    }

    /**
     * What a run has found.
     *
     * @param objects that were found, for a table
     * @param removed ids of those that were removed for what they measure
     * @param seeds that were flooded from; of other decoders the objects that they found
     * @param tilesFlooded how often a tile was flooded, or decided something, in all
     * @param times of the passes, in their order
     */
    public record Outcome(ObjectTally objects, Set<Long> removed, long seeds, long tilesFlooded, List<PassTime> times) {
        public Outcome {
            times = List.copyOf(times);
        }
    }

    /** Labels everything into {@code target}; after an interruption the same call goes on. */
    public Outcome run(ImageSource prediction, LabelOutput.Target target, TiledRun run) {
        return within(prediction, run, (labelling, work) -> {
            Outcome outcome = earlier(labelling, target).orElseGet(() -> {
                work.beginAnewWithoutTiles();
                return labelling.run(target);
            });
            run.end(work);
            return outcome;
        });
    }

    /**
     * What an earlier run found that gave the labels their name and was interrupted after that, or keeps it; empty where there is no such run. Does nothing,
     * and reads nothing of the prediction.
     */
    public Optional<Outcome> finished(ImageSource prediction, LabelOutput.Target target, TiledRun run) {
        return target.isDone()
                ? within(prediction, run, (labelling, work) -> earlier(labelling, target))
                : Optional.empty();
    }

    private static Optional<Outcome> earlier(TiledLabelling labelling, LabelOutput.Target target) {
        return target.isDone() ? labelling.earlier() : Optional.empty();
    }

    private <T> T within(ImageSource prediction, TiledRun run, BiFunction<TiledLabelling, TileWork, T> use) {
        Plan plan = plan(prediction, run);
        PassProgress progress = new PassProgress(run.progress(), "decode " + prediction.name(), TiledPlan.shares(plan));
        try (TileWork work = TileWork.open(
                run.folder(),
                fingerprint(prediction, run, plan.grid()),
                plan.grid(),
                new LocalEngine(run.workers()),
                progress,
                run.cancellation())) {
            return use.apply(new TiledLabelling(prediction, job.of(prediction), plan.grid(), work, memory(run)), work);
        }
    }

    private long memory(TiledRun run) {
        return maxMemory.orElse(Runtime.getRuntime().maxMemory() / 2)
                / run.workers().threads();
    }

    private String fingerprint(ImageSource prediction, TiledRun run, TileGrid grid) {
        Size size = prediction.size();
        return "labels 6 of " + run.input() + ", " + size.z() + " x " + size.y() + " x " + size.x() + " voxels of "
                + prediction.channels() + " channels (" + prediction.pixelType() + ") of " + prediction.calibration()
                + ", by " + job + ", in " + grid;
    }

    @Override
    public String toString() {
        return "tile by tile: " + job;
    }
}
