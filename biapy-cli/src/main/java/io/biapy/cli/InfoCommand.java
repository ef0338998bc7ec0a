package io.biapy.cli;

import io.biapy.core.image.Axes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code biapy info}: what a file or folder is. */
@Command(
        name = "info",
        header = "What an image, a folder or a model is.",
        description = {
            "",
            "Tells size, type, voxel size and range of an image (as labels: its objects), what a folder of images holds, or how"
                    + " a model (a folder that train made) or a network of BiaPy (.pth, .safetensors) was built and trained.",
            "Range and objects take reading all of it, which is left out of images of more than 268 million values"
                    + " unless --values is given."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy info cells.tif",
            "  biapy info nuclei",
            "  biapy info checkpoint-best.pth --json",
            "  biapy info train/labels",
            "  biapy info volume.npy --axes CZYX"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class InfoCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PATH", description = "A file or a folder.")
    private Path path;

    @Option(
            names = "--axes",
            paramLabel = "LETTERS",
            description =
                    "What the dimensions of an image mean, slowest first, for example CZYX, where it does not say.")
    private @Nullable String axes;

    @Option(names = "--time", paramLabel = "N", description = "The point of a time series, from 0 (default: 0).")
    private @Nullable Long time;

    @Option(names = "--values", description = "Read all values of an image, however large it is.")
    private boolean allValues;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (time != null && time < 0) {
            throw common.wrongUsage("--time must be at least 0, got " + time + ".");
        }
        Axes wanted = axes == null ? Axes.AS_STORED : Axes.of(axes);
        Description description = Description.of(path, time == null ? wanted : wanted.atTime(time), allValues);
        common.say(description.toString());
        common.emit(description.toMap());
        return 0;
    }
}
