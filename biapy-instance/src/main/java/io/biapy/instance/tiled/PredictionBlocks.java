package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.instance.watershed.PredictionPlanes;

/** Blocks of a prediction as images, with those planes only that somebody looks at. Safe for several threads. */
final class PredictionBlocks {
    private final ImageSource prediction;

    PredictionBlocks(ImageSource prediction) {
        this.prediction = prediction;
    }

    /** A block, with these planes only. */
    PredictionPlanes planes(Block block, int[] planes) {
        float[][] values = new float[prediction.channels()][0];
        for (int plane : planes) {
            values[plane] = new float[block.extent().voxels()];
            prediction.read(plane, block, values[plane]);
        }
        return new PredictionPlanes(prediction.name() + ", block " + block, block.extent(), values);
    }

    /** A block; planes that are not listed hold 0. */
    FloatImage read(Block block, int[] planes) {
        int n = block.extent().voxels();
        float[] data = new float[Math.multiplyExact(n, prediction.channels())];
        PredictionPlanes found = planes(block, planes);
        for (int plane : planes) {
            System.arraycopy(found.values()[plane], 0, data, plane * n, n);
        }
        return FloatImage.of(found.name(), block.extent(), prediction.channels(), data);
    }
}
