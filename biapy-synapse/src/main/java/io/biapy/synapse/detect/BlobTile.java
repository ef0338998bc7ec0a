package io.biapy.synapse.detect;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.TileGrid;
import java.util.ArrayList;
import java.util.List;

/** The blobs of one tile: voxels and sizes whose response no neighbour in space and size exceeds. */
final class BlobTile {
    private final Block own;
    private final Block wide;
    private final float[] values;
    private final float[][] responses;

    /** Reads the tile with all that its responses depend on. */
    BlobTile(BlobSizes blobs, ImageSource image, int channel, TileGrid grid, int id, float scale) {
        this.own = grid.block(id);
        this.wide = grid.withHalo(id, Extent.zyx(blobs.radius(0) + 1, blobs.radius(1) + 1, blobs.radius(2) + 1));
        Extent e = wide.extent();
        this.values = new float[e.voxels()];
        image.read(channel, wide, values);
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * scale;
        }
        Size size = image.size();
        this.responses = new float[blobs.count()][];
        for (int k = 0; k < responses.length; k++) {
            responses[k] = BlobKernel.response(
                    scaled,
                    new int[] {(int) wide.z(), (int) wide.y(), (int) wide.x()},
                    new int[] {e.z(), e.y(), e.x()},
                    new long[] {size.z(), size.y(), size.x()},
                    blobs.sigma(k));
        }
    }

    /** The greatest response in the tile. */
    float greatest() {
        float[] most = {Float.NEGATIVE_INFINITY};
        each((z, y, x, at) -> {
            for (float[] r : responses) {
                most[0] = Math.max(most[0], r[at]);
            }
        });
        return most[0];
    }

    List<Candidate> find() {
        Extent e = wide.extent();
        List<Candidate> found = new ArrayList<>();
        each((z, y, x, at) -> {
            for (int k = 0; k < responses.length; k++) {
                float r = responses[k][at];
                boolean highest = true;
                for (int s = Math.max(0, k - 1); s <= Math.min(responses.length - 1, k + 1) && highest; s++) {
                    highest = responses[s][at] <= r && !higherAround(responses[s], e, z, y, x, r);
                }
                if (highest) {
                    found.add(new Candidate(wide.z() + z, wide.y() + y, wide.x() + x, r, values[at], k, 0, 0, 0));
                }
            }
        });
        return found;
    }

    private static boolean higherAround(float[] v, Extent e, int z, int y, int x, float r) {
        for (int k = Math.max(0, z - 1); k <= Math.min(e.z() - 1, z + 1); k++) {
            for (int j = Math.max(0, y - 1); j <= Math.min(e.y() - 1, y + 1); j++) {
                for (int i = Math.max(0, x - 1); i <= Math.min(e.x() - 1, x + 1); i++) {
                    if (v[(k * e.y() + j) * e.x() + i] > r) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Called with a voxel of the tile, in the wide box. */
    @FunctionalInterface
    private interface Visit {
        void at(int z, int y, int x, int index);
    }

    private void each(Visit visit) {
        Extent e = wide.extent();
        int oz = (int) (own.z() - wide.z());
        int oy = (int) (own.y() - wide.y());
        int ox = (int) (own.x() - wide.x());
        for (int z = oz; z < oz + own.extent().z(); z++) {
            for (int y = oy; y < oy + own.extent().y(); y++) {
                for (int x = ox; x < ox + own.extent().x(); x++) {
                    visit.at(z, y, x, (z * e.y() + y) * e.x() + x);
                }
            }
        }
    }
}
