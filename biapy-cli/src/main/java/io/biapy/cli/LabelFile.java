package io.biapy.cli;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.NamedFiles;
import io.biapy.instance.tiled.LabelOutput;
import io.biapy.io.sample.StoredTypes;
import java.nio.file.Path;

/**
 * Where labels of tiles are gathered in the work folder: a Zarr store is written there as it will be and then moved; other formats, which can be written
 * only once, are copied out of a .npy file.
 */
final class LabelFile {
    private LabelFile() {}

    static LabelOutput.Target in(Path workFolder, Path output, Workers workers, Cancellation cancellation) {
        ImageCopy copy = ImageCopy.with(workers).cancellable(cancellation);
        return new LabelOutput.Target() {
            @Override
            public LabelOutput open(String name, Size size, Calibration calibration, long maxId, Extent tile) {
                if (!TargetFile.isStore(output)) {
                    return NpyLabelOutput.into(workFolder, output, copy).open(name, size, calibration, maxId, tile);
                }
                ImageSpec spec = ImageSpec.of(size, StoredTypes.ofIds(maxId))
                        .calibration(calibration)
                        .chunk(TargetFile.chunk(tile));
                return new StoreLabelOutput(workFolder, output, spec, workers, cancellation);
            }

            @Override
            public boolean isDone() {
                return NamedFiles.isOwn(workFolder, output);
            }
        };
    }
}
