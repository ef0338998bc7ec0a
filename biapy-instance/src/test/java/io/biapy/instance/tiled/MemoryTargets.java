package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.core.tile.TargetOutput;
import java.util.concurrent.atomic.AtomicInteger;

/** Targets in memory; what was written survives a run that ended early, as a file does. */
final class MemoryTargets implements TargetOutput, TargetOutput.Target {
    private final Extent extent;
    final float[] values;
    final AtomicInteger written = new AtomicInteger();
    boolean isCommitted;

    MemoryTargets(Extent extent, int planes) {
        this.extent = extent;
        this.values = new float[planes * extent.voxels()];
    }

    @Override
    public TargetOutput open(Size size, int planes, Calibration calibration, Extent tile) {
        return this;
    }

    private int row(int plane, Block block, int row) {
        int ny = block.extent().y();
        long z = plane * (long) extent.z() + block.z() + row / ny;
        return (int) ((z * extent.y() + block.y() + row % ny) * extent.x() + block.x());
    }

    @Override
    public void write(int plane, Block block, float[] from) {
        int nx = block.extent().x();
        for (int row = 0; row < block.extent().z() * block.extent().y(); row++) {
            System.arraycopy(from, row * nx, values, row(plane, block, row), nx);
        }
        written.incrementAndGet();
    }

    @Override
    public void read(int plane, Block block, float[] into) {
        int nx = block.extent().x();
        for (int row = 0; row < block.extent().z() * block.extent().y(); row++) {
            System.arraycopy(values, row(plane, block, row), into, row * nx, nx);
        }
    }

    @Override
    public void commit(Progress progress) {
        isCommitted = true;
    }

    @Override
    public boolean isDone() {
        return isCommitted;
    }

    @Override
    public void close() {}
}
