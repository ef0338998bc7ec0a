package io.biapy.cli;

import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Workers;
import io.biapy.instance.tiled.LabelOutput;
import io.biapy.io.sample.StoredTypes;
import java.nio.file.Path;

/**
 * Where labels of tiles are gathered in the work folder: a Zarr store is written there as it will be and then moved; other formats, which can be written
 * only once, are copied out of a .npy file.
 */
final class LabelFile {
    private LabelFile() {}

    static LabelOutput.Target in(Path workFolder, Path output, Workers workers) {
        return (name, size, calibration, maxId, tile) -> {
            if (!TargetFile.isStore(output)) {
                return NpyLabelOutput.into(workFolder, output).open(name, size, calibration, maxId, tile);
            }
            ImageSpec spec = ImageSpec.of(size, StoredTypes.ofIds(maxId))
                    .calibration(calibration)
                    .chunk(TargetFile.chunk(tile));
            return new StoreLabelOutput(workFolder.resolve("labels.zarr"), output, spec, workers);
        };
    }
}
