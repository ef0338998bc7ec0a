package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.core.tile.LabelOutput;
import java.util.concurrent.atomic.AtomicInteger;

/** Labels in memory; what was written survives a run that ended early, as a file does. */
final class MemoryOutput implements LabelOutput, LabelOutput.Target {
    private final Extent extent;
    final int[] labels;
    /** Voxels, each as often as it was written. */
    final AtomicInteger written = new AtomicInteger();

    boolean isCommitted;

    MemoryOutput(Extent extent) {
        this.extent = extent;
        this.labels = new int[extent.voxels()];
    }

    @Override
    public LabelOutput open(String name, Size size, Calibration calibration, long maxId, Extent tile) {
        return this;
    }

    private int row(Block block, int z, int y) {
        return (int) (((block.z() + z) * extent.y() + block.y() + y) * extent.x() + block.x());
    }

    @Override
    public void write(Block block, long[] ids) {
        int k = 0;
        for (int z = 0; z < block.extent().z(); z++) {
            for (int y = 0; y < block.extent().y(); y++) {
                for (int x = 0; x < block.extent().x(); x++) {
                    labels[row(block, z, y) + x] = (int) ids[k++];
                }
            }
        }
        written.addAndGet(ids.length);
    }

    @Override
    public void read(Block block, long[] into) {
        int k = 0;
        for (int z = 0; z < block.extent().z(); z++) {
            for (int y = 0; y < block.extent().y(); y++) {
                for (int x = 0; x < block.extent().x(); x++) {
                    into[k++] = labels[row(block, z, y) + x];
                }
            }
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
