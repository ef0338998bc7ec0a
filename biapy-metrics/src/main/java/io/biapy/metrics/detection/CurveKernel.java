package io.biapy.metrics.detection;

/*
 * Precision at 101 recalls (0, 0.01, ... 1) from the outcomes of all found objects by falling score: precision at a recall is the
 * largest at any recall as high, 0 where that recall is never reached. Time and memory: linear in the outcomes.
 */
final class CurveKernel {
    static final int POINTS = 101;

    private CurveKernel() {}

    /** Precisions (Output) at the 101 recalls; returns the largest recall. There is at least one true object. */
    static double curve(byte[] outcome, long truths, double[] precision) {
        double[] recalls = new double[outcome.length];
        double[] precisions = new double[outcome.length];
        long right = 0;
        long wrong = 0;
        for (int k = 0; k < outcome.length; k++) {
            right += outcome[k] == GreedyKernel.TRUE ? 1 : 0;
            wrong += outcome[k] == GreedyKernel.FALSE ? 1 : 0;
            recalls[k] = (double) right / truths;
            precisions[k] = right == 0 ? 0 : (double) right / (right + wrong);
        }
        for (int k = outcome.length - 1; k > 0; k--) {
            precisions[k - 1] = Math.max(precisions[k - 1], precisions[k]);
        }
        int k = 0;
        for (int point = 0; point < POINTS; point++) {
            while (k < recalls.length && recalls[k] < point * 0.01) {
                k++;
            }
            precision[point] = k < recalls.length ? precisions[k] : 0;
        }
        return (double) right / truths;
    }
}
