package io.biapy.instance.measure;

import io.biapy.instance.label.CodeIndex;
import java.util.Arrays;

/**
 * Perimeter, surface, Crofton's estimate of them and Euler number of each object as whole numbers, so that parts of an image may be added in any order: sixths of steps along x and y, halves of
 * diagonal steps, surfaces in 2^-31 of the largest share of a cell, eighths of the Euler number.
 */
final class BoundarySums {
    private static final int FIELDS = 6;
    private static final double UNITS = 1L << 31;

    private final CodeIndex index = new CodeIndex();
    private final long[] units = new long[256];
    private final double largest;
    private final long[] croftonUnits = new long[256];
    private final double largestCrofton;
    private long[] sums = new long[16 * FIELDS];

    /**
     * @param areas of the surface in each pattern of a cell
     * @param crofton what each adds to Crofton's estimate; zeros where that is not wanted
     */
    BoundarySums(double[] areas, double[] crofton) {
        largest = inUnits(areas, units);
        largestCrofton = inUnits(crofton, croftonUnits);
    }

    private static double inUnits(double[] shares, long[] units) {
        double largest = Arrays.stream(shares).max().orElse(0);
        if (largest == 0) {
            return 0; // nobody asks for it
        }
        for (int pattern = 0; pattern < 256; pattern++) {
            units[pattern] = Math.round(shares[pattern] / largest * UNITS);
        }
        return largest;
    }

    void addCell(int code, int pattern) {
        int at = at(code);
        sums[at] += units[pattern];
        sums[at + 1] += CubePatterns.EULER[pattern];
        sums[at + 5] += croftonUnits[pattern];
    }

    /**
     * A pixel of a border with so many neighbours on the same border. Two or three beside it and at most two diagonal ones: a straight step, of the mean length of
     * those beside it; two diagonal ones alone, or three and one beside: a diagonal step; one beside and one or two diagonal ones: a half of each. Others
     * (ends and crossings) count nothing.
     */
    void addSteps(int code, int across, int down, int diagonal) {
        int beside = across + down;
        int straight = 0;
        int slanted = 0;
        if ((beside == 2 || beside == 3) && diagonal <= 2) {
            straight = 6 / beside;
        } else if ((beside == 0 && diagonal == 2) || (beside == 1 && diagonal == 3)) {
            slanted = 2;
        } else if (beside == 1 && (diagonal == 1 || diagonal == 2)) {
            straight = 3;
            slanted = 1;
        }
        int at = at(code);
        sums[at + 2] += (long) straight * across;
        sums[at + 3] += (long) straight * down;
        sums[at + 4] += slanted;
    }

    void add(BoundarySums other) {
        for (int k = 0; k < other.index.size(); k++) {
            int at = at(other.index.code(k));
            for (int i = 0; i < FIELDS; i++) {
                sums[at + i] += other.sums[FIELDS * k + i];
            }
        }
    }

    double surface(int code) {
        return sums[at(code)] / UNITS * largest;
    }

    /** Crofton's estimate of the perimeter or surface. */
    double crofton(int code) {
        return sums[at(code) + 5] / UNITS * largestCrofton;
    }

    double eulerNumber(int code) {
        return sums[at(code) + 1] / 8.0;
    }

    double perimeter(int code, double dy, double dx) {
        int at = at(code);
        return sums[at + 2] / 6.0 * dx + sums[at + 3] / 6.0 * dy + sums[at + 4] / 2.0 * Math.hypot(dy, dx);
    }

    private int at(int code) {
        int at = FIELDS * index.add(code);
        if (at == sums.length) {
            sums = Arrays.copyOf(sums, 2 * sums.length);
        }
        return at;
    }
}
