package io.biapy.instance.star;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Proposals;
import io.biapy.instance.label.Otsu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One decoding of one prediction in memory: candidates, shapes, suppression, painting. */
final class StarDistRun {
    private static final int SLABS = 16;

    private final StarDistDecoder decoder;
    private final FloatImage prediction;
    private final StarFrame frame;
    private final Extent lattice;
    private final Extent full;

    StarDistRun(StarDistDecoder decoder, FloatImage prediction) {
        this.decoder = decoder;
        this.prediction = prediction;
        this.frame = StarFrame.of(
                decoder,
                prediction.name(),
                prediction.channels(),
                prediction.extent().toSize(),
                prediction.calibration());
        this.lattice = frame.lattice();
        this.full = frame.full();
    }

    StarDistTrace trace() {
        float threshold = threshold();
        Proposals candidates = candidates(threshold);
        ShapeRule rule = frame.rule();
        List<Form> kept =
                candidates.count() == 0 ? List.of() : Suppression.run(rule, candidates, full, decoder.workers());
        List<Star> stars = new ArrayList<>();
        float[] scores = new float[kept.size()];
        for (Form form : kept) {
            scores[stars.size()] = candidates.score(form.rank);
            stars.add(new Star((int) form.centre[0], (int) form.centre[1], (int) form.centre[2], scores[stars.size()]));
        }
        LabelImage labels = LabelImage.of(prediction.name(), full, paint(rule, kept, frame.paintingOrder(scores)))
                .withCalibration(prediction.calibration());
        return new StarDistTrace(threshold, candidates.count(), stars, labels);
    }

    private float threshold() {
        return decoder.candidates().otsu()
                ? Otsu.threshold(prediction.data(), 0, lattice.voxels())
                : (float) decoder.candidates().threshold();
    }

    private Proposals candidates(float threshold) {
        float[] data = prediction.data();
        int plane = lattice.voxels();
        int rays = frame.rays().count();
        Workers workers = decoder.workers();
        boolean[] mark = new boolean[plane];
        int[] counts = new int[lattice.z()];
        workers.forEach(
                counts.length,
                z -> counts[z] = z < frame.margin(0) || z >= lattice.z() - frame.margin(0)
                        ? 0
                        : CandidateKernel.above(
                                data,
                                lattice.z(),
                                lattice.y(),
                                lattice.x(),
                                z,
                                z + 1,
                                frame.margin(1),
                                lattice.y() - frame.margin(1),
                                frame.margin(2),
                                lattice.x() - frame.margin(2),
                                threshold,
                                frame.onlyMaxima(),
                                mark));
        int count = Arrays.stream(counts).sum();
        long[] keys = new long[count];
        int[] raster = new int[count];
        CandidateKernel.keys(data, mark, keys);
        for (int c = 0; c < count; c++) {
            raster[c] = (int) keys[c];
        }
        Arrays.sort(keys);
        long[] voxels = new long[count];
        float[] scores = new float[count];
        int[] rankOf = new int[plane];
        for (int rank = 0; rank < count; rank++) {
            int voxel = (int) keys[rank];
            voxels[rank] = voxel;
            scores[rank] = data[voxel];
            rankOf[voxel] = rank;
        }
        int[] ranks = new int[count];
        for (int c = 0; c < count; c++) {
            ranks[c] = rankOf[raster[c]];
        }
        float[] lengths = new float[Math.multiplyExact(count, rays)];
        workers.forEach(
                SLABS,
                part -> CandidateKernel.gather(
                        data,
                        plane,
                        rays,
                        raster,
                        ranks,
                        (int) ((long) count * part / SLABS),
                        (int) ((long) count * (part + 1) / SLABS),
                        lengths));
        for (int i = 0; i < plane; i++) {
            StarFrame.requireFinite(prediction.name(), data[i], "probability");
        }
        for (float length : lengths) {
            StarFrame.requireFinite(prediction.name(), length, "ray length");
        }
        return new Proposals(voxels, scores, lengths);
    }

    /** Slab after slab of the image, each by one thread; in each the least probable object first. */
    private int[] paint(ShapeRule rule, List<Form> kept, int[] order) {
        Canvas canvas = new Canvas(new int[full.voxels()], new Block(0, 0, 0, full));
        int axis = frame.slabAxis();
        int length = full.along(axis);
        decoder.workers().forEach(SLABS, slab -> {
            int from = (int) ((long) length * slab / SLABS);
            int to = (int) ((long) length * (slab + 1) / SLABS) - 1;
            for (int k : order) {
                Form form = kept.get(k);
                if (from <= to && form.box[axis + 3] >= from && form.box[axis] <= to) {
                    rule.paint(form, canvas, from, to, k + 1);
                }
            }
        });
        return canvas.labels();
    }
}
