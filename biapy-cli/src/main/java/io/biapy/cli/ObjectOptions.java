package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.instance.measure.BiapyProperties;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.instance.measure.PropertyFilter;
import io.biapy.instance.measure.RegionProperties;
import io.biapy.instance.measure.RegionProperty;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledMeasures;
import io.biapy.metrics.table.ResultTable;
import java.io.BufferedWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which objects stay, and what is written of them beside their labels. */
final class ObjectOptions {
    @Option(names = "--objects", paramLabel = "FILE", description = "Write a table of all objects of all images (CSV).")
    private @Nullable Path objects;

    @Option(
            names = "--properties",
            paramLabel = "LIST",
            description =
                    "Measure these too, with commas between: all, or for example perimeter, circularity, sphericity,"
                            + " solidity, feret_max, euler_number.")
    private @Nullable String properties;

    @Option(
            names = "--biapy-table",
            description =
                    "The table has BiaPy's columns and numbers (sizes cut to whole numbers, the rest in voxels), and"
                            + " --remove-if goes by them; removed objects stay in it with a comment. --properties then are"
                            + " scikit-image's.")
    private boolean biapyTable;

    @Option(
            names = "--remove-if",
            paramLabel = "CONDITIONS",
            description =
                    "Remove objects by what they measure, in the unit of the voxel size: conditions joined by \"and\","
                            + " groups of them by \"or\", for example \"npixels < 20 or circularity < 0.5 and area < 80\".")
    private @Nullable String removeIf;

    @Option(
            names = "--intensity-channel",
            paramLabel = "NAME",
            description = "Measure brightness in this channel, its name or its number from 0 (default: the only one).")
    private @Nullable String intensityChannel;

    @Mixin
    private ShapeOptions shapes = new ShapeOptions();

    /** Where the table goes: as asked for, else {@code usual}. */
    Optional<Path> tableFile(Optional<Path> usual) {
        return objects == null ? usual : Optional.of(objects);
    }

    /**
     * To be asked before any work: that nothing is overwritten unasked, and that all names are known.
     *
     * @param hasLight whether there is one channel a image to measure brightness in
     */
    void check(FileJobs jobs, OutputOptions out, Optional<Path> table, boolean hasLight) {
        table.ifPresent(out::requireFree);
        if ((properties != null || biapyTable) && table.isEmpty()) {
            throw new InputException((biapyTable ? "--biapy-table is a form" : "--properties are columns")
                    + " of the table; say with --objects where it goes.");
        }
        if (biapyTable) {
            BiapyProperties.requireKnown(filter(), biapyNames(), hasLight);
        } else {
            requireLight(wanted(false).stream(), "--properties", hasLight);
            requireLight(filter().properties().stream(), "--remove-if", hasLight);
        }
        jobs.list().forEach(job -> shapes.requireFree(job.output(), out));
    }

    private static void requireLight(Stream<RegionProperty> wanted, String option, boolean hasLight) {
        wanted.filter(p -> p.needsIntensity() && !hasLight).findFirst().ifPresent(p -> {
            throw new InputException(option + " asks for " + p.columnName(true)
                    + ", which is measured in one channel of an image: name it with --intensity-channel where there are"
                    + " several, and give decode its images with --image.");
        });
    }

    private PropertyFilter filter() {
        return removeIf == null ? PropertyFilter.none() : PropertyFilter.parse(removeIf);
    }

    /** "all" is all that can be measured. */
    private List<RegionProperty> wanted(boolean hasLight) {
        return properties == null ? List.of() : RegionProperty.parseList(properties, hasLight);
    }

    private List<String> biapyNames() {
        return properties == null
                ? List.of()
                : Arrays.stream(properties.split(",", -1)).map(String::strip).toList();
    }

    /** Whether the channel to measure brightness in is clear. */
    boolean knowsLight(int channels) {
        return channels == 1 || intensityChannel != null;
    }

    /** Where brightness is measured: in the channel asked for, else in the only one. */
    Optional<ImageSource> light(ImageSource image) {
        if (intensityChannel == null) {
            return image.channels() == 1 ? Optional.of(image) : Optional.empty();
        }
        boolean number = !image.channelNames().contains(intensityChannel) && intensityChannel.matches("\\d{1,4}");
        return Optional.of(
                number && Integer.parseInt(intensityChannel) < image.channels()
                        ? image.channel(Integer.parseInt(intensityChannel))
                        : image.channel(intensityChannel));
    }

    /**
     * Measures the objects of one image where a table or a filter asks for it, and takes away those that the filter names.
     *
     * @param light what {@link #light} gave, loaded
     */
    FoundObjects measure(LabelImage labels, Optional<FloatImage> light, boolean withTable, Workers workers) {
        PropertyFilter filter = filter();
        if (!withTable && filter.isEmpty()) {
            return FoundObjects.unmeasured(labels);
        }
        if (biapyTable) {
            BiapyProperties measured =
                    BiapyProperties.of(labels, filter, light.map(List::of).orElse(List.of()), biapyNames());
            return FoundObjects.of(measured.kept(), measured.toResultTable());
        }
        RegionProperties asked = RegionProperties.of(labels).with(filter.properties());
        asked = light.isPresent() ? asked.intensity(light.get()) : asked;
        ObjectTable table = asked.with(wanted(light.isPresent())).measure(workers);
        return FoundObjects.of(
                filter.remove(labels, table),
                table.without(filter.removed(table)).toResultTable());
    }

    /** To be asked before any work tile by tile: refuses what needs all labels in memory. */
    void requireByBlocks() {
        if (shapes.areGiven() || biapyTable) {
            throw new InputException("--contours, --surfaces and --biapy-table need all labels in memory;"
                    + " leave them out, or decode without tiles.");
        }
    }

    /** What tiles measure where {@link #measure} would do it in memory. */
    TiledMeasures byTiles(Optional<ImageSource> light, String lightIs, boolean withTable) {
        TiledMeasures measures = TiledMeasures.none().removing(filter());
        measures = withTable ? measures.with(wanted(light.isPresent())) : measures;
        return light.isPresent() && (withTable || !filter().isEmpty())
                ? measures.intensity(light.get(), lightIs)
                : measures;
    }

    /** What {@link #byTiles} measured. */
    FoundObjects.Tally tally(TiledDecoding.Outcome found, ImageSource labelled, String name, boolean withTable) {
        int count = found.objects().objects() - found.removed().size();
        return new FoundObjects.Tally(
                name,
                count,
                withTable
                        ? Optional.of(found.objects()
                                .table(
                                        name,
                                        labelled.calibration(),
                                        labelled.size().is2D(),
                                        wanted(found.objects().hasLight()))
                                .without(found.removed())
                                .toResultTable())
                        : Optional.empty());
    }

    void writeShapes(LabelImage labels, Path output) {
        shapes.write(labels, output);
    }

    /** Nothing where there is no object. */
    static void writeTable(Path file, List<FoundObjects.Tally> found) {
        ResultTable table = FoundObjects.table(found);
        if (table.rows().isEmpty()) {
            return;
        }
        WriteAside.write(file, out -> {
            Writer text = new BufferedWriter(Channels.newWriter(out, StandardCharsets.UTF_8));
            table.writeCsv(text);
            text.flush();
        });
    }
}
