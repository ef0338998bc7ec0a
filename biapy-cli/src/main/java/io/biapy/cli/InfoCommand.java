package io.biapy.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code biapy info}: what a file or folder is. */
@Command(
        name = "info",
        header = "What an image, a folder or a model is.",
        description = {
            "",
            "Tells size, type, voxel size and range of an image (as labels: its objects), what a folder of images holds, or how"
                    + " a model (a folder that train made) or a network of BiaPy (.pth, .safetensors) was built and trained."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy info cells.tif",
            "  biapy info nuclei",
            "  biapy info checkpoint-best.pth --json",
            "  biapy info train/labels"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class InfoCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PATH", description = "A file or a folder.")
    private Path path;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Description description = Description.of(path);
        common.say(description.toString());
        common.emit(description.toMap());
        return 0;
    }
}
