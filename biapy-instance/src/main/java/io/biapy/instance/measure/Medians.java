package io.biapy.instance.measure;

import io.biapy.core.run.Workers;
import io.biapy.instance.label.CodeIndex;
import java.util.Arrays;

/** The median brightness of each object: values are gathered object by object, 4 bytes a labelled voxel, and sorted. */
final class Medians {
    private Medians() {}

    static double[] of(int[] labels, float[] brightness, ObjectSums sums, int[] objects, Workers workers) {
        CodeIndex index = new CodeIndex();
        int[] start = new int[objects.length + 1];
        for (int k = 0; k < objects.length; k++) {
            index.add(sums.code(objects[k]));
            start[k + 1] = start[k] + (int) sums.voxels(objects[k]);
        }
        float[] values = new float[start[objects.length]];
        int[] next = start.clone();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0) {
                values[next[index.add(labels[i])]++] = brightness[i];
            }
        }
        double[] medians = new double[objects.length];
        workers.forEach(objects.length, k -> {
            Arrays.sort(values, start[k], start[k + 1]);
            int n = start[k + 1] - start[k];
            medians[k] = ((double) values[start[k] + (n - 1) / 2] + values[start[k] + n / 2]) / 2;
        });
        return medians;
    }
}
