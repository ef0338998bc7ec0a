package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy targets}: labels to what a network would be trained on. */
@Command(
        name = "targets",
        header = "Labels to the channels that a network learns.",
        description = {
            "",
            "Writes the target channels of labels, as a network would be trained on them: 32-bit float, one plane a channel"
                    + " in the order given.",
            "--out is a file in the format that its extension names, such as TIFF, .npy (axes z, y, x, channel) or .zarr, or a"
                    + " folder where --label is one.",
            "With --tile or --max-memory labels of any size are read and targets written block by block, with the same bits."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Channels: F foreground, B background, P middle, C contour, H V Z offsets from the centre along x, y, z, Db distance to the",
            "border, Dc to the centre, Dn to the next object, D to the border and -1 outside, T where objects touch, M foreground",
            "with contour, A affinities, R rays, Gz,Gv,Gh flows, E embedding, We weights of borders, I the labels; options in",
            "brackets, for example F[erosion=1], C[mode=inner], P[type=skeleton], Db[val_type=raw], Dn[closing_size=0], R[nrays=64],",
            "A[offsets=0x0x1/0x1x0/0x0x9] (z, y and x of each), Gv[gradient_type=omnipose].",
            "",
            "Examples:",
            "  biapy targets --channels F,C,Db --label cells.tif --out targets.tif",
            "  biapy targets --channels 'F[erosion=1],C[mode=inner]' --label labels --out targets --format npy",
            "  biapy targets --channels 'F,Db[val_type=raw]' --label volume.tif --out targets.tif --voxel-size 2,0.5,0.5",
            "  biapy targets --channels F,C,Db --label brain.zarr --out targets.zarr --max-memory 2GB"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TargetsCommand implements Callable<Integer> {
    /** What files in an output folder are. */
    enum Format {
        TIF,
        NPY
    }

    @Option(names = "--channels", required = true, paramLabel = "CODES", description = "Channels, for example F,C,Db.")
    private TargetChannels channels;

    @Option(names = "--label", required = true, paramLabel = "PATH", description = "Labels: a file or a folder.")
    private Path label;

    @Mixin
    private OutputOptions out;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Of the files in an output folder: ${COMPLETION-CANDIDATES} (default: tif).")
    private Format format = Format.TIF;

    @ArgGroup(validate = false, heading = "%nTile by tile:%n", order = 0)
    private TileOptions tiles = new TileOptions();

    @Mixin
    private VoxelSizeOption voxelSize;

    @Mixin
    private Selection selection;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        FileJobs jobs =
                FileJobs.plan(label, selection.of(label), out, format == Format.TIF ? "tif" : "npy", tiles.areGiven());
        jobs.list().forEach(job -> ImageFormats.of(job.input().path()));
        if (tiles.areGiven()) {
            tileByTile(jobs);
        } else {
            inMemory(jobs);
        }
        if (!tiles.planOnly()) {
            if (tiles.areGiven()) {
                TiledDecode.forget(jobs);
            }
            report(jobs);
        }
        return 0;
    }

    private void tileByTile(FileJobs jobs) {
        TiledTargetsRun tiled = TiledTargetsRun.of(channels, tiles, common);
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            for (FileJobs.Job job : jobs.list()) {
                try (LabelSource labels = voxelSize.of(job.input().openLabels())) {
                    if (tiles.planOnly()) {
                        common.say(job.input().name() + ": " + tiled.plan(labels));
                    } else {
                        tiled.make(labels, job.input().path(), job.output(), out.overwrites(), workers, progress);
                    }
                } catch (FileException e) {
                    throw e;
                } catch (InputException e) {
                    throw new FileException(job.input().path(), String.valueOf(e.getMessage()), e);
                }
            }
        }
    }

    private void inMemory(FileJobs jobs) {
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            jobs.run("targets", workers, progress, common.cancellation(), job -> {
                try (LabelSource labels = job.input().openLabels()) {
                    Images.save(encode(voxelSize.of(labels.load()), workers), job.output(), out.ifExists());
                }
            });
        }
    }

    private void report(FileJobs jobs) {
        jobs.list().forEach(job -> common.say(job.output() + ": " + channels));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("channels", channels.list().stream().map(Object::toString).toList());
        result.put(
                "files",
                jobs.list().stream().map(job -> job.output().toString()).toList());
        common.emit(result);
    }

    private FloatImage encode(LabelImage labels, Workers workers) {
        return channels.in(labels.extent().z() == 1 ? 2 : 3)
                .encode(labels, workers)
                .withCalibration(labels.calibration());
    }
}
