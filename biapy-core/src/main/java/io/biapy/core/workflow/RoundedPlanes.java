package io.biapy.core.workflow;

import io.biapy.core.image.Block;
import io.biapy.core.patch.PlaneOutput;

/** Rounds planes and hands them on. */
record RoundedPlanes(PredictionType type, PlaneOutput output) implements PlaneOutput {
    @Override
    public int done() {
        return output.done();
    }

    @Override
    public boolean wants(Block block) {
        return output.wants(block);
    }

    @Override
    public void take(int start, int count, float[][] channels) {
        for (float[] values : channels) {
            type.round(values);
        }
        output.take(start, count, channels);
    }
}
