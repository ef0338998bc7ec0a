package io.biapy.instance.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StoredFloodTest {
    /** A random volume in random tiles. */
    private static final class Volume {
        final SplittableRandom random;
        final Extent extent;
        final float[] surface;
        final boolean[] mask;
        final int[] seeds;
        final long[] ids;
        final TileGrid grid;

        Volume(long seed) {
            random = new SplittableRandom(seed);
            extent = Extent.zyx(1 + random.nextInt(6), 1 + random.nextInt(9), 1 + random.nextInt(9));
            int n = extent.voxels();
            surface = new float[n];
            mask = new boolean[n];
            seeds = new int[n];
            int levels = 1 + random.nextInt(5);
            for (int i = 0; i < n; i++) {
                surface[i] = random.nextInt(levels);
                mask[i] = random.nextInt(5) > 0;
            }
            int most = 1 + random.nextInt(6);
            for (int k = 1; k <= most; k++) {
                seeds[random.nextInt(n)] = 1 + random.nextInt(most); // some with one id
            }
            ids = new long[most + 1];
            for (int k = 1; k <= most; k++) {
                ids[k] = (Long.MAX_VALUE >> random.nextInt(60)) - k;
            }
            grid = new TileGrid(
                    extent.toSize(), Extent.zyx(1 + random.nextInt(4), 1 + random.nextInt(5), 1 + random.nextInt(5)));
        }

        Block block(int tile) {
            return grid.block(tile);
        }

        byte[] prepared(int tile) {
            Extent e = block(tile).extent();
            float[] s = new float[e.voxels()];
            boolean[] m = new boolean[e.voxels()];
            int[] own = new int[e.voxels()];
            Size all = extent.toSize();
            for (int i = 0; i < s.length; i++) {
                int at = (int) block(tile).placeOf(i, all);
                s[i] = surface[at];
                m[i] = mask[at];
                own[i] = seeds[at];
            }
            return StoredFlood.prepare(s, m, own);
        }
    }

    @Test
    void any_order_of_visits_ends_with_the_labels_of_memory_for_ids_of_64_bits() {
        int visits = 0;
        for (int seed = 0; seed < 400; seed++) {
            Volume v = new Volume(seed);
            TileIndependentFlooding rule = v.random.nextBoolean()
                    ? TileIndependentFlooding.lookingBack()
                    : TileIndependentFlooding.rasterOrder();
            int[] expected = rule.flood(v.surface, v.seeds, v.mask, v.extent, Workers.callerOnly());
            byte[][][] states = new byte[v.grid.tiles()][][];
            List<Integer> open = new ArrayList<>();
            for (int tile = 0; tile < states.length; tile++) {
                open.add(tile);
            }
            StoredFlood flood = new StoredFlood(rule, false);
            while (!open.isEmpty()) {
                int tile = open.remove(v.random.nextInt(open.size()));
                visits++;
                StoredFlood.Visit visit = visit(v, flood, tile, states);
                if (visit.sections().length > 0) {
                    states[tile] = visit.sections();
                }
                for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
                    OptionalInt other = v.grid.neighbour(tile, d);
                    if (visit.towards()[d] && other.isPresent() && !open.contains(other.getAsInt())) {
                        open.add(other.getAsInt());
                    }
                }
            }
            for (int tile = 0; tile < states.length; tile++) {
                int[] numbers = new int[v.block(tile).extent().voxels()];
                long[] ids = StoredFlood.labels(states[tile][StoredFlood.VOXELS], numbers);
                for (int i = 0; i < numbers.length; i++) {
                    int label = expected[(int) v.block(tile).placeOf(i, v.extent.toSize())];
                    assertThat(ids[numbers[i]])
                            .as("volume " + seed + ", tile " + tile + ", voxel " + i)
                            .isEqualTo(v.ids[label]);
                }
            }
        }
        assertThat(visits).isGreaterThan(3000);
    }

    private static StoredFlood.Visit visit(Volume v, StoredFlood flood, int tile, byte[][][] states) {
        byte[][] across = new byte[TileGrid.DIRECTIONS][];
        for (int d = 0; d < across.length; d++) {
            OptionalInt other = v.grid.neighbour(tile, d);
            across[d] = other.isPresent() && states[other.getAsInt()] != null
                    ? states[other.getAsInt()][TileGrid.opposite(d)]
                    : new byte[0];
        }
        Extent size = v.block(tile).extent();
        return states[tile] == null
                ? flood.first(size, v.prepared(tile), v.ids, across)
                : flood.again(size, states[tile], across);
    }
}
