package io.biapy.cli;

import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Workers;
import io.biapy.io.Conversion;
import io.biapy.io.Converted;
import io.biapy.io.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code biapy convert}: images and labels to other formats. */
@Command(
        name = "convert",
        header = "Images and labels to other formats.",
        description = {
            "",
            "Copies an image into the format that OUT names, block by block, or all images of a folder into another folder."
                    + " Voxel size, channels and type go along where the format has them; what it does not keep is said.",
            "A folder whose OUT is a file name becomes one volume, its files the slices. Labels (--labels) keep every id, and also come"
                    + " from and go to COCO (.json), run lengths (.csv) and masks of one file an object."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy convert brain.nii.gz brain.zarr",
            "  biapy convert nuclei.tif brain.zarr:/labels/nuclei --labels",
            "  biapy convert em.h5:/volumes/raw brain.n5/volumes/raw",
            "  biapy convert slices volume.tif --voxel-size 2,0.5,0.5",
            "  biapy convert labels labels-zarr --format zarr --labels",
            "  biapy convert series.tif third.tif --time 3",
            "  biapy convert labels annotations.json",
            "  biapy convert annotations.json labels",
            "  biapy convert stage1_train labels --labels"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConvertCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "A file, a folder, or annotations (.json, .csv).")
    private Path in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description =
                    "A file whose extension names the format, or a folder; refused where it exists, unless --overwrite is given.")
    private Path target;

    @Option(names = "--overwrite", description = "Replace what exists.")
    private boolean overwrite;

    @Option(names = "--labels", description = "They are labels: every id is kept.")
    private boolean labels;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "Of the files in an output folder: an extension such as tif, zarr, npy, png, or masks (default: tif).")
    private String format = "tif";

    @Option(
            names = "--axes",
            paramLabel = "LETTERS",
            description =
                    "What the dimensions of the input mean, slowest first, for example CZYX, where it does not say.")
    private @Nullable String axes;

    @Option(names = "--time", paramLabel = "N", description = "The point of a time series, from 0.")
    private @Nullable Long time;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "The images of annotations (.csv) that do not say how large these are.")
    private @Nullable Path images;

    @Mixin
    private VoxelSizeOption voxelSize;

    @Mixin
    private Selection selection;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (time != null && time < 0) {
            throw common.wrongUsage("--time must be at least 0, got " + time + ".");
        }
        OutputOptions out = OutputOptions.of(target, overwrite);
        List<Converted> results = new ArrayList<>();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            AnnotationFiles annotations = new AnnotationFiles(in, images, out, format, selection, common);
            if (annotations.areMeant(labels)) {
                return annotations.convert(labels, conversion(workers), progress);
            }
            boolean stack = ImageFormats.isFolderOfFiles(in)
                    && !Files.isDirectory(target)
                    && ImageFormats.byExtension(target).isPresent();
            if (stack) {
                out.requireFree(target);
                results.add(stack(conversion(workers).onProgress(progress), out));
            } else {
                files(out, workers, progress, results);
            }
        }
        report(results);
        return 0;
    }

    private Conversion conversion(Workers workers) {
        Axes wanted = axes == null ? Axes.AS_STORED : Axes.of(axes);
        Conversion conversion = (labels ? Conversion.labels() : Conversion.images())
                .axes(time == null ? wanted : wanted.atTime(time))
                .with(workers)
                .cancellable(common.cancellation());
        return voxelSize.value().map(conversion::voxelSize).orElse(conversion);
    }

    private Converted stack(Conversion conversion, OutputOptions out) {
        if (labels) {
            try (LabelSource source = Images.labelStack(in)) {
                return conversion.run(source, target, out.ifExists());
            }
        }
        try (ImageSource source = Images.stack(in)) {
            return conversion.run(source, target, out.ifExists());
        }
    }

    private void files(OutputOptions out, Workers workers, ConsoleProgress progress, List<Converted> results) {
        FileJobs jobs = FileJobs.plan(in, selection.of(in), out, format.toLowerCase(Locale.ROOT));
        jobs.list().forEach(job -> ImageFormats.named(job.output()));
        Map<FileJobs.Job, Converted> done = new ConcurrentHashMap<>();
        Conversion conversion = conversion(workers);
        if (jobs.size() == 1) {
            FileJobs.Job job = jobs.list().get(0);
            results.add(conversion.onProgress(progress).run(job.input().path(), job.output(), out.ifExists()));
            return;
        }
        jobs.run(
                "convert",
                workers,
                progress,
                common.cancellation(),
                job -> done.put(job, conversion.run(job.input().path(), job.output(), out.ifExists())));
        jobs.list().forEach(job -> results.add(Objects.requireNonNull(done.get(job))));
    }

    private void report(List<Converted> results) {
        results.forEach(result -> {
            common.say(result.toString());
            result.notes().forEach(note -> common.note(result.file().getFileName() + ": " + note));
        });
        List<Converted> unmeasured = results.stream()
                .filter(result -> !result.size().is2D() && !result.calibration().isKnown())
                .filter(result -> result.notes().stream().noneMatch(note -> note.contains("voxel size")))
                .toList();
        if (!unmeasured.isEmpty()) {
            common.note(unmeasured.get(0).file().getFileName()
                    + (unmeasured.size() == 1 ? "" : " and " + (unmeasured.size() - 1) + " more")
                    + ": no voxel size is known; tell it with --voxel-size Z,Y,X.");
        }
        List<Map<String, Object>> files = new ArrayList<>();
        for (Converted result : results) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("file", result.file().toString());
            file.put("format", result.format());
            file.put(
                    "size",
                    List.of(result.size().z(), result.size().y(), result.size().x()));
            file.put("channels", (long) result.channels());
            file.put("type", result.pixelType().name().toLowerCase(Locale.ROOT));
            file.put(
                    "voxel_size",
                    result.calibration().isKnown() ? result.calibration().toString() : "unknown");
            file.put("notes", result.notes());
            files.add(file);
        }
        common.emit(Map.of("files", files));
    }
}
