package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.Arrays;

/** Omnipose's distance of a whole label image, by several threads: its steps are counted over all objects together. */
final class OmniposeField {
    private static final int STEPS = 50;
    private static final int CHECK_EVERY = 10;
    private static final double ENOUGH = 1e-3;
    private static final int SUM =
            1 << 14; // voxels whose changes are added up on their own, so that threads change no bit

    private final Extent extent;
    private final Workers workers;
    private final int[] at; // object voxels in the image
    private final int[] place; // and in the framed arrays
    private final int[] same;
    private final int[][] pairs;
    private double[] t;
    private double[] next;

    private OmniposeField(LabelImage labels, Workers workers) {
        this.workers = workers;
        extent = labels.extent();
        boolean flat = extent.z() == 1;
        int[] codes = labels.codes();
        at = objectVoxels(codes);
        place = new int[at.length];
        same = new int[at.length];
        workers.forRanges(
                at.length,
                (from, end) -> OmniposeFieldKernel.look(
                        codes, at, extent.z(), extent.y(), extent.x(), from, end, place, same));
        int px = extent.x() + 2;
        int slice = px * (extent.y() + 2);
        pairs = OmniposeFieldKernel.pairs(flat, px, slice);
        t = new double[Math.multiplyExact(slice, flat ? 1 : extent.z() + 2)];
        next = new double[t.length];
    }

    /** In voxels; 0 on background. */
    static double[] of(LabelImage labels, Workers workers) {
        OmniposeField field = new OmniposeField(labels, workers);
        double[] out = new double[labels.extent().voxels()];
        if (field.at.length > 0) {
            field.solve();
            for (int k = 0; k < field.at.length; k++) {
                out[field.at[k]] = field.t[field.place[k]];
            }
        }
        return out;
    }

    private static int[] objectVoxels(int[] codes) {
        int[] at = new int[codes.length];
        int count = 0;
        for (int i = 0; i < codes.length; i++) {
            at[count] = i;
            count += codes[i] != 0 ? 1 : 0;
        }
        return Arrays.copyOf(at, count);
    }

    private void solve() {
        for (int i : place) {
            t[i] = 1;
        }
        edges(t);
        for (int step = 0; step < STEPS; step++) {
            relax();
            if (step == 0) {
                smooth();
            }
            double change = step % CHECK_EVERY == CHECK_EVERY - 1 ? change() : Double.POSITIVE_INFINITY;
            double[] old = t;
            t = next;
            next = old;
            edges(t);
            if (change / place.length < ENOUGH) {
                break;
            }
        }
    }

    private boolean isFlat() {
        return extent.z() == 1;
    }

    private void relax() {
        workers.forRanges(
                place.length,
                (from, end) -> OmniposeFieldKernel.relax(t, next, place, same, pairs, isFlat() ? 2 : 3, from, end));
    }

    private void smooth() {
        edges(next);
        double[] smooth = new double[t.length];
        workers.forRanges(
                place.length,
                (from, end) ->
                        OmniposeFieldKernel.smooth(next, smooth, place, same, pairs, isFlat() ? 9 : 27, from, end));
        next = smooth;
    }

    private double change() {
        double[] parts = new double[(place.length + SUM - 1) / SUM];
        workers.forEach(
                parts.length,
                p -> parts[p] =
                        OmniposeFieldKernel.change(t, next, place, p * SUM, Math.min(place.length, (p + 1) * SUM)));
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    private void edges(double[] values) {
        OmniposeFieldKernel.edges(values, isFlat(), extent.z(), extent.y(), extent.x());
    }
}
