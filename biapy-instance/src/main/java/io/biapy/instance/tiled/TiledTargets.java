package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.LocalEngine;
import io.biapy.core.tile.PassProgress;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TargetOutput;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileWork;
import io.biapy.core.tile.WorkFolder;
import io.biapy.instance.channel.ObjectTable;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.channel.TileMaker;
import io.biapy.instance.channel.TileMakers;
import io.biapy.instance.channel.TilePass;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Makes the target channels of labels of any size, tile by tile in bounded memory: the same bits as {@link TargetChannels#encode} of the whole image, for
 * every channel, whatever the tiles, the threads and the interruptions. What is done is kept in a folder; the same run started again goes on there. An
 * object whose box does not fit into the memory is refused by its id before long work. Immutable: each option gives a new one. Safe for several threads.
 *
 * <pre>{@code
 * TiledTargets targets = TiledTargets.of(TargetChannels.parse("F,C,Db")).maxMemory(2_000_000_000L);
 * TileFiles files = TileFiles.into(Path.of("targets.zarr")).by(workers); // of biapy-io
 * targets.run(labels, files.channels(), TiledRun.in(files.work(), "labels.zarr").by(workers));
 * }</pre>
 */
public final class TiledTargets {
    private final TargetChannels channels;
    private final Optional<Extent> tile;
    private final OptionalLong maxMemory;

    private TiledTargets(TargetChannels channels, Optional<Extent> tile, OptionalLong maxMemory) {
        this.channels = channels;
        this.tile = tile;
        this.maxMemory = maxMemory;
    }

    /** Of channels, which are adapted to the image's dimensions as {@link TargetChannels#in} does it. */
    public static TiledTargets of(TargetChannels channels) {
        return new TiledTargets(channels, Optional.empty(), OptionalLong.empty());
    }

    /** Voxels of a tile; by default 128 x 128 x 128 or 1024 x 1024, less where the memory is short. */
    public TiledTargets tile(Extent size) {
        return new TiledTargets(channels, Optional.of(size), maxMemory);
    }

    /**
     * The most bytes that tiles and the boxes of objects may take in memory, over all threads; by default half of what Java may use. The table of objects comes
     * on top, at 65 bytes each and some more for channels that need other figures of them.
     */
    public TiledTargets maxMemory(long bytes) {
        return new TiledTargets(channels, tile, OptionalLong.of(bytes));
    }

    private TargetChannels channels(Size size) {
        return channels.in(size.is2D() ? 2 : 3);
    }

    /** What a run will take; refused where it is impossible. */
    public Plan plan(LabelSource labels, int threads) {
        TargetChannels fitting = channels(labels.size());
        return plan(labels, TileMakers.of(fitting, labels.size()), fitting.planes(), threads);
    }

    private Plan plan(LabelSource labels, List<TileMaker> makers, int planes, int threads) {
        return TargetsPlan.of(labels, makers, planes, tile, maxMemory, threads);
    }

    /** A run that was begun goes on with its tile where that fits, also where another one would be chosen by now, for other threads or more memory. */
    private Plan plan(LabelSource labels, List<TileMaker> makers, int planes, TiledRun run) {
        int threads = run.workers().threads();
        Optional<Extent> begun = tile.isPresent() ? Optional.empty() : WorkFolder.tile(run.folder());
        return begun.filter(t -> TargetsPlan.fits(t, labels, makers, planes, maxMemory, threads))
                .map(t -> TargetsPlan.of(labels, makers, planes, begun, maxMemory, threads))
                .orElseGet(() -> plan(labels, makers, planes, threads));
    }

    /** Makes everything into {@code target}; after an interruption the same call goes on. */
    public void run(LabelSource labels, TargetOutput.Target target, TiledRun run) {
        TargetChannels fitting = channels(labels.size());
        List<TileMaker> makers = TileMakers.of(fitting, labels.size());
        Plan plan = plan(labels, makers, fitting.planes(), run);
        PassProgress progress = new PassProgress(run.progress(), "targets " + labels.name(), TargetsPlan.shares(plan));
        try (TileWork work = TileWork.open(
                run.folder(),
                fingerprint(labels, fitting, run, plan.grid()),
                plan.grid(),
                new LocalEngine(run.workers()),
                progress,
                run.cancellation())) {
            if (target.isDone()) { // by a run that ended behind that
                run.end(work);
                return;
            }
            work.beginAnewWithoutTiles();
            MemoryGate gate = new MemoryGate(TargetsPlan.memory(maxMemory) / 2);
            try (StreamedLabels streamed = new StreamedLabels(labels, plan.grid(), run.folder(), gate)) {
                prepare(streamed, makers, gate, work);
                try (TargetOutput output = target.open(
                        labels.size(),
                        fitting.planes(),
                        labels.calibration(),
                        plan.grid().tile())) {
                    write(streamed, makers, fitting.planes(), output, work);
                    work.last(TiledPlan.FINISH, output::commit);
                }
            }
            run.end(work);
        }
    }

    private static void prepare(StreamedLabels labels, List<TileMaker> makers, MemoryGate gate, TileWork work) {
        if (makers.stream().anyMatch(TileMaker::needsObjects)) {
            labels.objects(ObjectTable.of(work.pass(TargetsPlan.OBJECTS, tile -> new TileResult(labels.objectsOf(tile)))
                    .toArray()));
            TargetsPlan.requireFitting(labels, makers, gate);
            work.pass(TargetsPlan.NUMBERS, tile -> new TileResult(labels.number(tile)), labels::isNumbered);
            labels.areNumbered();
        }
        for (TileMaker maker : makers) {
            maker.begin(labels);
            for (TilePass pass : maker.passes()) {
                pass.finish(
                        labels,
                        work.pass(
                                        pass.name(),
                                        tile -> new TileResult(pass.run(labels, tile)),
                                        (tile, small) -> pass.isThere(labels, tile, small))
                                .toArray());
            }
        }
    }

    private static void write(
            StreamedLabels labels, List<TileMaker> makers, int planes, TargetOutput output, TileWork work) {
        work.pass(
                TargetsPlan.TARGETS,
                tile -> {
                    Block block = labels.grid().block(tile);
                    int n = block.extent().voxels();
                    float[] all = new float[Math.multiplyExact(planes, n)];
                    makers.forEach(maker -> maker.make(labels, tile, all));
                    CRC32C crc = new CRC32C();
                    for (int plane = 0; plane < planes; plane++) {
                        float[] one = planes == 1 ? all : Arrays.copyOfRange(all, plane * n, (plane + 1) * n);
                        output.write(plane, block, one);
                        update(crc, one);
                    }
                    return new TileResult(checksum(crc));
                },
                (tile, small) -> {
                    Block block = labels.grid().block(tile);
                    float[] one = new float[block.extent().voxels()];
                    CRC32C crc = new CRC32C();
                    for (int plane = 0; plane < planes; plane++) {
                        output.read(plane, block, one);
                        update(crc, one);
                    }
                    return Arrays.equals(checksum(crc), small);
                });
    }

    private static void update(CRC32C crc, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        crc.update(bytes.array());
    }

    private static byte[] checksum(CRC32C crc) {
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    private static String fingerprint(LabelSource labels, TargetChannels channels, TiledRun run, TileGrid grid) {
        Size size = labels.size();
        return "targets 1 of " + run.input() + ", " + size.z() + " x " + size.y() + " x " + size.x() + " voxels, "
                + labels.calibration() + ": " + channels + ", in " + grid;
    }

    @Override
    public String toString() {
        return "tile by tile: " + channels;
    }
}
