package io.biapy.instance.flow;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.FlowField;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.Npy;

/** Predictions of flows: those of golden cases, and perfect ones made from labels. */
final class Predictions {
    private Predictions() {}

    static FloatImage of(GoldenCase golden) {
        Npy array = golden.inputArray("prediction");
        int[] shape = array.shape();
        boolean flat = shape.length == 3;
        int channels = shape[shape.length - 1];
        Extent extent = flat ? Extent.yx(shape[0], shape[1]) : Extent.zyx(shape[0], shape[1], shape[2]);
        int plane = extent.voxels();
        float[] data = new float[plane * channels];
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < channels; c++) {
                data[c * plane + i] = (float) array.doubleAt(i * channels + c);
            }
        }
        return FloatImage.of(golden.name(), extent, channels, data);
    }

    /** F, then five times the flows of {@code labels}: Gv and Gh, in 3D Gz before them. */
    static FloatImage perfect(LabelImage labels) {
        Extent extent = labels.extent();
        int plane = extent.voxels();
        int axes = extent.z() == 1 ? 2 : 3;
        float[] data = new float[(axes + 1) * plane];
        FlowField flows = FlowField.of(labels);
        for (int i = 0; i < plane; i++) {
            data[i] = labels.codes()[i] == 0 ? 0 : 1;
            for (int a = 0; a < axes; a++) {
                data[(a + 1) * plane + i] = 5 * flows.along(3 - axes + a)[i];
            }
        }
        Calibration voxel = labels.calibration();
        return FloatImage.of(labels.name(), extent, axes + 1, data).withCalibration(voxel);
    }
}
