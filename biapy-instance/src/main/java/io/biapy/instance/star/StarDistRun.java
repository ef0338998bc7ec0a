package io.biapy.instance.star;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.label.Otsu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One decoding of one prediction: candidates, shapes, suppression, painting. */
final class StarDistRun {
    private static final int SLABS = 16;

    private final StarDistDecoder decoder;
    private final FloatImage prediction;
    private final Extent lattice;
    private final Extent full;
    private final RayDirections rays;

    StarDistRun(StarDistDecoder decoder, FloatImage prediction) {
        this.decoder = decoder;
        this.prediction = prediction;
        this.lattice = prediction.extent();
        Extent grid = decoder.shapes().grid();
        this.rays = rays();
        if (rays.dimensions() == 2 && (lattice.z() > 1 || grid.z() > 1)) {
            throw new InputException("Prediction " + prediction.name() + " is a stack (" + lattice + ", grid of "
                    + grid.z() + " along z), but the rays lie in a plane; give rays in space, or slice by slice.");
        }
        this.full = Extent.zyx(lattice.z() * grid.z(), lattice.y() * grid.y(), lattice.x() * grid.x());
    }

    private RayDirections rays() {
        int found = prediction.channels() - 1;
        RayDirections wanted = decoder.shapes().directions(found, lattice.z() > 1);
        if (wanted.count() != found) {
            throw new InputException("Prediction " + prediction.name() + ": a probability and " + wanted + " take "
                    + (wanted.count() + 1) + " planes, but it has " + (found + 1) + ".");
        }
        return wanted;
    }

    StarDistTrace trace() {
        float threshold = threshold();
        Candidates candidates = candidates(threshold);
        ShapeRule rule = rule(candidates);
        List<Form> kept = candidates.count() == 0
                ? List.of()
                : Suppression.run(rule, candidates.count(), full, decoder.workers());
        List<Star> stars = new ArrayList<>();
        for (Form form : kept) {
            stars.add(new Star(
                    (int) form.centre[0], (int) form.centre[1], (int) form.centre[2], candidates.score(form.rank)));
        }
        LabelImage labels = LabelImage.of(prediction.name(), full, paint(rule, kept, candidates))
                .withCalibration(prediction.calibration());
        return new StarDistTrace(threshold, candidates.count(), stars, labels);
    }

    private float threshold() {
        return decoder.candidates().otsu()
                ? Otsu.threshold(prediction.data(), 0, lattice.voxels())
                : (float) decoder.candidates().threshold();
    }

    private Candidates candidates(float threshold) {
        float[] data = prediction.data();
        int plane = lattice.voxels();
        Workers workers = decoder.workers();
        CandidateOptions options = decoder.candidates();
        boolean[] mark = new boolean[plane];
        int[] counts = new int[lattice.z() == 1 ? 1 : lattice.z()];
        workers.forEach(
                counts.length,
                z -> counts[z] = CandidateKernel.above(
                        data,
                        lattice.z(),
                        lattice.y(),
                        lattice.x(),
                        z,
                        z + 1,
                        threshold,
                        decoder.isBiapys() ? 0 : options.margin(),
                        decoder.isBiapys() || options.maximaOnly(),
                        mark));
        int count = Arrays.stream(counts).sum();
        long[] keys = new long[count];
        int[] raster = new int[count];
        CandidateKernel.keys(data, mark, keys);
        for (int c = 0; c < count; c++) {
            raster[c] = (int) keys[c];
        }
        Arrays.sort(keys);
        int[] voxels = new int[count];
        float[] scores = new float[count];
        int[] rankOf = new int[plane];
        for (int rank = 0; rank < count; rank++) {
            voxels[rank] = (int) keys[rank];
            scores[rank] = data[voxels[rank]];
            rankOf[voxels[rank]] = rank;
        }
        int[] ranks = new int[count];
        for (int c = 0; c < count; c++) {
            ranks[c] = rankOf[raster[c]];
        }
        float[] lengths = new float[Math.multiplyExact(count, rays.count())];
        workers.forEach(
                SLABS,
                part -> CandidateKernel.gather(
                        data,
                        plane,
                        rays.count(),
                        raster,
                        ranks,
                        (int) ((long) count * part / SLABS),
                        (int) ((long) count * (part + 1) / SLABS),
                        lengths));
        requireFinite(data, plane, lengths);
        return new Candidates(voxels, scores, lengths);
    }

    private void requireFinite(float[] data, int plane, float[] lengths) {
        for (int i = 0; i < plane; i++) {
            requireFinite(data[i], "probability");
        }
        for (float length : lengths) {
            requireFinite(length, "ray length");
        }
    }

    private void requireFinite(float value, String what) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new InputException("Prediction " + prediction.name() + ": a " + what + " is " + value
                    + "; it must be a finite number. Was the network trained to the end?");
        }
    }

    private ShapeRule rule(Candidates candidates) {
        ShapeOptions shapes = decoder.shapes();
        boolean flat = rays.dimensions() == 2;
        if (decoder.isBiapys()) {
            BiapyGeometry geometry =
                    new BiapyGeometry(candidates, lattice, shapes.grid(), rays, prediction.calibration());
            return flat
                    ? new BiapyPolygonRule(geometry, decoder.overlap())
                    : new BiapyHullRule(geometry, decoder.overlap());
        }
        Calibration unit = shapes.inVoxels() ? Calibration.unknown() : prediction.calibration();
        StarGeometry geometry = new StarGeometry(candidates, lattice, shapes.grid(), rays, unit, shapes.longest());
        return flat
                ? new PolygonRule(geometry, full, decoder.overlap())
                : new PolyhedronRule(geometry, RayFacets.of(rays), full, decoder.overlap());
    }

    /** Slab after slab of the image, each by one thread; in each the least probable object first. */
    private int[] paint(ShapeRule rule, List<Form> kept, Candidates candidates) {
        int[] labels = new int[full.voxels()];
        int axis = rays.dimensions() == 2 ? 1 : 0;
        int length = full.along(axis);
        int[] order = order(kept, candidates);
        decoder.workers().forEach(SLABS, slab -> {
            int from = (int) ((long) length * slab / SLABS);
            int to = (int) ((long) length * (slab + 1) / SLABS) - 1;
            for (int k : order) {
                Form form = kept.get(k);
                if (from <= to && form.box[axis + 3] >= from && form.box[axis] <= to) {
                    rule.paint(form, from, to, labels, k + 1);
                }
            }
        });
        return labels;
    }

    /** Numbers of shapes in the order of painting. BiaPy paints a later one of equal probability over an earlier one. */
    private int[] order(List<Form> kept, Candidates candidates) {
        Integer[] order = new Integer[kept.size()];
        for (int k = 0; k < order.length; k++) {
            order[k] = decoder.isBiapys() ? k : order.length - 1 - k;
        }
        if (decoder.isBiapys()) {
            Arrays.sort(order, Comparator.comparing(k -> candidates.score(kept.get(k).rank)));
        }
        return Arrays.stream(order).mapToInt(k -> k).toArray();
    }
}
