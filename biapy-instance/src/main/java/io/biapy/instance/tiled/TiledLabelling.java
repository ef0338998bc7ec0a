package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSource;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.PassTime;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.measure.ObjectTally;
import io.biapy.instance.measure.PropertyFilter;
import io.biapy.instance.refine.MaskChannels;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One labelling: the passes of the decoder, of refinement and of measuring where they are needed, and the labels themselves. Driven by one thread. */
final class TiledLabelling {
    static final String MEASURED = "objects";
    static final String WRITE = "write";
    private static final String FOUND = "found";

    private final ImageSource prediction;
    private final TiledJob job;
    private final TiledMeasures measures;
    private final TileGrid grid;
    private final TileWork work;
    private final long memory;

    /** @param memory bytes that a thread may take for work that looks as far around as it must */
    TiledLabelling(ImageSource prediction, TiledJob job, TileGrid grid, TileWork work, long memory) {
        this.prediction = prediction;
        this.job = job;
        this.measures = job.measures();
        this.grid = grid;
        this.work = work;
        this.memory = memory;
    }

    TiledDecoding.Outcome run(LabelOutput.Target target) {
        DecoderPasses.Found found = job.decoder().run(job.read(prediction), grid, work, memory);
        TileLabels labels = refined(found.labels());
        Optional<Measured> measured = measures.areNeeded() ? Optional.of(measured(labels)) : Optional.empty();
        TileLabels last = measured.map(Measured::labels).orElse(labels);
        try (LabelOutput output =
                target.open(prediction.name(), grid.size(), prediction.calibration(), found.greatest(), grid.tile())) {
            ObjectTally tally = write(last, output);
            work.record(FOUND, found(found)); // before the labels have their name, so that behind that it is there
            work.last(TiledPlan.FINISH, output::commit);
            return new TiledDecoding.Outcome(
                    measured.map(Measured::tally).orElse(tally),
                    measured.map(Measured::removed).orElse(Set.of()),
                    found.greatest(),
                    found.visits(),
                    work.times());
        }
    }

    /** What cannot be had from the results of passes: two numbers and the names of the passes. */
    private byte[] found(DecoderPasses.Found found) {
        byte[] passes = work.times().stream()
                .map(PassTime::name)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + passes.length)
                .putLong(found.greatest())
                .putLong(found.visits())
                .put(passes)
                .array();
    }

    /** What {@link #run} gave, or would have given, where it came to the name of the labels and its records are still there. */
    Optional<TiledDecoding.Outcome> earlier() {
        Optional<TileResults> parts = work.results(measures.areNeeded() ? MEASURED : WRITE);
        Optional<TileResults> whole = work.results(MeasurePass.NAME);
        boolean known = whole.isPresent() || !measures.whole().isNeeded();
        if (work.recorded(FOUND).isEmpty() || parts.isEmpty() || !known) {
            return Optional.empty();
        }
        ByteBuffer found = ByteBuffer.wrap(work.recorded(FOUND).get());
        long greatest = found.getLong();
        long visits = found.getLong();
        String passes = StandardCharsets.UTF_8.decode(found) + "\n" + TiledPlan.FINISH;
        ObjectTally tally = measures.areNeeded() ? tally(parts.get()) : written(parts.get());
        whole.ifPresent(objects -> objects.forEach(tally::addWhole));
        List<PassTime> times =
                passes.lines().map(work::time).flatMap(Optional::stream).toList();
        return Optional.of(new TiledDecoding.Outcome(tally, removed(tally), greatest, visits, times));
    }

    private TileLabels refined(TileLabels flooded) {
        RefinementPasses passes = new RefinementPasses(grid, work, prediction.calibration(), this::growth);
        TileLabels labels = passes.apply(flooded, job.first(), 0);
        labels = job.decoding().isPresent() ? passes.consecutive(labels) : labels;
        return passes.apply(labels, job.then(), job.first().size());
    }

    /** Labels without the objects that were removed for what they measure. */
    private record Measured(ObjectTally tally, Set<Long> removed, TileLabels labels) {}

    private Measured measured(TileLabels labels) {
        TileResults parts = work.pass(MEASURED, tile -> {
            TileIds own = labels.of(tile);
            return new TileResult(
                    ObjectTally.of(own.codes(), own.ids(), grid.block(tile)),
                    StoredLabels.result(own).sections());
        });
        ObjectTally tally = tally(parts);
        StoredLabels stored = new StoredLabels(grid, work, MEASURED);
        if (measures.whole().isNeeded()) {
            MeasurePass pass = new MeasurePass(grid, stored, tally, measures, prediction.calibration(), memory);
            for (byte[] found : work.pass(MeasurePass.NAME, pass::run)) {
                tally.addWhole(found);
            }
        }
        Set<Long> removed = removed(tally);
        return new Measured(tally, removed, tile -> stored.of(tile).map(id -> removed.contains(id) ? 0 : id));
    }

    private ObjectTally tally(TileResults parts) {
        ObjectTally tally = new ObjectTally(measures.whole());
        for (byte[] part : parts) {
            tally.add(ByteBuffer.wrap(part));
        }
        return tally;
    }

    private Set<Long> removed(ObjectTally tally) {
        PropertyFilter filter = measures.filter();
        return filter.isEmpty()
                ? Set.of()
                : filter.removed(tally.table(
                        prediction.name(), prediction.calibration(), grid.size().is2D(), filter.properties()));
    }

    private MaskGrowth growth(String suffix) {
        return new MaskGrowth(
                grid,
                work,
                new PredictionBlocks(job.cleaned(prediction)),
                MaskChannels.of(job.decoder().channels()),
                prediction.calibration(),
                memory,
                suffix);
    }

    private ObjectTally write(TileLabels labels, LabelOutput output) {
        Function<int[], TileResult[]> task = tiles -> {
            LabelRow row = new LabelRow(grid, tiles);
            TileResult[] results = new TileResult[tiles.length];
            for (int k = 0; k < tiles.length; k++) {
                int tile = tiles[k];
                Block block = grid.block(tile);
                TileIds own = labels.of(tile);
                long[] ids = own.labels();
                row.put(tile, ids);
                byte[] parts = ObjectTally.of(own.codes(), own.ids(), block);
                results[k] = new TileResult(ByteBuffer.allocate(4 + parts.length)
                        .putInt(LabelRow.checksum(ids))
                        .put(parts)
                        .array());
            }
            row.writeTo(output);
            return results;
        };
        TileResults results = work.pass(WRITE, LabelRow.tiles(grid, output), task, (tile, small) -> {
            Block block = grid.block(tile);
            long[] ids = new long[block.extent().voxels()];
            output.read(block, ids);
            return LabelRow.checksum(ids) == ByteBuffer.wrap(small).getInt();
        });
        return written(results);
    }

    private static ObjectTally written(TileResults results) {
        ObjectTally tally = new ObjectTally();
        for (byte[] result : results) {
            tally.add(ByteBuffer.wrap(result).position(4));
        }
        return tally;
    }
}
