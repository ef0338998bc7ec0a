package io.biapy.cli;

import io.biapy.core.image.LabelImage;
import io.biapy.instance.measure.ObjectContours;
import io.biapy.instance.measure.ObjectSurfaces;
import io.biapy.io.export.GeoJsonFile;
import io.biapy.io.export.MeshFile;
import io.biapy.io.export.Outline;
import io.biapy.io.export.RoiZipFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Outlines and surfaces of objects, written beside their labels. */
final class ShapeOptions {
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

    boolean areGiven() {
        return contours != null || surfaces != null;
    }

    /** To be asked before any work: that nothing is overwritten unasked. */
    void requireFree(Path labels, OutputOptions out) {
        contourFile(labels).ifPresent(out::requireFree);
        surfaceFolder(labels).ifPresent(out::requireFree);
    }

    /** @param output where the labels lie */
    void write(LabelImage labels, Path output) {
        contourFile(output).ifPresent(file -> writeContours(labels, file));
        surfaceFolder(output).ifPresent(folder -> ObjectSurfaces.of(labels)
                .forEach(mesh -> MeshFile.write(
                        folder.resolve(mesh.label() + extension(surfaces)), mesh.points(), mesh.triangles())));
    }

    private void writeContours(LabelImage labels, Path file) {
        List<Outline> all = ObjectContours.of(labels).all().stream()
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
