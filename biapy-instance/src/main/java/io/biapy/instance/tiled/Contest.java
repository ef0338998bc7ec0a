package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.sort.FloatOrder;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.decode.ProposalRule;
import io.biapy.instance.decode.Proposals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Greedy choice among the proposals of all tiles: from the first on, each stays unless one that stays suppresses it. A tile decides what can be decided: a
 * proposal goes where one that stays suppresses it, and stays where all that might are decided; a visit wakes the tiles that its own proposals reach. There
 * is one such choice, so tiles, threads and interruptions do not matter. Driven by one thread.
 *
 * <p>Disk: a file of all proposals a tile, and one of those that stay and those that are undecided yet.
 */
final class Contest<S> {
    static final String CANDIDATES = "candidates";
    static final String CHOICE = "choice";
    static final String CHOSEN = "chosen";
    private static final int LISTS = 64;

    private final TileGrid grid;
    private final TileWork work;
    private final ProposalRule<S> rule;
    private final ContestFiles files;
    private final long memory;
    private final AtomicLong visits = new AtomicLong();
    private HullIndex hulls;

    /** @param memory bytes that a thread may take to keep proposals of other tiles */
    Contest(TileGrid grid, TileWork work, ProposalRule<S> rule, long memory) {
        this.grid = grid;
        this.work = work;
        this.rule = rule;
        this.files = new ContestFiles(work.store());
        this.memory = memory;
        this.hulls = new HullIndex(grid, new byte[0][]);
    }

    /** What {@link #run} and {@link #ranking} do. */
    static List<Plan.Pass> plan(long candidates) {
        return List.of(
                new Plan.Pass(
                        CHOICE, "which candidates stay, tiles again until all are decided", 4 * candidates, candidates),
                new Plan.Pass(CHOSEN, "ids of those that stay", candidates / 10, 0));
    }

    /** Bytes that a visit takes for a voxel that is a candidate with so many values. */
    static double memory(int values) {
        return 4.0 * Contestants.bytes(values) + LISTS;
    }

    /** Takes the proposals of each tile. */
    void enter(IntFunction<Proposals> ofTile) {
        TileResults found = work.pass(CANDIDATES, tile -> {
            Contestants all = Contestants.of(ofTile.apply(tile), rule);
            return all.count() == 0 ? TileResult.done() : new TileResult(HullIndex.bytes(all.hull()), all.toBytes(0));
        });
        hulls = new HullIndex(grid, found.toArray());
    }

    /** Decides all. */
    void run() {
        work.spread(CHOICE, this::visit);
    }

    /** Visits that decided something. */
    long visits() {
        return visits.get();
    }

    private int[] visit(int tile) {
        if (hulls.isEmpty(tile)) {
            return new int[0];
        }
        ContestFiles.Standing own = files.standing(tile);
        if (own.open().count() == 0) {
            return new int[0];
        }
        int[] near = hulls.near(tile);
        ContestVisit<S> visit = new ContestVisit<>(rule, own, files, hulls, near, memory / 4);
        ContestFiles.Standing after = visit.decide();
        if (after.open().count() == own.open().count()) {
            return new int[0];
        }
        visits.incrementAndGet();
        files.write(tile, after);
        return near;
    }

    /** The ids of those that stay: 1 for the first, and so on. */
    Ranking ranking() {
        TileResults orders = work.pass(CHOSEN, tile -> {
            if (hulls.isEmpty(tile)) {
                return TileResult.done();
            }
            ContestFiles.Standing standing = files.standing(tile);
            if (standing.open().count() > 0) {
                throw Seams.lost(work.store(), CHOICE, tile);
            }
            return new TileResult(standing.kept().proposals().orderBytes());
        });
        return new Ranking(orders.toArray());
    }

    /** Those that stay and may reach into a block, ranked. */
    Proposals reaching(Block block) {
        return reaching(HullIndex.box(block));
    }

    /** Those that stay and may reach into a box, ranked. */
    Proposals reaching(float[] box) {
        List<Proposals> parts = new ArrayList<>();
        for (int tile : hulls.reaching(box)) {
            ContestFiles.Standing standing = files.standing(tile);
            if (standing.open().count() > 0) {
                throw Seams.lost(work.store(), CHOICE, tile);
            }
            parts.add(standing.kept().meeting(box).proposals());
        }
        return Proposals.merged(parts);
    }

    /** Ids by place, 12 bytes each. Immutable. */
    static final class Ranking {
        private final long[] places;
        private final int[] ids;

        private Ranking(byte[][] orders) {
            List<Proposals> parts =
                    Arrays.stream(orders).map(o -> Proposals.of(o, new byte[0])).toList();
            places = parts.stream()
                    .flatMapToLong(p -> IntStream.range(0, p.count()).mapToLong(p::place))
                    .sorted()
                    .toArray();
            int[] keys = new int[places.length];
            for (Proposals part : parts) {
                for (int k = 0; k < part.count(); k++) {
                    keys[Arrays.binarySearch(places, part.place(k))] = FloatOrder.falling(part.score(k));
                }
            }
            int[] order = new int[places.length];
            Arrays.setAll(order, k -> k);
            FloatOrder.sort(keys, order, order.length);
            ids = new int[places.length];
            for (int rank = 0; rank < order.length; rank++) {
                ids[order[rank]] = rank + 1;
            }
        }

        int count() {
            return ids.length;
        }

        int[] ids(Proposals kept) {
            int[] of = new int[kept.count()];
            for (int k = 0; k < of.length; k++) {
                of[k] = id(kept.place(k));
            }
            return of;
        }

        int id(long place) {
            return ids[Arrays.binarySearch(places, place)];
        }
    }
}
