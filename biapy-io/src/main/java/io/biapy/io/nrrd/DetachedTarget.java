package io.biapy.io.nrrd;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;

/** Voxels in one file, and the header that names it in another, which is written when all voxels are there. */
record DetachedTarget(SampleTarget voxels, Path headerFile, String header) implements SampleTarget {
    @Override
    public Size size() {
        return voxels.size();
    }

    @Override
    public int channels() {
        return voxels.channels();
    }

    @Override
    public Samples samples() {
        return voxels.samples();
    }

    @Override
    public Extent chunk() {
        return voxels.chunk();
    }

    @Override
    public void write(int channel, Block block, SampleFill samples, Workers workers) {
        voxels.write(channel, block, samples, workers);
    }

    @Override
    public void close() {
        voxels.close();
        WriteAside.text(headerFile, header);
    }
}
