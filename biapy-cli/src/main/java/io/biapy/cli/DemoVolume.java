package io.biapy.cli;

import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.instance.synthetic.NucleiVolume;
import io.biapy.io.Conversion;
import io.biapy.io.IfExists;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A made-up volume of any size: its prediction and its true labels, written block by block. */
final class DemoVolume {
    private final NucleiVolume nuclei;
    private final Path out;
    private final CommonOptions common;

    DemoVolume(Size size, long seed, Path out, CommonOptions common) {
        this.nuclei = NucleiVolume.of(size, seed);
        this.out = out;
        this.common = common;
    }

    int write() {
        Path prediction = out.resolve("prediction.zarr");
        Path labels = out.resolve("labels.zarr");
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            Conversion images = Conversion.images()
                    .with(workers)
                    .cancellable(common.cancellation())
                    .onProgress((step, done, total, note) -> progress.update("prediction", done, total, note));
            images.run(nuclei.prediction(), prediction, IfExists.REPLACE);
            Conversion.labels()
                    .with(workers)
                    .cancellable(common.cancellation())
                    .onProgress((step, done, total, note) -> progress.update("labels", done, total, note))
                    .run(nuclei.labels(), labels, IfExists.REPLACE);
        }
        common.say("Made " + nuclei + ": " + prediction + " (F,C) and " + labels);
        common.say("Try: biapy decode --channels F,C --in " + prediction + " --out " + out.resolve("found.zarr")
                + " --tile auto");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("prediction", prediction.toString());
        result.put("labels", labels.toString());
        result.put("nuclei", nuclei.nuclei());
        common.emit(result);
        return 0;
    }
}
