package io.biapy.instance.embedding;

import io.biapy.instance.decode.ProposalRule;
import io.biapy.instance.decode.Proposals;

/** Seeds of embeddings: one that proposes suppresses all that lie within its margin. */
final class SeedRule implements ProposalRule<SeedRule.Seed> {
    private final float[] step;

    /** @param step distance of two voxels along x, y and z */
    SeedRule(float[] step) {
        this.step = step;
    }

    /** Embedding and sharpness along x, y, z, and a box. */
    static final class Seed {
        private final float[] at = new float[3];
        private final float[] sharpness = new float[3];
        private final double[] box = new double[6];
    }

    @Override
    public Seed room() {
        return new Seed();
    }

    @Override
    public void fill(Proposals proposals, int rank, Seed seed) {
        int axes = proposals.width() / 2;
        for (int axis = 0; axis < axes; axis++) {
            seed.at[axis] = proposals.values()[2 * axes * rank + axis];
            seed.sharpness[axis] = proposals.values()[2 * axes * rank + axes + axis];
            double reach = EmbeddedVoxels.reach(seed.sharpness[axis]);
            seed.box[2 - axis] = (seed.at[axis] - reach) / step[axis];
            seed.box[5 - axis] = (seed.at[axis] + reach) / step[axis];
        }
        if (axes == 2) {
            seed.sharpness[2] = 1;
        }
    }

    @Override
    public Seed lasting(Seed seed) {
        Seed copy = new Seed();
        System.arraycopy(seed.at, 0, copy.at, 0, 3);
        System.arraycopy(seed.sharpness, 0, copy.sharpness, 0, 3);
        System.arraycopy(seed.box, 0, copy.box, 0, 6);
        return copy;
    }

    @Override
    public double[] box(Seed seed) {
        return seed.box;
    }

    @Override
    public boolean suppresses(Seed better, Seed other) {
        return EmbeddingKernel.isWithin(
                other.at[0] - better.at[0],
                other.at[1] - better.at[1],
                other.at[2] - better.at[2],
                better.sharpness[0],
                better.sharpness[1],
                better.sharpness[2]);
    }
}
