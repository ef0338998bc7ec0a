package io.biapy.core.tile;

import io.biapy.core.run.Cancellation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Work in passes over the tiles of an image, kept in a folder: whatever ends it, opened again with the same fingerprint it goes on with what is not
 * done, and what is done but missing or damaged is done again. One thread drives it; the work on tiles is done by the engine.
 */
public final class TileWork implements AutoCloseable {
    private final Path folder;
    private final TileGrid grid;
    private final TileEngine engine;
    private final PassProgress progress;
    private final Cancellation cancellation;
    private final Journal journal;
    private final TileStore store;

    private TileWork(
            Path folder,
            TileGrid grid,
            TileEngine engine,
            PassProgress progress,
            Cancellation cancellation,
            Journal journal,
            TileStore store) {
        this.folder = folder;
        this.grid = grid;
        this.engine = engine;
        this.progress = progress;
        this.cancellation = cancellation;
        this.journal = journal;
        this.store = store;
    }

    /** Opens the work in {@code folder}; refused where other work, or another process, is in it. */
    public static TileWork open(
            Path folder,
            String fingerprint,
            TileGrid grid,
            TileEngine engine,
            PassProgress progress,
            Cancellation cancellation) {
        Journal journal = Journal.open(folder, fingerprint);
        return new TileWork(folder, grid, engine, progress, cancellation, journal, new TileStore(folder));
    }

    /** What tasks read and what is kept of tiles. */
    public TileStore store() {
        return store;
    }

    /** Does {@code task} for every tile for which it is not done and gives the small results of all, in the order of the tiles. */
    public byte[][] pass(String name, IntFunction<TileResult> task) {
        return pass(name, task, (tile, small) -> true);
    }

    /** Says whether what a finished tile left outside of the store is still there, by its small result. */
    @FunctionalInterface
    public interface Kept {
        boolean isThere(int tile, byte[] small);
    }

    /** The same of work that also writes elsewhere: a tile for which {@code kept} denies it is done again. */
    public byte[][] pass(String name, IntFunction<TileResult> task, Kept kept) {
        boolean[] done = new boolean[grid.tiles()];
        int[] all = IntStream.range(0, grid.tiles()).toArray();
        engine.each(all, tile -> {
            cancellation.check();
            done[tile] = journal.isDone(name, tile, store)
                    && kept.isThere(tile, journal.result(name, tile).orElseThrow());
        });
        int[] open = IntStream.of(all).filter(tile -> !done[tile]).toArray();
        AtomicInteger finished = new AtomicInteger(all.length - open.length);
        progress.start(name, finished.get(), all.length);
        engine.each(open, tile -> {
            cancellation.check();
            keep(name, tile, task.apply(tile));
            progress.update(finished.incrementAndGet());
        });
        byte[][] results = new byte[all.length][];
        for (int tile : all) {
            results[tile] = journal.result(name, tile).orElseThrow();
        }
        progress.end();
        return results;
    }

    private void keep(String name, int tile, TileResult result) {
        if (result.sections().length == 0) {
            journal.record(name, tile, result.small());
        } else {
            journal.record(name, tile, result.small(), store.write(name, tile, result.sections()));
        }
    }

    /** The work of a pass on one tile that may have to be repeated. */
    public interface Step {
        /** Does it, keeps in the store what is to be kept, and then gives the tiles that must be looked at after that. */
        int[] run(int tile);
    }

    /** Does {@code step} for all tiles, and again for those that it names, until none is left; then the pass is done and never done again. */
    public void spread(String name, Step step) {
        if (isDone(name)) {
            return;
        }
        int n = grid.tiles();
        progress.start(name, 0, n);
        engine.spread(
                IntStream.range(0, n).toArray(),
                tile -> {
                    cancellation.check();
                    return step.run(tile);
                },
                left -> progress.update(n - left));
        store.settle(name);
        finish(name);
        progress.end();
    }

    /** Whether {@link #finish} was called for this name, now or in an earlier process. */
    public boolean isDone(String name) {
        return journal.result(name, -1).isPresent();
    }

    /** Records that a pass as a whole is done. */
    public void finish(String name) {
        journal.record(name, -1, new byte[0]);
    }

    /** The result of a reduction, made once and recorded. */
    public byte[] once(String name, Supplier<byte[]> make) {
        Optional<byte[]> known = journal.result(name, -1);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] made = make.get();
        journal.record(name, -1, made);
        return made;
    }

    /** Closes the work and deletes its folder, journal and lock last: its result stands elsewhere. */
    public void discard() {
        journal.discard(folder);
    }

    @Override
    public void close() {
        journal.close();
    }

    @Override
    public String toString() {
        return "work on " + grid + " by " + engine + ", " + journal;
    }
}
