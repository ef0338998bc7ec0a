package io.biapy.metrics.partition;

/** Boxes by a linear congruential generator, 6 x 20 x 24 voxels, so that another program can draw the very same ones. */
final class SyntheticVolume {
    static final int Z = 6;
    static final int Y = 20;
    static final int X = 24;
    private static final int OBJECTS = 25;

    final int[] truth = new int[Z * Y * X];
    final int[] found = new int[Z * Y * X];
    private long state = 7;

    SyntheticVolume() {
        for (int id = 1; id <= OBJECTS; id++) {
            int[] box = box();
            paint(truth, box, id);
            paint(found, box, 100 + next(18));
            if (next(3) == 0) {
                int[] other = box();
                paint(found, other, 200 * next(2));
            }
        }
    }

    private int next(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % bound);
    }

    private int[] box() {
        return new int[] {next(Z), next(Y), next(X), 1 + next(4), 3 + next(10), 3 + next(10)};
    }

    private static void paint(int[] labels, int[] box, int id) {
        for (int z = box[0]; z < Math.min(Z, box[0] + box[3]); z++) {
            for (int y = box[1]; y < Math.min(Y, box[1] + box[4]); y++) {
                for (int x = box[2]; x < Math.min(X, box[2] + box[5]); x++) {
                    labels[(z * Y + y) * X + x] = id;
                }
            }
        }
    }
}
