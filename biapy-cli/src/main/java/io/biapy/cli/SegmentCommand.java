package io.biapy.cli;

import io.biapy.core.engine.Engines;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.Segmentation;
import io.biapy.instance.Segmenter;
import io.biapy.instance.spec.UnpredictedParts;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledMeasures;
import io.biapy.io.Images;
import io.biapy.io.export.Overlay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy segment}: images to labels with a model. */
@Command(
        name = "segment",
        description = {
            "Segments images with a trained model: one label TIFF an image.",
            "Of a folder, a table of all objects (objects.csv) is written beside the labels, unless --objects names another file."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy segment --model nuclei --in images --out labels",
            "  biapy segment --model nuclei --in cells.png --out cells-labels.tif --contours geojson",
            "  biapy segment --model biapy-checkpoint-best.pth --in images --out labels --overlays \\",
            "    --list split.csv --subset test",
            "  biapy segment --model nuclei --in brain.npy --out labels.npy --max-memory 2GB",
            "  biapy segment --model nuclei --in brain.zarr --out labels.zarr --tile auto --prediction-type uint8 --raw-prediction",
            "  biapy segment --model nuclei --in brain.zarr --out labels.zarr --tile auto --z-range 100:400 --roi tissue.zarr",
            "  biapy segment --model nuclei --in images --out labels --voxel-size 0.5,0.5 --refine clear_border \\",
            "    --properties circularity,intensity_median --remove-if 'area < 20 or circularity < 0.4'"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SegmentCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "Folder of a trained model, or a BiaPy checkpoint (.pth).")
    private Path modelPath;

    @Option(names = "--in", required = true, paramLabel = "PATH", description = "Images: a file or a folder.")
    private Path in;

    @Mixin
    private Selection selection;

    @Mixin
    private OutputOptions out;

    @Mixin
    private PredictionOptions predictions;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private AugmentationOptions augmentation;

    @Option(names = "--overlays", description = "Write pictures with outlines too, in overlays/NAME.png.")
    private boolean overlays;

    @Mixin
    private VoxelSizeOption voxelSize;

    @ArgGroup(validate = false, heading = "%nTile by tile:%n", order = 0)
    private TileOptions tiles = new TileOptions();

    @Mixin
    private ReportOptions report;

    @Mixin
    private RegionOptions region;

    @ArgGroup(validate = false, heading = "%nBefore and after the model's own decoding:%n")
    private RefinementOptions refinement = new RefinementOptions();

    @Mixin
    private ObjectOptions objectOptions;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        FileJobs jobs = FileJobs.plan(in, selection.of(in), out, "tif", tiles.areGiven());
        Optional<Path> table = objectOptions.tableFile(
                ImageFormats.isFolderOfFiles(in) ? Optional.of(out.path().resolve("objects.csv")) : Optional.empty());
        table.ifPresent(out::requireFree);
        region.check(tiles, jobs);
        InstanceModel model = augmentation.of(InstanceModel.load(modelPath));
        predictions.check();
        SampleFilter filter = samples.filter();
        filter.requireNoLabels();
        predictions.type().requireFit(model.channels());
        refinement.check(model.channels().codes());
        if (region.areGiven() || !filter.isEmpty()) {
            UnpredictedParts.requireEmpty(model.decoding(), refinement.refinement());
        }
        objectOptions.check(
                jobs,
                out,
                table,
                objectOptions.knowsLight(model.network().graph().inputChannels()));
        requireAll(jobs, model);
        Optional<TiledSegment> tiled = tiles.areGiven() ? Optional.of(tiled(model, filter)) : Optional.empty();
        Optional<ReportFile> page = report.file(tiles, jobs, out);
        tiled.ifPresent(plan -> plan(jobs, plan, page)); // refuses what is impossible before any work
        if (tiles.planOnly()) {
            return 0;
        }
        List<Map<String, Object>> files = new ArrayList<>();
        List<FoundObjects.Tally> objects = new ArrayList<>();
        try (Segmenter segmenter = model.open(Engines.best(), common.threads());
                Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            segmenter
                    .cancellable(common.cancellation())
                    .predictionType(predictions.type())
                    .filterSamples(filter);
            for (FileJobs.Job job : jobs.list()) {
                progress.update(
                        "segment", files.size(), jobs.size(), job.input().name());
                FoundObjects.Tally found = tiled.isPresent()
                        ? byTiles(tiled.get(), segmenter, job, table.isPresent(), page, workers, progress)
                        : segment(segmenter, job, table.isPresent(), workers);
                objects.add(found);
                Map<String, Object> file = new LinkedHashMap<>();
                file.put("name", job.input().name());
                file.put("file", job.output().toString());
                file.put("objects", found.count());
                files.add(file);
            }
            progress.update("segment", files.size(), jobs.size(), "");
        }
        table.ifPresent(file -> ObjectOptions.writeTable(file, objects));
        if (tiled.isPresent()) {
            table.ifPresent(file -> TiledDecode.note(jobs.list().get(0).output(), file));
            TiledDecode.forget(jobs);
        }
        files.forEach(f -> common.say(f.get("file") + ": " + f.get("objects")
                + (Objects.equals(f.get("objects"), 1) ? " object" : " objects")));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("images", files);
        result.put(
                "objects",
                files.stream()
                        .mapToLong(f -> ((Number) Objects.requireNonNull(f.get("objects"))).longValue())
                        .sum());
        common.emit(result);
        return 0;
    }

    /** Refuses, before any work, what tiles cannot do. */
    private TiledSegment tiled(InstanceModel model, SampleFilter filter) {
        if (overlays) {
            throw new InputException("--overlays draws whole images; leave it out, or segment without tiles.");
        }
        objectOptions.requireByBlocks();
        return new TiledSegment(
                model,
                modelPath,
                TiledDecode.of(model.decoding(), refinement, tiles, common),
                tiles.maxMemory(),
                region,
                predictions.type(),
                filter,
                common);
    }

    private void plan(FileJobs jobs, TiledSegment tiled, Optional<ReportFile> report) {
        for (FileJobs.Job job : jobs.list()) {
            try (ImageSource image = voxelSize.open(job.input().path())) {
                report.ifPresent(page -> page.check(image));
                String plan = tiled.plan(image, rawPrediction(job));
                if (tiles.planOnly()) {
                    common.say(job.input().name() + ": " + plan);
                }
            }
        }
    }

    private FoundObjects.Tally byTiles(
            TiledSegment tiled,
            Segmenter segmenter,
            FileJobs.Job job,
            boolean withTable,
            Optional<ReportFile> report,
            Workers workers,
            ConsoleProgress progress) {
        try (ImageSource image = voxelSize.open(job.input().path())) {
            segmenter.onProgress(progress);
            TiledMeasures measures = objectOptions.byTiles(
                    objectOptions.light(image), TiledDecode.identity(job.input().path()), withTable);
            TiledSegment measuring = tiled.measuring(measures);
            TiledDecoding.Outcome found = measuring.segment(
                    segmenter,
                    image,
                    job.input().path(),
                    job.output(),
                    rawPrediction(job),
                    out.overwrites(),
                    workers,
                    progress);
            report.ifPresent(page -> page.write(
                    objectOptions.light(image).orElse(image),
                    image.calibration(),
                    found,
                    job.output(),
                    measuring.settings(image),
                    workers,
                    common.cancellation()));
            report.ifPresent(page -> TiledDecode.note(job.output(), page.file()));
            return objectOptions.tally(found, image, job.input().name(), withTable);
        }
    }

    /** All that headers tell, and what exists, before the first image is segmented. */
    private void requireAll(FileJobs jobs, InstanceModel model) {
        List<String> problems = new ArrayList<>();
        for (FileJobs.Job job : jobs.list()) {
            rawPrediction(job).ifPresent(out::requireFree);
            if (overlays) {
                out.requireFree(overlay(job));
            }
            try (ImageSource image = voxelSize.open(job.input().path())) {
                model.network().requireFit(image);
                job.requireLabelsFit(image.size());
                objectOptions.light(image);
            } catch (FileException e) {
                problems.add(String.valueOf(e.getMessage()));
            } catch (InputException e) {
                problems.add(job.input() + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.size() + " of " + jobs.size() + " images cannot be segmented:\n  "
                    + String.join("\n  ", problems));
        }
    }

    private FoundObjects.Tally segment(Segmenter segmenter, FileJobs.Job job, boolean withTable, Workers workers) {
        try (ImageSource image = voxelSize.open(job.input().path())) {
            FloatImage raw = image.load();
            FloatImage prediction = segmenter.predict(raw);
            FloatImage smooth = refinement.smoothed(prediction, workers);
            Segmentation found = segmenter.decode(raw, smooth);
            LabelImage refined = refinement.refined(
                    found.labelImage(), smooth, segmenter.model().channels().codes());
            Optional<FloatImage> light =
                    objectOptions.light(image).map(channel -> raw.channels() == 1 ? raw : channel.load());
            FoundObjects objects = objectOptions.measure(refined, light, withTable, workers);
            save(found.withLabels(objects.labels()), prediction, job, workers);
            return objects.tally();
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(job.input().path(), String.valueOf(e.getMessage()), e);
        }
    }

    private void save(Segmentation found, FloatImage prediction, FileJobs.Job job, Workers workers) {
        objectOptions.writeShapes(found.labelImage(), job.output());
        Images.save(found.labelImage(), job.output(), out.ifExists());
        rawPrediction(job)
                .ifPresent(to -> KeptPrediction.write(
                        prediction, predictions.type(), to, workers, Progress.none(), common.cancellation()));
        if (overlays) {
            Overlay.of(found.raw()).outlines(found.labelImage()).save(overlay(job));
        }
    }

    private Optional<Path> rawPrediction(FileJobs.Job job) {
        return predictions.file(job, tiles.areGiven());
    }

    private static Path overlay(FileJobs.Job job) {
        return job.beside("overlays").resolve(job.input().name() + ".png");
    }
}
