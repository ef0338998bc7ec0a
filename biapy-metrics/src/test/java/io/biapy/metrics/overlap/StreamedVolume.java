package io.biapy.metrics.overlap;

import java.util.stream.IntStream;

/**
 * Cubes on two lattices of different spacing that drift through each other, made row by row: a volume of any size that is never held, whose
 * overlaps are known by arithmetic. Ids are close to 2^63.
 */
final class StreamedVolume {
    private static final int TRUTH_SPACING = 24;
    private static final int FOUND_SPACING = 28;
    private static final int GAP = 3;
    private static final long LAST = Long.MAX_VALUE;

    private final int side;

    StreamedVolume(int side) {
        this.side = side;
    }

    /** Counts plane by plane on several threads, with a counter each. */
    OverlapTable count() {
        return IntStream.range(0, side)
                .parallel()
                .collect(
                        OverlapCounter::new,
                        (counter, z) -> counter.add(plane(z, TRUTH_SPACING), plane(z, FOUND_SPACING)),
                        OverlapCounter::add)
                .table();
    }

    private long[] plane(int z, int spacing) {
        long[] ids = new long[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean gap = z % spacing < GAP || y % spacing < GAP || x % spacing < GAP;
                ids[y * side + x] = gap ? 0 : id(z / spacing, y / spacing, x / spacing);
            }
        }
        return ids;
    }

    private static long id(int z, int y, int x) {
        return LAST - (((long) z << 20) + (y << 10) + x);
    }

    /** Every row of the table against arithmetic; a message about the first that is wrong, or none. */
    String firstWrongRow(OverlapTable table) {
        long rows = 0;
        int truths = (side + TRUTH_SPACING - 1 - GAP) / TRUTH_SPACING;
        int founds = (side + FOUND_SPACING - 1 - GAP) / FOUND_SPACING;
        for (int t = 0; t < truths; t++) {
            for (int f = 0; f < founds; f++) {
                rows += shared(t, f) > 0 ? 1 : 0;
            }
        }
        long pairs = 0;
        for (int p = 0; p < table.pairs(); p++) {
            if (table.truthId(p) == 0 || table.foundId(p) == 0) {
                continue;
            }
            pairs++;
            long t = LAST - table.truthId(p);
            long f = LAST - table.foundId(p);
            long expected = 1;
            for (int axis = 0; axis < 3; axis++) {
                expected *= shared((int) (t >> 10 * axis) & 1023, (int) (f >> 10 * axis) & 1023);
            }
            if (expected != table.voxels(p)) {
                return "row " + p + " has " + table.voxels(p) + " voxels instead of " + expected;
            }
        }
        boolean complete = pairs == rows * rows * rows && table.voxels() == (long) side * side * side;
        return complete ? "" : pairs + " pairs instead of " + rows * rows * rows + ", " + table.voxels() + " voxels";
    }

    /** Voxels along one axis that two intervals share. */
    private int shared(int truth, int found) {
        int from = Math.max(truth * TRUTH_SPACING, found * FOUND_SPACING) + GAP;
        int to = Math.min(side, Math.min((truth + 1) * TRUTH_SPACING, (found + 1) * FOUND_SPACING));
        return Math.max(0, to - from);
    }

    /** Counts a volume of the side given and prints what is wrong, or nothing. */
    public static void main(String[] arguments) {
        StreamedVolume volume = new StreamedVolume(Integer.parseInt(arguments[0]));
        System.out.print(volume.firstWrongRow(volume.count()));
    }
}
