package io.biapy.synapse.synthetic;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up electron microscopy of neural tissue: neurites as a Voronoi tessellation with dark membranes, synapses with a T-bar, a cloud of vesicles on one
 * side and a dark density on the other, one or two postsynaptic sites each; and clouds of vesicles without a synapse, so that they are no sign of one. Voxels
 * of 40 x 8 x 8 nm. Immutable; the same seed and number always give the same volume.
 */
public final class SyntheticTissue {
    /** Voxel size of all volumes. */
    public static final Calibration VOXEL = Calibration.of(40, 8, 8, "nm");

    private static final int CELL_NM = 420;
    private static final double MEMBRANE_NM = 12;

    private final long seed;
    private final Extent size;
    private final int synapses;

    private SyntheticTissue(long seed, Extent size, int synapses) {
        this.seed = seed;
        this.size = size;
        this.synapses = synapses;
    }

    /** Volumes of 24 x 160 x 160 voxels with up to 40 synapses. */
    public static SyntheticTissue seed(long value) {
        return new SyntheticTissue(value, Extent.zyx(24, 160, 160), 40);
    }

    /** Volumes of another size, and how many synapses are tried to be placed. */
    public SyntheticTissue with(Extent voxels, int count) {
        return new SyntheticTissue(seed, voxels, count);
    }

    /**
     * A volume with its truth.
     *
     * @param raw 8-bit values
     * @param sites in nm
     */
    public record Volume(FloatImage raw, SiteAnnotations sites) {}

    /** Volume number {@code index}; every number gives another one. */
    public Volume volume(int index) {
        SplittableRandom random = Seeds.random(seed, 0x53796E61L, index);
        List<double[]> cells = scattered(random);
        TissueCanvas canvas = new TissueCanvas(size, VOXEL, random);
        canvas.membranes(cells, MEMBRANE_NM);
        List<double[]> pres = new ArrayList<>();
        List<List<double[]>> posts = new ArrayList<>();
        for (int attempt = 0; attempt < 60 * synapses && pres.size() < synapses; attempt++) {
            place(random, cells, canvas, pres, posts);
        }
        for (int i = 0; i < synapses / 3; i++) {
            double[] centre = inside(random, 100);
            canvas.vesicles(centre, canvas.cellAt(centre), cells, 70);
        }
        FloatImage raw = FloatImage.of("tissue" + index, size, 1, canvas.finish())
                .withPixelType(PixelType.UINT8)
                .withCalibration(VOXEL);
        return new Volume(raw, annotations(pres, posts));
    }

    private double nm(int axis) {
        return size.along(axis) * VOXEL.along(axis);
    }

    private List<double[]> scattered(SplittableRandom random) {
        int count = (int) Math.ceil(nm(0) * nm(1) * nm(2) / Math.pow(CELL_NM, 3) * 1.6);
        List<double[]> cells = new ArrayList<>();
        for (int i = 0; i < Math.max(4, count); i++) {
            cells.add(new double[] {
                random.nextDouble() * (nm(0) + 300) - 150,
                random.nextDouble() * (nm(1) + 300) - 150,
                random.nextDouble() * (nm(2) + 300) - 150
            });
        }
        return cells;
    }

    private double[] inside(SplittableRandom random, double margin) {
        return new double[] {
            margin + random.nextDouble() * (nm(0) - 2 * margin),
            margin + random.nextDouble() * (nm(1) - 2 * margin),
            margin + random.nextDouble() * (nm(2) - 2 * margin)
        };
    }

    /** Walks from a random place in a cell to the next membrane; a synapse stands across it. */
    private void place(
            SplittableRandom random,
            List<double[]> cells,
            TissueCanvas canvas,
            List<double[]> pres,
            List<List<double[]>> posts) {
        double[] at = inside(random, 80);
        int own = canvas.cellAt(at);
        int next = canvas.secondCellAt(at);
        double[] way = new double[3];
        double length = 0;
        for (int a = 0; a < 3; a++) {
            way[a] = cells.get(next)[a] - cells.get(own)[a];
            length += way[a] * way[a];
        }
        length = Math.sqrt(length);
        if (Math.abs(way[0]) > 0.6 * length) {
            return; // membranes cut along the slice show nothing
        }
        double towards = 0;
        for (int a = 0; a < 3; a++) {
            way[a] /= length;
            towards += (0.5 * (cells.get(next)[a] + cells.get(own)[a]) - at[a]) * way[a];
        }
        double[] pre = shifted(at, way, towards - 32);
        double[] post = shifted(at, way, towards + 40);
        List<double[]> receivers = new ArrayList<>(List.of(post));
        if (random.nextInt(3) == 0) {
            double side = random.nextBoolean() ? 72 : -72;
            receivers.add(new double[] {post[0], post[1] + way[2] * side, post[2] - way[1] * side});
        }
        boolean good = free(pre, 60) && canvas.cellAt(pre) == own;
        for (double[] p : receivers) {
            good &= free(p, 40) && canvas.cellAt(p) != own;
        }
        for (double[] other : pres) {
            good &= distance(other, pre) > 190;
        }
        if (!good) {
            return;
        }
        canvas.vesicles(shifted(pre, way, -60), own, cells, 70);
        canvas.blob(pre, new double[] {34, 15, 15}, -105);
        for (double[] p : receivers) {
            canvas.blob(shifted(p, way, -14), new double[] {40, 15, 15}, -60);
        }
        pres.add(pre);
        posts.add(receivers);
    }

    private static double[] shifted(double[] from, double[] way, double by) {
        return new double[] {from[0] + by * way[0], from[1] + by * way[1], from[2] + by * way[2]};
    }

    private boolean free(double[] p, double margin) {
        boolean inside = true;
        for (int a = 0; a < 3; a++) {
            inside &= p[a] >= margin && p[a] < nm(a) - margin;
        }
        return inside;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static SiteAnnotations annotations(List<double[]> pres, List<List<double[]>> posts) {
        List<double[]> locations = new ArrayList<>(pres);
        List<String> types = new ArrayList<>(java.util.Collections.nCopies(pres.size(), SiteAnnotations.PRE));
        List<long[]> partners = new ArrayList<>();
        for (int k = 0; k < pres.size(); k++) {
            for (double[] p : posts.get(k)) {
                locations.add(p);
                types.add(SiteAnnotations.POST);
                partners.add(new long[] {k + 1L, locations.size()});
            }
        }
        long[] ids = new long[locations.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i + 1L;
        }
        return SiteAnnotations.of(ids, locations.toArray(double[][]::new), partners.toArray(long[][]::new))
                .withTypes(types)
                .withVoxelSize(VOXEL);
    }

    @Override
    public String toString() {
        return "made-up tissue of " + size + " voxels, seed " + seed;
    }
}
