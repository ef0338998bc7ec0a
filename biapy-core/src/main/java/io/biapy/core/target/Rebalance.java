package io.biapy.core.target;

/**
 * Weights of the two values of a binary target: the rarer one counts max(f, 1-f)/min(f, 1-f) times, with f the share of voxels that are not
 * 0 in the whole batch, taken as at least 0.05 and at most 0.95. A constant target is not weighted. Immutable. Source: BiaPy 3.7.1,
 * {@code weight_binary_ratio}.
 *
 * @param ofZero weight of voxels that are 0
 * @param ofOther weight of all others
 */
record Rebalance(float ofZero, float ofOther) {
    static final Rebalance NONE = new Rebalance(1, 1);
    private static final double LEAST_SHARE = 0.05;

    static Rebalance of(long nonZero, long voxels) {
        if (nonZero == 0 || nonZero == voxels) {
            return NONE;
        }
        double f = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, (double) nonZero / voxels));
        float factor = (float) (Math.max(f, 1 - f) / Math.min(f, 1 - f));
        return f < 0.5 ? new Rebalance(1, factor) : new Rebalance(factor, 1);
    }
}
