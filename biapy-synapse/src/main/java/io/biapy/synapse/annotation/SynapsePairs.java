package io.biapy.synapse.annotation;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import io.biapy.metrics.point.PartnerPairs;
import io.biapy.metrics.point.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Annotations laid into a volume: which sites lie in it, which of them send and receive, and who is whose partner. Immutable, safe for several threads.
 *
 * <p>A site sends or receives if a pair says so, or, without a pair, if its kind does. A pair with one end outside of the volume keeps its other
 * end as a site; it counts as a pair only with both ends inside.
 */
public final class SynapsePairs {
    private static final double MANY_INSIDE = 0.9;
    private static final double NEARLY_ALL_INSIDE = 0.98;
    private static final int ENOUGH = 20; // sites, for shares to mean something

    private final SiteAnnotations sites;
    private final Size volume;
    private final int[] pre;
    private final int[] post;
    private final boolean[] inside;

    private SynapsePairs(SiteAnnotations sites, Size volume, int[] pre, int[] post, boolean[] inside) {
        this.sites = sites;
        this.volume = volume;
        this.pre = pre;
        this.post = post;
        this.inside = inside;
    }

    /**
     * Lays annotations into a volume. Refused: no voxel size, partners that are not there, and axes in the wrong order (most sites outside, but
     * inside with x, y, z read as z, y, x; or, of at least 20 sites, more than a tenth outside, but nearly all inside in that order).
     */
    public static SynapsePairs in(Size volume, SiteAnnotations annotations) {
        annotations.requireVoxelSize().requireKnownPartners();
        SynapsePairs pairs = unchecked(volume, annotations);
        int n = annotations.size();
        int good = pairs.sitesInside();
        if (good < MANY_INSIDE * n) {
            int turned = unchecked(volume, annotations.withAxesReversed()).sitesInside();
            boolean reversed = good < (n + 1) / 2 ? turned > n / 2 : n >= ENOUGH && turned > NEARLY_ALL_INSIDE * n;
            if (turned > good && reversed) {
                throw new InputException("Only " + good + " of " + n + " sites lie in the volume of " + volume
                        + " voxels, but " + turned
                        + " do if their axes are read in reverse: the locations seem to be x, y, z,"
                        + " where z, y, x are expected. Reverse them (withAxesReversed, or --axes xyz).");
            }
            if (good == 0) {
                throw new InputException("None of the " + n + " sites lies in the volume of " + volume
                        + " voxels (size " + annotations.voxelSize() + "); the first is at voxel "
                        + String.format(
                                java.util.Locale.ROOT,
                                "%.1f, %.1f, %.1f",
                                annotations.voxel(0, 0),
                                annotations.voxel(0, 1),
                                annotations.voxel(0, 2))
                        + ". Check voxel size, offset and unit.");
            }
        }
        return pairs;
    }

    private static SynapsePairs unchecked(Size volume, SiteAnnotations annotations) {
        int[] pre = new int[annotations.pairs()];
        int[] post = new int[annotations.pairs()];
        for (int k = 0; k < pre.length; k++) {
            pre[k] = annotations.site(annotations.preId(k)).orElseThrow();
            post[k] = annotations.site(annotations.postId(k)).orElseThrow();
        }
        boolean[] inside = new boolean[annotations.size()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = isInside(volume, annotations, i);
        }
        return new SynapsePairs(annotations, volume, pre, post, inside);
    }

    private static boolean isInside(Size volume, SiteAnnotations annotations, int site) {
        double z = Math.floor(annotations.voxel(site, 0));
        double y = Math.floor(annotations.voxel(site, 1));
        double x = Math.floor(annotations.voxel(site, 2));
        return z >= 0 && y >= 0 && x >= 0 && z < volume.z() && y < volume.y() && x < volume.x();
    }

    private int sitesInside() {
        int n = 0;
        for (boolean b : inside) {
            n += b ? 1 : 0;
        }
        return n;
    }

    public Size volume() {
        return volume;
    }

    public Calibration voxelSize() {
        return sites.voxelSize();
    }

    /** Number of pairs, those that leave the volume included. */
    public int size() {
        return pre.length;
    }

    /** Whether both ends of a pair lie in the volume. */
    public boolean isInside(int pair) {
        return inside[pre[pair]] && inside[post[pair]];
    }

    /** Pairs with an end outside of the volume. */
    public int pairsOutside() {
        int n = 0;
        for (int k = 0; k < pre.length; k++) {
            n += isInside(k) ? 0 : 1;
        }
        return n;
    }

    /** Distance of the two sites of the longest pair inside the volume, in the unit of the voxel size; 0 without pairs. */
    public double farthest() {
        double most = 0;
        for (int k = 0; k < pre.length; k++) {
            double square = 0;
            for (int a = 0; a < 3; a++) {
                double d = sites.position(pre[k], a) - sites.position(post[k], a);
                square += d * d;
            }
            most = isInside(k) ? Math.max(most, Math.sqrt(square)) : most;
        }
        return most;
    }

    /** Voxel of a pair's presynaptic site along an axis; may lie outside. */
    public long preVoxel(int pair, int axis) {
        return (long) Math.floor(sites.voxel(pre[pair], axis));
    }

    /** Voxel of a pair's postsynaptic site along an axis; may lie outside. */
    public long postVoxel(int pair, int axis) {
        return (long) Math.floor(sites.voxel(post[pair], axis));
    }

    /** Voxels z, y, x of all presynaptic sites inside the volume, each voxel once, in the order of the pairs, then of the sites. */
    public List<long[]> preVoxels() {
        return voxels(pre, SiteAnnotations.PRE);
    }

    /** Voxels of all postsynaptic sites inside the volume, likewise. */
    public List<long[]> postVoxels() {
        return voxels(post, SiteAnnotations.POST);
    }

    private List<long[]> voxels(int[] ends, String kind) {
        Map<String, long[]> unique = new LinkedHashMap<>();
        for (int end : ends) {
            add(unique, end);
        }
        for (int i = 0; i < sites.size(); i++) {
            if (sites.type(i).equals(kind)) {
                add(unique, i);
            }
        }
        return new ArrayList<>(unique.values());
    }

    private void add(Map<String, long[]> unique, int site) {
        if (inside[site]) {
            long[] zyx = new long[3];
            for (int a = 0; a < 3; a++) {
                zyx[a] = (long) Math.floor(sites.voxel(site, a));
            }
            unique.putIfAbsent(zyx[0] + "," + zyx[1] + "," + zyx[2], zyx);
        }
    }

    /** Middle between the two sites of every pair inside the volume, in voxels: where its cleft is looked for. */
    public Points clefts() {
        List<double[]> middles = new ArrayList<>();
        for (int k = 0; k < size(); k++) {
            if (isInside(k)) {
                double[] zyx = new double[3];
                for (int a = 0; a < 3; a++) {
                    zyx[a] = (preVoxel(k, a) + postVoxel(k, a)) * 0.5;
                }
                middles.add(zyx);
            }
        }
        return Points.of(middles.toArray(double[][]::new));
    }

    /** Presynaptic sites as points in voxels. */
    public Points pres() {
        return points(preVoxels());
    }

    /** Postsynaptic sites as points in voxels. */
    public Points posts() {
        return points(postVoxels());
    }

    private static Points points(List<long[]> voxels) {
        double[][] rows = new double[voxels.size()][];
        for (int i = 0; i < rows.length; i++) {
            long[] v = voxels.get(i);
            rows[i] = new double[] {v[0], v[1], v[2]};
        }
        return Points.of(rows);
    }

    /** The pairs inside the volume, both ends as voxels. */
    public PartnerPairs partners() {
        List<double[]> from = new ArrayList<>();
        List<double[]> to = new ArrayList<>();
        for (int k = 0; k < size(); k++) {
            if (isInside(k)) {
                from.add(new double[] {preVoxel(k, 0), preVoxel(k, 1), preVoxel(k, 2)});
                to.add(new double[] {postVoxel(k, 0), postVoxel(k, 1), postVoxel(k, 2)});
            }
        }
        return PartnerPairs.of(Points.of(from.toArray(double[][]::new)), Points.of(to.toArray(double[][]::new)));
    }

    @Override
    public String toString() {
        return size() + " pairs in " + volume + " voxels, " + pairsOutside() + " of them with an end outside";
    }
}
