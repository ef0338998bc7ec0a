package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.core.tile.LabelOutput;

/** Labels that get their name only after something was checked. */
record CheckedOutput(LabelOutput output, Runnable check) implements LabelOutput {
    static Target of(Target target, Runnable check) {
        return new Target() {
            @Override
            public LabelOutput open(String name, Size size, Calibration calibration, long maxId, Extent tile) {
                return new CheckedOutput(target.open(name, size, calibration, maxId, tile), check);
            }

            @Override
            public boolean isDone() {
                return target.isDone();
            }
        };
    }

    @Override
    public int longRow() {
        return output.longRow();
    }

    @Override
    public void write(Block block, long[] ids) {
        output.write(block, ids);
    }

    @Override
    public void read(Block block, long[] into) {
        output.read(block, into);
    }

    @Override
    public void commit(Progress progress) {
        check.run();
        output.commit(progress);
    }

    @Override
    public void close() {
        output.close();
    }
}
