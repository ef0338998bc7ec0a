package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.instance.tiled.LabelOutput;

/** Labels that get their name only after something was checked. */
record CheckedOutput(LabelOutput output, Runnable check) implements LabelOutput {
    static Target of(Target target, Runnable check) {
        return (name, size, calibration, maxId, tile) ->
                new CheckedOutput(target.open(name, size, calibration, maxId, tile), check);
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
    public void commit() {
        check.run();
        output.commit();
    }

    @Override
    public void close() {
        output.close();
    }
}
