package io.biapy.instance.tiled;

import io.biapy.core.tile.TileStore;
import java.util.Optional;

/**
 * What is known of the proposals of tiles, in their files, which are replaced while others read them. Safe for several threads that write different tiles.
 */
final class ContestFiles {
    private static final int OPEN = 0;
    private static final int KEPT = 1;

    private final TileStore store;

    ContestFiles(TileStore store) {
        this.store = store;
    }

    /**
     * What is known of a tile.
     *
     * @param open proposals that are not decided yet
     * @param kept those that stay; all others have gone
     * @param beginning of the decisions; they begin anew where a file was lost or damaged
     */
    record Standing(Contestants open, Contestants kept, long beginning) {}

    /**
     * What is known of a tile, or was when this began: what is decided meanwhile may stand in both lists. Where nothing is known, or a part of it is lost, all
     * is open.
     */
    Standing standing(int tile) {
        while (true) {
            Optional<byte[]> open =
                    store.read(Contest.CHOICE, tile, OPEN); // first: what is open may be kept a moment later
            Optional<byte[]> kept = open.flatMap(o -> store.read(Contest.CHOICE, tile, KEPT));
            if (open.isEmpty() || kept.isEmpty()) {
                return new Standing(all(tile), Contestants.none(), System.nanoTime());
            }
            long beginning = Contestants.mark(open.get());
            if (beginning == Contestants.mark(kept.get())) {
                return new Standing(Contestants.of(open.get()), Contestants.of(kept.get()), beginning);
            }
        }
    }

    private Contestants all(int tile) {
        return Contestants.of(
                store.read(Contest.CANDIDATES, tile, 0).orElseThrow(() -> Seams.lost(store, Contest.CANDIDATES, tile)));
    }

    /** Those that stay for certain; maybe not all of them. */
    Contestants kept(int tile) {
        return store.read(Contest.CHOICE, tile, KEPT).map(Contestants::of).orElse(Contestants.none());
    }

    void write(int tile, Standing standing) {
        store.write(
                Contest.CHOICE,
                tile,
                standing.open().toBytes(standing.beginning()),
                standing.kept().toBytes(standing.beginning()));
    }
}
