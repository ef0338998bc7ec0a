package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.io.ImageFile;
import io.biapy.io.ImageFiles;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy decode}: a network's prediction to labels. */
@Command(
        name = "decode",
        header = "Predicted channels to labelled instances.",
        description = {
            "",
            "Finds instances with BiaPy's automatic settings for the channels where no option says otherwise.",
            "Predictions are .npy or TIFF files, one or a folder of them; labels are written as TIFF, or in the format that"
                    + " the extension of --out names."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy decode --channels F,C --in raw_predictions --out labels",
            "  biapy decode --channels F,C --in cells.npy --out cells.tif --seed-threshold F=0.6,C=0.2",
            "  biapy decode --channels F,C --in volume.npy --axes CZYX --out labels.tif --fill-holes",
            "  biapy decode --channels Db,R --in stars.npy --out labels.tif --probability 0.5",
            "  biapy decode --channels F,P --in spots.npy --out spots.tif --refine remove_close_points=3",
            "  biapy decode --channels F,C --in brain.npy --out labels.npy --max-memory 2GB",
            "  biapy decode --channels F,C --in brain.zarr --out labels.zarr --tile auto --report brain.html --truth true.zarr",
            "  biapy decode --channels F,C --in volume.npy --out labels.tif --voxel-size 2,0.5,0.5 --objects objects.csv \\",
            "    --properties sphericity,solidity --remove-if 'volume < 30 or sphericity < 0.3 and volume < 100'"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DecodeCommand implements Callable<Integer> {
    @Mixin
    private DecoderOptions options;

    @Option(names = "--in", required = true, paramLabel = "PATH", description = "Predictions: a file or a folder.")
    private Path in;

    @Mixin
    private OutputOptions out;

    @Option(
            names = "--axes",
            paramLabel = "AXES",
            description = "What the dimensions of the files are, slowest first, for example ZYXC; default: as the file"
                    + " says or its shape suggests.")
    private @Nullable String axes;

    @Mixin
    private Selection selection;

    @ArgGroup(validate = false, heading = "%nTile by tile:%n", order = 0)
    private TileOptions tiles = new TileOptions();

    @Mixin
    private ReportOptions report;

    @Option(
            names = "--image",
            paramLabel = "PATH",
            description = "Measure brightness in this image, or in those of a folder with the same names.")
    private @Nullable Path image;

    @Mixin
    private VoxelSizeOption voxelSize;

    @Mixin
    private ObjectOptions objectOptions;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        InstanceDecoder decoder = options.decoder();
        RefinementOptions refinement = options.refinement();
        FileJobs jobs = FileJobs.plan(in, selection.of(in), out, "tif", tiles.areGiven());
        Optional<Path> table = objectOptions.tableFile(Optional.empty());
        Optional<ImageFiles> images = image == null ? Optional.empty() : Optional.of(Images.folder(image));
        requireAll(jobs, images, table);
        Optional<ReportFile> page = report.file(tiles, jobs, out);
        if (tiles.areGiven()) {
            return tileByTile(decoder, refinement, jobs, images, table, page);
        }

        Map<Path, FoundObjects.Tally> results = new ConcurrentHashMap<>();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            InstanceDecoder shared = decoder.withWorkers(workers); // who has no file left helps with the others
            jobs.run("decode", workers, progress, common.cancellation(), job -> {
                FloatImage prediction = refinement.smoothed(load(job.input().path()), workers);
                LabelImage labels = refinement.refined(
                        shared.decode(prediction).withName(job.input().name()),
                        prediction,
                        options.predicted().codes());
                FoundObjects found = objectOptions.measure(labels, light(images, job), table.isPresent(), workers);
                Images.save(found.labels(), job.output(), out.ifExists());
                objectOptions.writeShapes(found.labels(), job.output());
                results.put(job.output(), found.tally());
            });
        }
        List<FoundObjects.Tally> ordered = jobs.list().stream()
                .map(job -> Objects.requireNonNull(results.get(job.output())))
                .toList();
        writeTable(table, ordered);
        report(decoder, refinement, jobs, ordered);
        return 0;
    }

    private int tileByTile(
            InstanceDecoder decoder,
            RefinementOptions refinement,
            FileJobs jobs,
            Optional<ImageFiles> images,
            Optional<Path> table,
            Optional<ReportFile> report) {
        objectOptions.requireByBlocks();
        TiledDecode tiled = TiledDecode.of(decoder, options.predicted().codes(), refinement, tiles, common);
        List<FoundObjects.Tally> results = new ArrayList<>();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            for (FileJobs.Job job : jobs.list()) {
                byTiles(tiled, job, images.map(all -> imageOf(all, job)), table.isPresent(), report, workers, progress)
                        .ifPresent(results::add);
            }
        }
        if (!tiles.planOnly()) {
            writeTable(table, results);
            table.ifPresent(file -> TiledDecode.note(jobs.list().get(0).output(), file));
            TiledDecode.forget(jobs);
            report(decoder, refinement, jobs, results);
        }
        return 0;
    }

    /** What was found; nothing where only the plan was asked for. */
    private Optional<FoundObjects.Tally> byTiles(
            TiledDecode tiled,
            FileJobs.Job job,
            Optional<ImageFile> image,
            boolean withTable,
            Optional<ReportFile> report,
            Workers workers,
            ConsoleProgress progress) {
        try (ImageSource prediction = open(job.input().path());
                Opened light = new Opened(image.map(ImageFile::open))) {
            TiledDecode measuring = tiled.measuring(objectOptions.byTiles(
                    light.source.flatMap(objectOptions::light),
                    image.map(file -> TiledDecode.identity(file.path())).orElse(""),
                    withTable));
            if (tiles.planOnly()) {
                common.say(job.input().name() + ": " + measuring.plan(prediction));
                return Optional.empty();
            }
            report.ifPresent(page -> page.check(prediction));
            TiledDecoding.Outcome found = measuring.decode(
                    prediction,
                    TiledDecode.identity(job.input().path()),
                    job.output(),
                    out.overwrites(),
                    () -> {},
                    workers,
                    progress);
            report.ifPresent(page -> page.write(
                    light.source.orElse(prediction),
                    prediction.calibration(),
                    found,
                    job.output(),
                    measuring.settings(prediction),
                    workers,
                    common.cancellation()));
            report.ifPresent(page -> TiledDecode.note(job.output(), page.file()));
            return Optional.of(
                    objectOptions.tally(found, prediction, job.input().name(), withTable));
        }
    }

    /** An image that may be there, and is closed then. */
    private record Opened(Optional<ImageSource> source) implements AutoCloseable {
        @Override
        public void close() {
            source.ifPresent(ImageSource::close);
        }
    }

    private static void writeTable(Optional<Path> table, List<FoundObjects.Tally> results) {
        table.ifPresent(file -> ObjectOptions.writeTable(file, results));
    }

    /** All that headers tell, and what exists, before the first file is decoded. */
    private void requireAll(FileJobs jobs, Optional<ImageFiles> images, Optional<Path> table) {
        boolean hasLight = images.isPresent();
        Set<Boolean> flat = new HashSet<>();
        for (FileJobs.Job job : jobs.list()) {
            try (ImageSource prediction = open(job.input().path())) {
                options.requirePlanes(job.input().path(), prediction.channels());
                job.requireLabelsFit(prediction.size());
                flat.add(prediction.size().is2D());
                if (images.isPresent()) {
                    hasLight &= requireImage(imageOf(images.get(), job), prediction);
                }
            }
        }
        objectOptions.check(jobs, out, table, hasLight);
        if (table.isPresent() && flat.size() > 1) {
            throw new InputException("Areas and volumes do not share a table, but " + in
                    + " holds 2D and 3D predictions; decode them apart, or leave --objects out.");
        }
    }

    private boolean requireImage(ImageFile file, ImageSource prediction) {
        try (ImageSource source = file.open()) {
            if (!source.size().equals(prediction.size())) {
                throw new FileException(
                        file.path(),
                        "has " + source.size() + " voxels, but the prediction " + prediction.name() + " has "
                                + prediction.size() + "; brightness is measured voxel by voxel.");
            }
            return objectOptions.light(source).isPresent();
        }
    }

    private ImageFile imageOf(ImageFiles images, FileJobs.Job job) {
        return images.size() == 1 && !ImageFormats.isFolderOfFiles(in)
                ? images.iterator().next()
                : images.get(job.input().name());
    }

    private Optional<FloatImage> light(Optional<ImageFiles> images, FileJobs.Job job) {
        if (images.isEmpty()) {
            return Optional.empty();
        }
        try (ImageSource source = imageOf(images.get(), job).open()) {
            return objectOptions.light(source).map(ImageSource::load);
        }
    }

    private ImageSource open(Path file) {
        return axes == null ? voxelSize.open(file) : voxelSize.open(file, axes);
    }

    private FloatImage load(Path file) {
        try (ImageSource prediction = open(file)) {
            return prediction.load();
        }
    }

    private void report(
            InstanceDecoder decoder, RefinementOptions refinement, FileJobs jobs, List<FoundObjects.Tally> results) {
        List<Map<String, Object>> files = new ArrayList<>();
        long sum = 0;
        for (int k = 0; k < jobs.size(); k++) {
            FileJobs.Job job = jobs.list().get(k);
            int count = results.get(k).count();
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", job.input().name());
            file.put("file", job.output().toString());
            file.put("objects", count);
            files.add(file);
            sum += count;
            common.say(job.output() + ": " + count + (count == 1 ? " object" : " objects"));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", files);
        all.put("objects", sum);
        all.put("decoder", decoder.toString());
        all.put("refinement", refinement.refinement().toString());
        common.emit(all);
    }
}
