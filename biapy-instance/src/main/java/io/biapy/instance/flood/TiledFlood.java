package io.biapy.instance.flood;

import io.biapy.core.error.CancelledException;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Visits tiles until no ring changes. A visit puts the neighbours' newest faces into the ring, floods what they improve and sends the faces that
 * have changed; whoever gets one is visited (again). Every schedule ends with the same labels, see {@link TileFlood}. Serves one run.
 * Memory: the tiles (see {@link FloodTile}, times 1.1 for the rings), 20 bytes a voxel of a tile and thread, faces.
 */
final class TiledFlood {
    private enum State {
        CLEAN,
        DIRTY,
        VISITED,
        /** Visited, and a face has come since the visit began. */
        VISITED_DIRTY
    }

    private final FloodGrid grid;
    private final FloodVolume volume;
    private final boolean lookBack;
    private final FloodTile[] tiles;
    private final Face[][] inbox;
    private final Face[][] seen;
    private final State[] state;
    private final ArrayDeque<Integer> dirty = new ArrayDeque<>();
    private int underWay;
    private boolean failed;
    private final AtomicLong visits = new AtomicLong();
    private final AtomicLong work = new AtomicLong();

    TiledFlood(FloodGrid grid, FloodVolume volume, boolean lookBack) {
        this.grid = grid;
        this.volume = volume;
        this.lookBack = lookBack;
        int n = grid.tiles();
        tiles = new FloodTile[n];
        inbox = new Face[n][TileGrid.DIRECTIONS];
        seen = new Face[n][TileGrid.DIRECTIONS];
        state = new State[n];
        Arrays.fill(state, State.DIRTY);
        for (int id = 0; id < n; id++) {
            tiles[id] = grid.tile(id);
            Arrays.fill(inbox[id], Face.DRY);
            Arrays.fill(seen[id], Face.DRY);
            dirty.add(id);
        }
    }

    /** Floods and stores everything. */
    void run(Workers workers) {
        workers.forEach(Math.min(workers.threads(), tiles.length), thread -> visitDirty());
        workers.forEach(tiles.length, id -> {
            if (tiles[id].isAllocated()) {
                volume.store(tiles[id]);
            }
        });
    }

    /** How often tiles were visited, in all. */
    long visits() {
        return visits.get();
    }

    /** Voxels that stood in a wave, in all: a little more than the mask has. */
    long work() {
        return work.get();
    }

    /** The tiles as they are, for checks. */
    FloodTile[] tiles() {
        return tiles;
    }

    private void visitDirty() {
        TileFlood flood = new TileFlood();
        boolean done = false;
        try {
            for (Visit visit = begin(); visit != null; visit = begin()) {
                visit(visit, flood);
                end(visit.id);
            }
            done = true;
        } finally {
            if (!done) {
                fail();
            }
        }
        work.addAndGet(flood.work());
    }

    private record Visit(int id, Face[] faces) {}

    /** The tile that has waited longest; null when there will be no more. */
    private synchronized @Nullable Visit begin() {
        while (dirty.isEmpty() && underWay > 0 && !failed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        }
        if (failed || dirty.isEmpty()) {
            return null;
        }
        int id = dirty.remove();
        state[id] = State.VISITED;
        underWay++;
        return new Visit(id, inbox[id].clone());
    }

    private synchronized void end(int id) {
        underWay--;
        if (state[id] == State.VISITED_DIRTY) {
            state[id] = State.DIRTY;
            dirty.add(id);
        } else {
            state[id] = State.CLEAN;
        }
        notifyAll();
    }

    private synchronized void fail() {
        failed = true;
        notifyAll();
    }

    private void visit(Visit visit, TileFlood flood) {
        visits.incrementAndGet();
        FloodTile t = tiles[visit.id];
        Face[] old = seen[visit.id];
        boolean isFirst = !t.isAllocated();
        if (isFirst) {
            volume.load(t, lookBack);
            if (!t.isAllocated()) {
                return;
            }
            Arrays.fill(old, Face.DRY);
        }
        flood.sources().clear();
        for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
            if (visit.faces[d] != old[d]) {
                visit.faces[d].enter(t, d, flood.sources());
                old[d] = visit.faces[d];
            }
        }
        if (isFirst) {
            flood.first(t);
        } else {
            flood.again(t);
        }
        for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
            int to = grid.neighbour(t.id, d);
            if (to >= 0) {
                send(t, d, to);
            }
        }
    }

    private void send(FloodTile t, int direction, int to) {
        int back = TileGrid.opposite(direction);
        Face before = inbox[to][back]; // only this tile writes there, and one thread visits it
        Face now = Face.of(t, direction, before);
        if (now == before) {
            return;
        }
        synchronized (this) {
            inbox[to][back] = now;
            if (state[to] == State.CLEAN) {
                state[to] = State.DIRTY;
                dirty.add(to);
                notifyAll();
            } else if (state[to] == State.VISITED) {
                state[to] = State.VISITED_DIRTY;
            }
        }
    }
}
