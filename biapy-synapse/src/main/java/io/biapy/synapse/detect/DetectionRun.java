package io.biapy.synapse.detect;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.label.Otsu;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** One detection: what the threshold needs to know of the whole, then candidates tile by tile, then who is too close to a higher one. */
final class DetectionRun {
    private static final float SCALE = 255; // BiaPy finds blobs in the prediction times 255

    private final SiteDetection options;
    private final ImageSource image;
    private final int channel;
    private final Workers workers;
    private final TileGrid grid;
    private final Size size;
    private final float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    private final Map<List<Long>, Float> patchMaxima = new ConcurrentHashMap<>();
    private float fixed = Float.NEGATIVE_INFINITY;
    private float response = Float.NEGATIVE_INFINITY;

    DetectionRun(SiteDetection options, ImageSource image, int channel, Workers workers) {
        this.options = options;
        this.image = image;
        this.channel = channel;
        this.workers = workers;
        this.size = image.size();
        this.grid = new TileGrid(size, options.tile);
    }

    FoundSites run() {
        look();
        if (range[0] == range[1]) {
            return FoundSites.of(new double[0], new double[0], image.calibration()); // a flat image has no peak
        }
        SiteThreshold t = options.threshold;
        switch (t.kind()) {
            case OTSU -> fixed = otsu();
            case MANUAL -> fixed = (float) t.value();
            case RELATIVE -> fixed = (float) (t.value() * range[1]);
            case RELATIVE_BY_PATCH -> {}
        }
        BlobSizes blobs = options.blobs;
        if (blobs != null && options.biapy) {
            relativeResponse(blobs);
        }
        List<Candidate> all = new ArrayList<>();
        each(id -> {
            List<Candidate> part =
                    blobs == null ? peaks(id) : new BlobTile(blobs, image, channel, grid, id, SCALE).find();
            synchronized (all) {
                all.addAll(part);
            }
        });
        all.removeIf(c -> !passes(c));
        all.sort(null);
        List<Candidate> apart = blobs == null ? all : blobs.apart(all);
        return sites(new Spacing(options.voxels, options.distance, image.calibration()).apart(apart));
    }

    private void each(java.util.function.IntConsumer body) {
        workers.forEach(grid.tiles(), body);
    }

    private float[] read(Block block) {
        float[] values = new float[block.extent().voxels()];
        image.read(channel, block, values);
        return values;
    }

    private void look() {
        each(id -> {
            Block block = grid.block(id);
            float[] values = read(block);
            float[] part = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            Otsu.widen(part, values, 0, values.length);
            synchronized (range) {
                range[0] = Math.min(range[0], part[0]);
                range[1] = Math.max(range[1], part[1]);
            }
            if (options.threshold.patch() != null) {
                lookAtPatches(block, values, options.threshold.patch().x());
            }
        });
    }

    /** A row is looked at patch by patch. */
    private void lookAtPatches(Block block, float[] values, int width) {
        Extent e = block.extent();
        for (int row = 0; row < e.z() * e.y(); row++) {
            int end;
            for (int from = 0; from < e.x(); from = end) {
                end = (int) Math.min(e.x(), ((block.x() + from) / width + 1) * width - block.x());
                float most = values[row * e.x() + from];
                for (int x = from + 1; x < end; x++) {
                    most = Math.max(most, values[row * e.x() + x]);
                }
                patchMaxima.merge(
                        patch(block.z() + row / e.y(), block.y() + row % e.y(), block.x() + from), most, Math::max);
            }
        }
    }

    private List<Long> patch(long z, long y, long x) {
        Extent p = Objects.requireNonNull(options.threshold.patch());
        return List.of(z / p.z(), y / p.y(), x / p.x());
    }

    private float otsu() {
        long[][] counts = new long[1][];
        each(id -> {
            float[] values = read(grid.block(id));
            long[] part = Otsu.count(range, values, 0, values.length);
            synchronized (counts) {
                long[] before = counts[0];
                for (int k = 0; before != null && k < part.length; k++) {
                    part[k] += before[k];
                }
                counts[0] = part;
            }
        });
        return Otsu.threshold(range, counts[0]);
    }

    /** BiaPy's blobs compare with the response of the filter. */
    private void relativeResponse(BlobSizes blobs) {
        if (options.threshold.kind() == SiteThreshold.Kind.MANUAL
                || options.threshold.kind() == SiteThreshold.Kind.OTSU) {
            response = fixed;
        } else {
            float[] most = {Float.NEGATIVE_INFINITY};
            each(id -> {
                float part = new BlobTile(blobs, image, channel, grid, id, SCALE).greatest();
                synchronized (most) {
                    most[0] = Math.max(most[0], part);
                }
            });
            response = (float) (options.threshold.value() * most[0]);
        }
    }

    private List<Candidate> peaks(int id) {
        int r = options.voxels;
        Block own = grid.block(id);
        Block wide = grid.withHalo(id, Extent.zyx(r, r, r));
        float[] v = read(wide);
        Extent e = wide.extent();
        int oz = (int) (own.z() - wide.z());
        int oy = (int) (own.y() - wide.y());
        int ox = (int) (own.x() - wide.x());
        float least = options.threshold.kind() == SiteThreshold.Kind.RELATIVE_BY_PATCH ? range[0] : fixed;
        List<Candidate> found = new ArrayList<>();
        for (int z = oz; z < oz + own.extent().z(); z++) {
            for (int y = oy; y < oy + own.extent().y(); y++) {
                for (int x = ox; x < ox + own.extent().x(); x++) {
                    int at = (z * e.y() + y) * e.x() + x;
                    if (v[at] > least && PeakKernel.isPeak(v, e.z(), e.y(), e.x(), z, y, x, r)) {
                        found.add(candidate(v, e, z, y, x, wide));
                    }
                }
            }
        }
        return found;
    }

    private Candidate candidate(float[] v, Extent e, int z, int y, int x, Block wide) {
        int at = (z * e.y() + y) * e.x() + x;
        return new Candidate(
                wide.z() + z,
                wide.y() + y,
                wide.x() + x,
                v[at],
                v[at],
                0,
                summit(v, at, e.y() * e.x(), z, e.z()),
                summit(v, at, e.x(), y, e.y()),
                summit(v, at, 1, x, e.x()));
    }

    private double summit(float[] v, int at, int stride, int place, int length) {
        return !options.subVoxel || place == 0 || place == length - 1
                ? 0
                : PeakKernel.summit(v[at - stride], v[at], v[at + stride]);
    }

    private boolean passes(Candidate c) {
        Extent b = options.border;
        boolean inner = c.z() >= b.z()
                && c.y() >= b.y()
                && c.x() >= b.x()
                && c.z() < size.z() - b.z()
                && c.y() < size.y() - b.y()
                && c.x() < size.x() - b.x();
        if (!inner) {
            return false;
        }
        if (options.blobs != null && options.biapy) {
            return c.rank() > response;
        }
        if (options.threshold.kind() == SiteThreshold.Kind.RELATIVE_BY_PATCH) {
            float most = Objects.requireNonNull(patchMaxima.get(patch(c.z(), c.y(), c.x())));
            return c.score() > (float) (options.threshold.value() * most);
        }
        return c.score() > fixed && (options.blobs == null || c.rank() > 0);
    }

    private FoundSites sites(List<Candidate> candidates) {
        double[] zyx = new double[3 * candidates.size()];
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            Candidate c = candidates.get(i);
            zyx[3 * i] = c.z() + c.dz();
            zyx[3 * i + 1] = c.y() + c.dy();
            zyx[3 * i + 2] = c.x() + c.dx();
            scores[i] = c.score();
        }
        return FoundSites.of(zyx, scores, image.calibration());
    }
}
