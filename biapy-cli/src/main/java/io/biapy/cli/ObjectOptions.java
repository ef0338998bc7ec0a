package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.instance.measure.ObjectContours;
import io.biapy.instance.measure.ObjectSurfaces;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.instance.measure.ObjectTally;
import io.biapy.instance.measure.RegionProperties;
import io.biapy.instance.measure.RegionProperty;
import io.biapy.io.export.GeoJsonFile;
import io.biapy.io.export.MeshFile;
import io.biapy.io.export.Outline;
import io.biapy.io.export.RoiZipFile;
import io.biapy.metrics.table.ResultTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written of the objects beside their labels: a table, outlines, surfaces. */
final class ObjectOptions {
    /** For QuPath, or for ImageJ's ROI manager. */
    enum Contours {
        GEOJSON,
        ZIP
    }

    /** Formats of surfaces. */
    enum Surfaces {
        OBJ,
        STL
    }

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
            names = "--contours",
            paramLabel = "FORMAT",
            description = "Write outlines beside each label image: geojson (QuPath) or zip (ImageJ's ROI manager).")
    private @Nullable Contours contours;

    @Option(
            names = "--surfaces",
            paramLabel = "FORMAT",
            description =
                    "Write the surface of each object, obj or stl, in a folder NAME-surfaces beside each label image.")
    private @Nullable Surfaces surfaces;

    /** Where the table goes: as asked for, else {@code usual}. */
    Optional<Path> tableFile(Optional<Path> usual) {
        return objects == null ? usual : Optional.of(objects);
    }

    /** To be asked before any work: that nothing is overwritten unasked, and that all names are known. */
    void check(FileJobs jobs, OutputOptions out, Optional<Path> table) {
        table.ifPresent(out::requireFree);
        if (properties != null) {
            if (table.isEmpty()) {
                throw new InputException("--properties are columns of a table; say with --objects where it goes.");
            }
            RegionProperty.parseList(properties, true);
        }
        for (FileJobs.Job job : jobs.list()) {
            contourFile(job.output()).ifPresent(out::requireFree);
            surfaceFolder(job.output()).ifPresent(out::requireFree);
        }
    }

    ObjectTable measure(LabelImage labels, Optional<FloatImage> image, Workers workers) {
        RegionProperties measured = RegionProperties.of(labels);
        if (image.isPresent()) {
            measured = measured.intensity(image.get());
        }
        return (properties == null ? measured : measured.with(RegionProperty.parseList(properties, image.isPresent())))
                .measure(workers);
    }

    /** To be asked before any work tile by tile: refuses what looks at objects as a whole. */
    void requireByBlocks() {
        if (contours != null || surfaces != null) {
            throw new InputException("--contours and --surfaces look at objects as a whole; leave them out, or decode"
                    + " without tiles.");
        }
        ObjectTally.require(blockProperties());
    }

    private List<RegionProperty> blockProperties() {
        return properties == null ? List.of() : RegionProperty.parseList(properties, false);
    }

    ObjectTable measure(ObjectTally tally, ImageSource labelled) {
        return tally.table(
                labelled.name(), labelled.calibration(), labelled.size().is2D(), blockProperties());
    }

    void writeShapes(LabelImage labels, Path output) {
        contourFile(output).ifPresent(file -> writeContours(labels, file));
        surfaceFolder(output).ifPresent(folder -> ObjectSurfaces.of(labels)
                .forEach(mesh -> MeshFile.write(
                        folder.resolve(mesh.label() + extension(surfaces)), mesh.points(), mesh.triangles())));
    }

    /** Nothing where there is no object. */
    static void writeTable(Path file, List<Map<String, ?>> rows) {
        if (!rows.isEmpty()) {
            WriteAside.text(file, ResultTable.ofMaps(rows).toCsv());
        }
    }

    private void writeContours(LabelImage labels, Path file) {
        ObjectContours outlines = ObjectContours.of(labels);
        List<Outline> all = outlines.all().stream()
                .map(c -> new Outline("Object " + c.label(), c.slice(), c.polygons()))
                .toList();
        if (contours == Contours.ZIP) {
            RoiZipFile.write(file, all);
        } else {
            GeoJsonFile.write(file, all);
        }
    }

    private Optional<Path> contourFile(Path output) {
        return contours == null
                ? Optional.empty()
                : Optional.of(FileJobs.beside(output, stem(output) + extension(contours)));
    }

    private Optional<Path> surfaceFolder(Path output) {
        return surfaces == null ? Optional.empty() : Optional.of(FileJobs.beside(output, stem(output) + "-surfaces"));
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String extension(@Nullable Enum<?> format) {
        return format == null ? "" : "." + format.name().toLowerCase(Locale.ROOT);
    }
}
