package io.biapy.core.target;

import io.biapy.core.sort.FloatOrder;

/*
 * Lovasz hinge: the convex extension of 1 - Jaccard over the hinge errors 1 - margin of inside elements and 1 + margin of the others.
 * Errors are sorted, the largest first; each positive one counts with what the Jaccard loss of the elements up to it grows by.
 * Arrays hold n elements; `gradient` is with respect to `margin`. Memory: 8 bytes an element, the caller's, and as much while sorting.
 * Time: linear (radix sort). Equal errors keep their order.
 * Source: Berman, Triki, Blaschko, "The Lovasz-softmax loss" (2018), and Yu, Blaschko, "The Lovasz hinge" (2015).
 */
final class LovaszKernel {
    private LovaszKernel() {}

    static double hinge(float[] margin, boolean[] inside, int n, int[] keys, int[] order, float[] gradient) {
        int insides = 0;
        for (int i = 0; i < n; i++) {
            insides += inside[i] ? 1 : 0;
            keys[i] = FloatOrder.falling(inside[i] ? 1 - margin[i] : 1 + margin[i]);
            order[i] = i;
        }
        FloatOrder.sort(keys, order, n);
        double sum = 0;
        double before = 0;
        int found = 0;
        int wrong = 0;
        for (int k = 0; k < n; k++) {
            int i = order[k];
            float error = inside[i] ? 1 - margin[i] : 1 + margin[i];
            found += inside[i] ? 1 : 0;
            wrong += inside[i] ? 0 : 1;
            double jaccard = 1 - (insides - found) / (double) (insides + wrong);
            double weight = error > 0 ? jaccard - before : 0;
            before = jaccard;
            sum += error * weight;
            gradient[i] = (float) (inside[i] ? -weight : weight);
        }
        return sum;
    }
}
