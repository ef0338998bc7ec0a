package io.biapy.synapse.target;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.synapse.annotation.SynapsePairs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BiaPy 3.7.1's planes with all their oddities, for {@link SynapseTargets#compatibleWithBiapy()}. Immutable. */
final class BiapyTargets {
    private final Representation representation;
    private final Ellipse pre;
    private final Ellipse post;
    private final Ellipse vectors;
    private final Ellipse cleft;
    private final boolean normalized;

    BiapyTargets(
            Representation representation,
            Ellipse pre,
            Ellipse post,
            Ellipse vectors,
            Ellipse cleft,
            boolean normalized) {
        this.representation = representation;
        this.pre = pre;
        this.post = post;
        this.vectors = vectors;
        this.cleft = cleft;
        this.normalized = normalized;
    }

    void fill(SynapsePairs pairs, @Nullable ImageSource raw, Extent extent, float[] planes) {
        List<PreGroup> groups = PreGroup.of(pairs);
        if (representation == Representation.SYNFUL) {
            new BiapyVectors(groups, extent, pairs.voxelSize(), post, vectors, normalized).fill(planes);
            return;
        }
        Ellipse margin =
                new Ellipse(Math.max(pre.z(), post.z()), Math.max(pre.y(), post.y()), Math.max(pre.x(), post.x()));
        int n = extent.voxels();
        for (PreGroup group : groups) {
            Block box = PairClefts.box(group, margin, 0, pairs.volume());
            if (representation == Representation.CLEFT && raw != null) {
                for (long[] place : CleftSearch.find(raw, box, group.pre(), group.posts())) {
                    paint(planes, 0, extent, box, place, cleft);
                }
                continue;
            }
            if (representation == Representation.SIMPSYN) {
                twoSlices(planes, 0, extent, box, group.pre(), pre);
            }
            for (long[] site : group.posts()) {
                twoSlices(planes, representation == Representation.SIMPSYN ? n : 0, extent, box, site, post);
            }
        }
    }

    private static void twoSlices(float[] planes, int at, Extent extent, Block box, long[] site, Ellipse size) {
        for (long z = Math.max(box.z(), site[0] - 1); z <= site[0]; z++) {
            paint(planes, at, extent, box, new long[] {z, site[1], site[2]}, size);
        }
    }

    private static void paint(float[] planes, int at, Extent extent, Block box, long[] centre, Ellipse size) {
        for (int dz = -size.z(); dz <= size.z(); dz++) {
            for (int dy = -size.y(); dy <= size.y(); dy++) {
                for (int dx = -size.x(); dx <= size.x(); dx++) {
                    long z = centre[0] + dz;
                    long y = centre[1] + dy;
                    long x = centre[2] + dx;
                    if (size.holds(dz, dy, dx)
                            && z >= box.z()
                            && y >= box.y()
                            && x >= box.x()
                            && z < box.z() + box.extent().z()
                            && y < box.y() + box.extent().y()
                            && x < box.x() + box.extent().x()) {
                        planes[at + (int) ((z * extent.y() + y) * extent.x() + x)] = 1;
                    }
                }
            }
        }
    }

    /** The vectors: nearest of columns through the sites, lengths counted from 1, away from the partner. */
    private static final class BiapyVectors {
        private final List<PreGroup> groups;
        private final Extent extent;
        private final double[] voxel;
        private final Ellipse post;
        private final Ellipse vectors;
        private final boolean normalized;
        private final int[] seeds;
        private int sites;

        BiapyVectors(
                List<PreGroup> groups,
                Extent extent,
                io.biapy.core.image.Calibration voxel,
                Ellipse post,
                Ellipse vectors,
                boolean normalized) {
            this.groups = groups;
            this.extent = extent;
            this.voxel = new double[] {voxel.z(), voxel.y(), voxel.x()};
            this.post = post;
            this.vectors = vectors;
            this.normalized = normalized;
            this.seeds = new int[extent.voxels()];
        }

        void fill(float[] planes) {
            int n = extent.voxels();
            Block all = Block.all(extent.toSize());
            float[] grown = new float[n];
            int reach = Math.max(post.z(), vectors.z());
            int most = groups.stream().mapToInt(g -> g.posts().length).sum() + 1;
            long[][] pres = new long[most][];
            for (PreGroup group : groups) {
                for (long[] site : group.posts()) {
                    if (column(site, reach)) {
                        pres[sites] = group.pre();
                        paint(planes, 0, extent, all, site, post);
                        paint(grown, 0, extent, all, site, vectors);
                    }
                }
            }
            int[] owner = owners(grown);
            for (int k = 1; k <= sites; k++) {
                direct(owner, k, pres[k], planes);
            }
        }

        private boolean column(long[] site, int reach) {
            boolean empty = false;
            for (long z = Math.max(0, site[0] - reach); z <= Math.min(extent.z() - 1, site[0] + reach); z++) {
                int i = (int) ((z * extent.y() + site[1]) * extent.x() + site[2]);
                if (seeds[i] == 0) {
                    sites += empty ? 0 : 1;
                    empty = true;
                    seeds[i] = sites;
                }
            }
            return empty;
        }

        private int[] owners(float[] grown) {
            int[] places = java.util.stream.IntStream.range(0, seeds.length)
                    .filter(i -> seeds[i] > 0)
                    .toArray();
            int[] owner = new int[grown.length];
            for (int i = 0; i < grown.length; i++) {
                double best = Double.POSITIVE_INFINITY;
                for (int p = 0; p < places.length && grown[i] > 0; p++) {
                    double d = 0;
                    for (int a = 0; a < 3; a++) {
                        double along = (coordinate(i, a) - coordinate(places[p], a)) * voxel[a];
                        d += along * along;
                    }
                    if (d < best) {
                        best = d;
                        owner[i] = seeds[places[p]];
                    }
                }
            }
            return owner;
        }

        private int coordinate(int i, int axis) {
            return axis == 0 ? i / (extent.y() * extent.x()) : axis == 1 ? i / extent.x() % extent.y() : i % extent.x();
        }

        private void direct(int[] owner, int k, long[] pre, float[] planes) {
            int[] voxels = java.util.stream.IntStream.range(0, owner.length)
                    .filter(i -> owner[i] == k)
                    .toArray();
            for (int a = 0; a < 3 && voxels.length > 0; a++) {
                int axis = a;
                int start = Math.max(
                        0,
                        Arrays.stream(voxels)
                                        .map(i -> coordinate(i, axis))
                                        .min()
                                        .orElse(0)
                                - 2);
                long local = pre[a] - start;
                long reference = local < 0 ? local + 1 : local;
                float[] along = new float[voxels.length];
                float least = 0;
                float most = 0;
                for (int j = 0; j < voxels.length; j++) {
                    along[j] = coordinate(voxels[j], a) - start + 1 - reference;
                    least = Math.min(least, along[j]);
                    most = Math.max(most, along[j]);
                }
                for (int j = 0; j < voxels.length; j++) {
                    float v = along[j];
                    float unit = v < 0 ? -least : most;
                    planes[(1 + a) * owner.length + voxels[j]] =
                            normalized ? v == 0 ? 0 : v / unit : (float) (v * voxel[a]);
                }
            }
        }
    }
}
