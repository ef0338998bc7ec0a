package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.label.MedianFilter;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.instance.measure.ObjectTally;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.VoronoiGrowth;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "  biapy decode --channels F,C --in brain.npy --out labels.npy --max-memory 2GB"
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
    private ObjectOptions objectOptions;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        InstanceDecoder decoder = options.decoder();
        Refinement refinement = options.refinement();
        FileJobs jobs = FileJobs.plan(in, selection.of(in), out, "tif");
        Optional<Path> table = objectOptions.tableFile(Optional.empty());
        objectOptions.check(jobs, out, table);
        jobs.list().forEach(job -> requirePlanes(job.input().path()));
        if (tiles.areGiven()) {
            return tileByTile(decoder, refinement, jobs, table);
        }

        Map<Path, Integer> objects = new ConcurrentHashMap<>();
        Map<Path, ObjectTable> tables = new ConcurrentHashMap<>();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            InstanceDecoder shared = decoder.withWorkers(workers); // who has no file left helps with the others
            jobs.run("decode", workers, progress, common.cancellation(), job -> {
                LabelImage labels = decode(shared, refinement, load(job.input().path()), workers);
                Images.save(labels, job.output(), out.ifExists());
                objectOptions.writeShapes(labels, job.output());
                if (table.isPresent()) {
                    tables.put(job.output(), objectOptions.measure(labels, Optional.empty(), workers));
                }
                objects.put(job.output(), labels.objects());
            });
        }
        table.ifPresent(file -> ObjectOptions.writeTable(
                file,
                jobs.list().stream()
                        .flatMap(job -> Optional.ofNullable(tables.get(job.output())).stream()
                                .flatMap(rows -> ObjectRows.of(job.input().name(), rows).stream()))
                        .toList()));
        report(decoder, refinement, jobs, objects);
        return 0;
    }

    private int tileByTile(InstanceDecoder decoder, Refinement refinement, FileJobs jobs, Optional<Path> table) {
        if (!options.medians().isEmpty()) {
            throw new InputException("--median looks at whole images; leave it out, or decode without tiles.");
        }
        objectOptions.requireByBlocks();
        TiledDecode tiled = TiledDecode.of(decoder, refinement, tiles, common);
        List<Map<String, ?>> rows = new ArrayList<>();
        Map<Path, Integer> objects = new LinkedHashMap<>();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            for (FileJobs.Job job : jobs.list()) {
                try (ImageSource prediction = open(job.input().path())) {
                    if (tiles.planOnly()) {
                        common.say(job.input().name() + ": " + tiled.plan(prediction));
                        continue;
                    }
                    ObjectTally found = tiled.decode(
                                    prediction, job.input().path(), job.output(), out.overwrites(), workers, progress)
                            .objects();
                    objects.put(job.output(), found.objects());
                    if (table.isPresent()) {
                        rows.addAll(ObjectRows.of(job.input().name(), objectOptions.measure(found, prediction)));
                    }
                }
            }
        }
        if (!tiles.planOnly()) {
            table.ifPresent(file -> ObjectOptions.writeTable(file, rows));
            report(decoder, refinement, jobs, objects);
        }
        return 0;
    }

    private LabelImage decode(InstanceDecoder decoder, Refinement refinement, FloatImage prediction, Workers workers) {
        FloatImage smooth = prediction;
        for (MedianFilter filter : options.medians()) {
            smooth = filter.apply(smooth, workers);
        }
        LabelImage labels = decoder.decode(smooth);
        return refinement.needsMask()
                ? refinement.apply(
                        labels, VoronoiGrowth.over(smooth, options.predicted().codes()))
                : refinement.apply(labels);
    }

    private ImageSource open(Path file) {
        return axes == null ? Images.open(file) : Images.open(file, axes);
    }

    private void requirePlanes(Path file) {
        try (ImageSource prediction = open(file)) {
            options.requirePlanes(file, prediction.channels());
        }
    }

    private FloatImage load(Path file) {
        try (ImageSource prediction = open(file)) {
            return prediction.load();
        }
    }

    private void report(InstanceDecoder decoder, Refinement refinement, FileJobs jobs, Map<Path, Integer> objects) {
        List<Map<String, Object>> files = new ArrayList<>();
        long sum = 0;
        for (FileJobs.Job job : jobs.list()) {
            int count = objects.getOrDefault(job.output(), 0);
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
        all.put("refinement", refinement.toString());
        common.emit(all);
    }
}
