package io.biapy.cli;

import io.biapy.core.error.InputException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a page about a volume is written, and what it is scored against. */
final class ReportOptions {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Tile by tile, of one image: write a page (HTML) with sections through the volume, sizes of objects"
                            + " and the time of each pass.")
    private @Nullable Path report;

    @Option(
            names = "--truth",
            paramLabel = "PATH",
            description = "True labels of that image: the report shows them too, and scores against them.")
    private @Nullable Path truth;

    /**
     * The page that is written at the end, if one is. To be asked before any work: refuses it for several images, where it exists, and where the true labels
     * are not as large as the image.
     */
    Optional<ReportFile> file(TileOptions tiles, FileJobs jobs, OutputOptions out) {
        if (report == null) {
            if (truth != null) {
                throw new InputException("--truth is for --report; to score labels that are there: biapy evaluate.");
            }
            return Optional.empty();
        }
        if (!tiles.areGiven() || jobs.size() != 1) {
            throw new InputException("--report is about one image that is worked on tile by tile"
                    + (tiles.areGiven() ? ", but there are " + jobs.size() + "." : "; give --tile auto."));
        }
        out.requireFree(report);
        return Optional.of(new ReportFile(report, Optional.ofNullable(truth)));
    }
}
