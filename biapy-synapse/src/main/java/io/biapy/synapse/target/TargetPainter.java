package io.biapy.synapse.target;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints any block of a volume from its sites; what a voxel gets depends on the sites alone, not on the block. Immutable, safe for several threads.
 */
final class TargetPainter {
    /** The sites of one binary plane. */
    record Sites(List<long[]> voxels, Ellipse size, boolean soft) {
        private static final double LOG_4 = Math.log(4);

        /** 1, or falling from 1 in the centre to 1/4 on the surface. */
        float value(int dz, int dy, int dx) {
            return soft ? (float) Math.exp(-LOG_4 * size.square(dz, dy, dx)) : 1;
        }
    }

    private final List<Sites> planes;
    private final List<SiteIndex> indices;
    private final @Nullable VectorSites vectors;
    private final @Nullable SiteIndex vectorIndex;

    TargetPainter(List<Sites> planes, @Nullable VectorSites vectors) {
        this.planes = planes;
        this.indices =
                planes.stream().map(s -> new SiteIndex(s.voxels(), s.size())).toList();
        this.vectors = vectors;
        this.vectorIndex = vectors == null ? null : new SiteIndex(vectors.posts(), vectors.size());
    }

    /** Binary planes, then vectors along z, y, x where there are some; {@code into} holds zeros before. */
    void fill(Block block, float[] into) {
        int n = block.extent().voxels();
        for (int p = 0; p < planes.size(); p++) {
            int at = p * n;
            Sites sites = planes.get(p);
            for (int site : indices.get(p).near(block)) {
                long[] centre = sites.voxels().get(site);
                eachVoxel(
                        block,
                        centre,
                        sites.size(),
                        (index, dz, dy, dx) -> into[at + index] = Math.max(into[at + index], sites.value(dz, dy, dx)));
            }
        }
        VectorSites v = vectors;
        if (v != null && vectorIndex != null) {
            fillVectors(block, v, vectorIndex, planes.size() * n, into);
        }
    }

    private static void fillVectors(Block block, VectorSites v, SiteIndex index, int at, float[] into) {
        int n = block.extent().voxels();
        float[] nearest = new float[n];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        double sz = v.voxel().z();
        double sy = v.voxel().y();
        double sx = v.voxel().x();
        for (int site : index.near(block)) { // rising, so that of two as near the first stays
            long[] post = v.posts().get(site);
            long[] pre = v.pres().get(site);
            eachVoxel(block, post, v.size(), (i, dz, dy, dx) -> {
                float d = (float) (dz * sz * (dz * sz) + dy * sy * (dy * sy) + dx * sx * (dx * sx));
                if (d < nearest[i]) {
                    nearest[i] = d;
                    into[at + i] = (float) ((pre[0] - post[0] - dz) * sz);
                    into[at + n + i] = (float) ((pre[1] - post[1] - dy) * sy);
                    into[at + 2 * n + i] = (float) ((pre[2] - post[2] - dx) * sx);
                }
            });
        }
    }

    /** Called with the index in the block of a voxel and its way from the centre. */
    @FunctionalInterface
    private interface Paint {
        void at(int index, int dz, int dy, int dx);
    }

    private static void eachVoxel(Block block, long[] centre, Ellipse size, Paint paint) {
        Extent e = block.extent();
        int cz = (int) (centre[0] - block.z());
        int cy = (int) (centre[1] - block.y());
        int cx = (int) (centre[2] - block.x());
        for (int z = Math.max(0, cz - size.z()); z <= Math.min(e.z() - 1, cz + size.z()); z++) {
            for (int y = Math.max(0, cy - size.y()); y <= Math.min(e.y() - 1, cy + size.y()); y++) {
                for (int x = Math.max(0, cx - size.x()); x <= Math.min(e.x() - 1, cx + size.x()); x++) {
                    if (size.holds(z - cz, y - cy, x - cx)) {
                        paint.at((z * e.y() + y) * e.x() + x, z - cz, y - cy, x - cx);
                    }
                }
            }
        }
    }
}
