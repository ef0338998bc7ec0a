package io.biapy.instance.embedding;

/**
 * A grid of equal cells over the space of embeddings, x fastest; a cell holds about as many embeddings as {@link #SIDE} voxels a side
 * have, and there are at most about twice as many cells as embeddings. Immutable.
 */
final class EmbeddingCells {
    /** Voxels along a cell: small against objects, so that a proposal meets few strangers. */
    static final int SIDE = 4;

    private final double[] low;
    private final double[] perUnit;
    private final int[] cells;

    private EmbeddingCells(double[] low, double[] perUnit, int[] cells) {
        this.low = low;
        this.perUnit = perUnit;
        this.cells = cells;
    }

    /**
     * @param low least embedding along x, y, z
     * @param high greatest
     * @param step distance of two voxels
     * @param points how many embeddings there are
     */
    static EmbeddingCells over(double[] low, double[] high, float[] step, int points) {
        double scale = SIDE;
        while (true) {
            int[] cells = new int[3];
            double[] perUnit = new double[3];
            double all = 1;
            for (int axis = 0; axis < 3; axis++) {
                perUnit[axis] = 1 / (scale * step[axis]);
                double along = Math.floor((high[axis] - low[axis]) * perUnit[axis]) + 1;
                all *= along;
                cells[axis] = (int) Math.min(along, Integer.MAX_VALUE);
            }
            if (all <= 2.0 * points + 1024) {
                return new EmbeddingCells(low, perUnit, cells);
            }
            scale *= 1.25;
        }
    }

    int count() {
        return cells[0] * cells[1] * cells[2];
    }

    /** Cells along x. */
    int nx() {
        return cells[0];
    }

    /** Cells along y. */
    int ny() {
        return cells[1];
    }

    /** The cell of an embedding along one axis (0 is x); what lies outside counts to the nearest. Never falls as {@code embedding} rises. */
    int along(int axis, double embedding) {
        double at = (embedding - low[axis]) * perUnit[axis];
        return at >= cells[axis] ? cells[axis] - 1 : at > 0 ? (int) at : 0;
    }
}
