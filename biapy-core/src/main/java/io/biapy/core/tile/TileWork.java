package io.biapy.core.tile;

import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Work in passes over the tiles of an image, kept in a folder: whatever ends it, opened again with the same fingerprint it goes on with what is not
 * done, and what is done but missing or damaged is done again. One thread drives it; the work on tiles is done by the engine.
 */
public final class TileWork implements AutoCloseable {
    private static final int PARTS = 1000; // that progress without tiles is told in

    private static final String RECORDS = "records"; // of tiles are all that is left

    private final Path folder;
    private final TileGrid grid;
    private final TileEngine engine;
    private final PassProgress progress;
    private final Cancellation cancellation;
    private final Journal journal;
    private final TileStore store;
    private boolean backwards = true; // the first pass is not
    private final Map<String, PassTime> times = new LinkedHashMap<>();

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
        boolean opened = false;
        try {
            WorkFolder.note(folder, grid.tile());
            opened = true;
        } finally {
            if (!opened) {
                journal.close();
            }
        }
        return new TileWork(folder, grid, engine, progress, cancellation, journal, new TileStore(folder));
    }

    /** What tasks read and what is kept of tiles. */
    public TileStore store() {
        return store;
    }

    /** Does {@code task} for every tile for which it is not done and gives the small results of all, in the order of the tiles. */
    public TileResults pass(String name, IntFunction<TileResult> task) {
        return pass(name, task, Kept.IN_THE_STORE);
    }

    /** Says whether what a finished tile left outside of the store is still there, by its small result. */
    @FunctionalInterface
    public interface Kept {
        /** For work that leaves nothing outside. */
        Kept IN_THE_STORE = (tile, small) -> true;

        boolean isThere(int tile, byte[] small);
    }

    /** The same of work that also writes elsewhere: a tile for which {@code kept} denies it is done again. */
    public TileResults pass(String name, IntFunction<TileResult> task, Kept kept) {
        return pass(name, 1, tiles -> new TileResult[] {task.apply(tiles[0])}, kept);
    }

    /**
     * The same of work that is better done for several tiles at once, such as writing whole rows.
     *
     * @param together the most tiles that are handed to {@code task}, each the next along x
     * @param task gives a result a tile
     */
    public TileResults pass(String name, int together, Function<int[], TileResult[]> task, Kept kept) {
        long began = System.nanoTime();
        boolean[] done = new boolean[grid.tiles()];
        int[] all = IntStream.range(0, grid.tiles()).toArray();
        engine.each(all, tile -> {
            cancellation.check();
            done[tile] = journal.isDone(name, tile, store)
                    && (kept == Kept.IN_THE_STORE
                            || kept.isThere(tile, journal.result(name, tile).orElseThrow()));
        });
        int[] ends = ends(done, together);
        int[] order = together > 1 ? all : strips();
        AtomicInteger finished = new AtomicInteger(
                (int) IntStream.of(all).filter(tile -> done[tile]).count());
        int before = finished.get();
        progress.start(name, before, all.length);
        engine.each(IntStream.of(order).filter(tile -> ends[tile] > 0).toArray(), tile -> {
            cancellation.check();
            int[] group = IntStream.range(tile, ends[tile]).toArray();
            TileResult[] made = task.apply(group);
            for (int k = 0; k < group.length; k++) {
                keep(name, group[k], made[k]);
            }
            progress.update(finished.addAndGet(group.length));
        });
        took(name, began, all.length - before);
        progress.end();
        return new TileResults(all.length, tile -> journal.result(name, tile).orElseThrow());
    }

    /** Every other time backwards: what was read last, and is still in memory, is what the next pass begins with. */
    private int[] strips() {
        backwards = !backwards;
        return backwards ? grid.inStripsBackwards() : grid.inStrips();
    }

    /** For the first tile of each group of open ones where the group ends, else 0. */
    private int[] ends(boolean[] done, int together) {
        int[] ends = new int[done.length];
        int row = grid.along(2);
        for (int tile = 0; tile < done.length; tile++) {
            int end = tile;
            while (end < done.length && !done[end] && end - tile < together && end / row == tile / row) {
                end++;
            }
            ends[tile] = end > tile ? end : 0;
            tile = Math.max(tile, end - 1);
        }
        return ends;
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

    /**
     * Does {@code step} for all tiles, and again for those that it names, until none is left. Done in every run, since a step that finds nothing to do is
     * cheap, and what was lost since the last run is found so.
     */
    public void spread(String name, Step step) {
        int n = grid.tiles();
        long began = System.nanoTime();
        AtomicInteger steps = new AtomicInteger();
        progress.start(name, 0, n);
        engine.spread(
                grid.asChessboard(), // what neighbours hand to each other comes at once, not tile by tile
                tile -> {
                    cancellation.check();
                    steps.incrementAndGet();
                    return step.run(tile);
                },
                left -> progress.update(n - left));
        store.settle(name);
        took(name, began, steps.get());
        progress.end();
    }

    /** Adds to what earlier runs recorded; a pass that they had finished keeps what they took. */
    private void took(String name, long began, int tiles) {
        String key = timeKey(name);
        PassTime own = new PassTime(name, (System.nanoTime() - began) / 1e9, tiles);
        PassTime time = time(name)
                .map(earlier -> tiles > 0 ? earlier.plus(own) : earlier)
                .orElse(own);
        journal.record(key, -1, time.toBytes());
        times.put(name, time);
    }

    /** How long each pass took, in the order in which they ended. */
    public List<PassTime> times() {
        return List.copyOf(times.values());
    }

    /** Records what is known of all tiles together; the last record of a name counts. */
    public void record(String name, byte[] result) {
        journal.record(name, -1, result);
    }

    /** What was recorded so, in this run or an earlier one. */
    public Optional<byte[]> recorded(String name) {
        return journal.result(name, -1);
    }

    /** The small results of a pass that is finished, in the order of the tiles, whatever has become of the files; empty where it is not. */
    public Optional<TileResults> results(String pass) {
        int tiles = grid.tiles();
        return IntStream.range(0, tiles).allMatch(tile -> journal.has(pass, tile))
                ? Optional.of(new TileResults(
                        tiles, tile -> journal.result(pass, tile).orElseThrow()))
                : Optional.empty();
    }

    /** How long a pass took, in this run or an earlier one. */
    public Optional<PassTime> time(String pass) {
        return journal.result(timeKey(pass), -1).map(bytes -> PassTime.of(pass, bytes));
    }

    private static String timeKey(String pass) {
        return "time of " + pass;
    }

    /** The result of a reduction, made once and recorded. */
    public byte[] once(String name, Supplier<byte[]> make) {
        Optional<byte[]> known = recorded(name);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] made = make.get();
        record(name, made);
        return made;
    }

    /**
     * The end of all passes, which goes on as a whole and not by tiles, such as writing a file of what they made.
     *
     * @param work tells how far it is
     */
    public void last(String name, Consumer<Progress> work) {
        cancellation.check();
        long began = System.nanoTime();
        progress.start(name, 0, PARTS);
        work.accept((step, done, total, note) -> progress.update((int) (PARTS * done / Math.max(1, total))));
        took(name, began, 1);
        progress.end();
    }

    /** Deletes all that is kept of tiles; what is recorded stays, and so does the list of {@link NamedFiles}. */
    public void keepRecords() {
        record(RECORDS, new byte[0]);
        WorkFolder.clear(folder, List.of(Journal.NAME, WorkLock.NAME, WorkFolder.TILE, NamedFiles.LIST));
    }

    /** Begins anew where {@link #keepRecords} has deleted what would be gone on with. */
    public void beginAnewWithoutTiles() {
        if (recorded(RECORDS).isPresent()) {
            journal.beginAnew();
        }
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
