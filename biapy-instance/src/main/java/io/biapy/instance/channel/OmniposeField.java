package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.math.BigInteger;
import java.util.Arrays;

/** Omnipose's distance of a whole label image, by several threads: its steps are counted over all objects together. */
final class OmniposeField {
    private static final int STEPS = 50;
    private static final int CHECK_EVERY = 10;
    static final int CHECKS = STEPS / CHECK_EVERY - 1;
    private static final double ENOUGH = 1e-3;
    private static final double UNIT = 0x1p-40; // of changes, so that they add up to the same whatever the order
    private static final int SUM = 1 << 14; // voxels whose changes fit into a long

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
        field.solve(STEPS, (check, change) -> isEnough(change, field.place.length));
        return field.values();
    }

    /** The same after so many steps. */
    static double[] of(LabelImage labels, int steps, Workers workers) {
        OmniposeField field = new OmniposeField(labels, workers);
        field.solve(steps, (check, change) -> false);
        return field.values();
    }

    /** How much all checks but the last, which ends the steps anyway, find changed: the parts of an image add up to its whole. */
    static BigInteger[] changes(LabelImage labels, Workers workers) {
        BigInteger[] changes = new BigInteger[CHECKS];
        new OmniposeField(labels, workers).solve(STEPS - CHECK_EVERY, (check, change) -> {
            changes[check] = change;
            return false;
        });
        return changes;
    }

    /** How many steps an image of so many object voxels takes whose parts changed so much in all. */
    static int steps(BigInteger[] changes, long voxels) {
        for (int check = 0; check < CHECKS; check++) {
            if (isEnough(changes[check], voxels)) {
                return (check + 1) * CHECK_EVERY;
            }
        }
        return STEPS;
    }

    private static boolean isEnough(BigInteger change, long voxels) {
        return change.doubleValue() * UNIT / voxels < ENOUGH;
    }

    private double[] values() {
        double[] out = new double[extent.voxels()];
        for (int k = 0; k < at.length; k++) {
            out[at[k]] = t[place[k]];
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

    /** What a check does with the change that it found, counted in {@link #UNIT}: whether the steps end. */
    private interface Check {
        boolean ends(int check, BigInteger change);
    }

    private void solve(int steps, Check check) {
        for (int i : place) {
            t[i] = 1;
        }
        edges(t);
        for (int step = 0; step < steps && place.length > 0; step++) {
            relax();
            if (step == 0) {
                smooth();
            }
            boolean ends = step % CHECK_EVERY == CHECK_EVERY - 1 && check.ends(step / CHECK_EVERY, change());
            double[] old = t;
            t = next;
            next = old;
            edges(t);
            if (ends) {
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

    private BigInteger change() {
        long[] parts = new long[(place.length + SUM - 1) / SUM];
        workers.forEach(
                parts.length,
                p -> parts[p] = OmniposeFieldKernel.change(
                        t, next, place, UNIT, p * SUM, Math.min(place.length, (p + 1) * SUM)));
        BigInteger sum = BigInteger.ZERO;
        for (long part : parts) {
            sum = sum.add(BigInteger.valueOf(part));
        }
        return sum;
    }

    private void edges(double[] values) {
        OmniposeFieldKernel.edges(values, isFlat(), extent.z(), extent.y(), extent.x());
    }
}
