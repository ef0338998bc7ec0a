package io.biapy.metrics.detection;

import java.util.Arrays;

/*
 * COCO's matching of one image at one threshold: found objects by falling score, each takes the free true object with the largest
 * IoU at or above the threshold (the last of equals); only one that finds no such object may take an ignored one, and a crowd may be
 * taken any number of times. Rule: T.-Y. Lin et al., "Microsoft COCO: Common objects in context", 2014, and the behaviour of pycocotools.
 * Overlaps in compressed rows (see DetectionGraph); an IoU of 0 is not listed and never matches. Time: pairs of the objects in order.
 * Outcome of each: FALSE positive, TRUE positive, or IGNORED.
 */
final class GreedyKernel {
    static final byte FALSE = 0;
    static final byte TRUE = 1;
    static final byte IGNORED = 2;
    /** COCO lowers thresholds to this, so that 1 is reached by equal objects whatever the rounding. */
    private static final double MOST = 1 - 1e-10;

    private GreedyKernel() {}

    /** Fills (Output) outcome[k] for the found object order[k], k from 0 to {@code limit} - 1. */
    static void match(
            int[] order,
            int limit,
            int[] pairStart,
            int[] truth,
            double[] iou,
            byte[] role,
            boolean[] crowd,
            boolean[] outside,
            double threshold,
            boolean[] taken,
            byte[] outcome) {
        Arrays.fill(taken, false);
        double least = Math.min(threshold, MOST);
        for (int k = 0; k < limit; k++) {
            int f = order[k];
            int match = -1;
            for (int wanted = 0; wanted < 2 && match < 0; wanted++) {
                double best = least;
                for (int p = pairStart[f]; p < pairStart[f + 1]; p++) {
                    int t = truth[p];
                    if (role[t] == wanted && !(taken[t] && !crowd[t]) && iou[p] >= best) {
                        best = iou[p];
                        match = t;
                    }
                }
            }
            if (match < 0) {
                outcome[k] = outside[f] ? IGNORED : FALSE;
            } else {
                outcome[k] = role[match] == 1 ? IGNORED : TRUE;
                taken[match] = true;
            }
        }
    }
}
