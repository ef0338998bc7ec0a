package io.biapy.cli;

import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TargetOutput;
import io.biapy.core.tile.WorkFolder;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.tiled.TiledRun;
import io.biapy.instance.tiled.TiledTargets;
import java.nio.file.Path;

/** Makes targets of one label image after the other, each tile by tile; unfinished work lies beside the output and is gone on with. */
final class TiledTargetsRun {
    private final TiledTargets targets;
    private final CommonOptions common;

    private TiledTargetsRun(TiledTargets targets, CommonOptions common) {
        this.targets = targets;
        this.common = common;
    }

    static TiledTargetsRun of(TargetChannels channels, TileOptions options, CommonOptions common) {
        TiledTargets targets = TiledTargets.of(channels);
        if (options.tile().isPresent()) {
            targets = targets.tile(options.tile().get());
        }
        if (options.maxMemory().isPresent()) {
            targets = targets.maxMemory(options.maxMemory().getAsLong());
        }
        return new TiledTargetsRun(targets, common);
    }

    String plan(LabelSource labels) {
        return targets.plan(labels, common.threads()).explain();
    }

    /** Makes the targets of labels that come from {@code input}. */
    void make(LabelSource labels, Path input, Path output, boolean overwrite, Workers workers, Progress progress) {
        Path folder = TiledDecode.workFolder(output);
        TiledRun run = TiledRun.in(folder, TiledDecode.identity(input))
                .by(workers)
                .showing(progress)
                .until(common.cancellation())
                .keepingOutcome();
        TargetOutput.Target target = TiledDecode.files(output, workers, common).channels();
        WorkFolder.goOn(folder, overwrite, () -> targets.run(labels, target, run));
    }
}
