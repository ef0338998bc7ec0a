package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileStore;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.flood.StoredFlood;
import io.biapy.instance.watershed.WatershedSteps;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The pass that floods: a tile is visited until none of its neighbours may change it any more. Its state is its file; a visit reads that and the
 * neighbours' layers, and replaces it. So whatever has ended an earlier run, visiting all tiles again from what files there are ends with the same labels.
 */
final class FloodPass {
    static final String NAME = "flood";

    private final TileGrid grid;
    private final TileStore store;
    private final SeedIds seeds;
    private final WatershedSteps steps;
    private final ConcurrentLinkedDeque<StoredFlood> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong visits = new AtomicLong();

    FloodPass(TileGrid grid, TileStore store, SeedIds seeds, WatershedSteps steps) {
        this.grid = grid;
        this.store = store;
        this.seeds = seeds;
        this.steps = steps;
    }

    void run(TileWork work) {
        work.spread(NAME, this::visit);
    }

    /** Tiles that were flooded, in all. */
    long visits() {
        return visits.get();
    }

    private int[] visit(int tile) {
        StoredFlood flood = Optional.ofNullable(idle.poll())
                .orElseGet(() -> new StoredFlood(steps.flooding(), steps.isSliceBySlice()));
        StoredFlood.Visit visit = visit(tile, flood);
        if (visit.sections().length > 0) {
            visits.incrementAndGet();
            store.write(NAME, tile, visit.sections());
        }
        idle.push(flood);
        return IntStream.range(0, TileGrid.DIRECTIONS)
                .filter(d -> visit.towards()[d])
                .mapToObj(d -> grid.neighbour(tile, d))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
    }

    private StoredFlood.Visit visit(int tile, StoredFlood flood) {
        Extent size = grid.block(tile).extent();
        Optional<byte[][]> layers = layers(tile);
        if (layers.isPresent()) {
            byte[][] across = across(tile);
            if (!flood.isOpen(size, layers.get(), across)) {
                return new StoredFlood.Visit(new byte[0][], new boolean[TileGrid.DIRECTIONS]);
            }
            Optional<byte[]> voxels = store.read(NAME, tile, StoredFlood.VOXELS);
            if (voxels.isPresent()) {
                byte[][] sections = Arrays.copyOf(layers.get(), StoredFlood.VOXELS + 1);
                sections[StoredFlood.VOXELS] = voxels.get();
                return flood.again(size, sections, across);
            }
        }
        return afresh(tile, flood);
    }

    private StoredFlood.Visit afresh(int tile, StoredFlood flood) {
        byte[] prepared = store.read(SeedPass.NAME, tile, StoredFlood.VOXELS)
                .orElseThrow(() -> Seams.lost(store, SeedPass.NAME, tile));
        return flood.first(grid.block(tile).extent(), prepared, seeds.ofTile(tile), across(tile));
    }

    private byte[][] across(int tile) {
        byte[][] across = new byte[TileGrid.DIRECTIONS][];
        for (int d = 0; d < across.length; d++) {
            across[d] = layerAcross(tile, d);
        }
        return across;
    }

    private byte[] layerAcross(int tile, int direction) {
        OptionalInt other = grid.neighbour(tile, direction);
        return other.isEmpty()
                ? new byte[0]
                : store.read(NAME, other.getAsInt(), TileGrid.opposite(direction))
                        .orElse(new byte[0]);
    }

    private Optional<byte[][]> layers(int tile) {
        byte[][] layers = new byte[TileGrid.DIRECTIONS][];
        for (int d = 0; d < layers.length; d++) {
            Optional<byte[]> layer = store.read(NAME, tile, d);
            if (layer.isEmpty()) {
                return Optional.empty();
            }
            layers[d] = layer.get();
        }
        return Optional.of(layers);
    }

    /**
     * The labels of a tile when all are flooded; one whose file is lost or damaged is flooded again from its neighbours, which must be there, since nobody
     * visits it again.
     */
    TileIds labels(int tile) {
        Optional<byte[]> voxels = store.read(NAME, tile, StoredFlood.VOXELS);
        if (voxels.isEmpty()) {
            for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
                OptionalInt other = grid.neighbour(tile, d);
                if (other.isPresent()
                        && store.read(NAME, other.getAsInt(), TileGrid.opposite(d))
                                .isEmpty()) {
                    throw Seams.lost(store, NAME, other.getAsInt());
                }
            }
            store.write(
                    NAME,
                    tile,
                    afresh(tile, new StoredFlood(steps.flooding(), steps.isSliceBySlice()))
                            .sections());
            voxels = store.read(NAME, tile, StoredFlood.VOXELS);
        }
        int[] numbers = new int[grid.block(tile).extent().voxels()];
        return TileIds.of(
                numbers, StoredFlood.labels(voxels.orElseThrow(() -> Seams.lost(store, NAME, tile)), numbers));
    }
}
