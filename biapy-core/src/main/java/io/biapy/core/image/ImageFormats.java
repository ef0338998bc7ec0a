package io.biapy.core.image;

import io.biapy.core.error.FileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the image formats on the class path. Safe for several threads. */
public final class ImageFormats {
    private ImageFormats() {}

    /** All, sorted by name. */
    public static List<ImageFormat> available() {
        return Loaded.FORMATS;
    }

    /**
     * The format of an existing file: the one that recognises its content, else the one of its extension, which then says what is
     * wrong with the file. A {@link FileException} says what can be read where there is neither.
     */
    public static ImageFormat of(Path file) {
        if (!Files.exists(file)) {
            throw new FileException(file, "there is no such file.");
        }
        if (Files.isDirectory(file)) {
            throw new FileException(file, "is a folder; an image file was expected.");
        }
        return available().stream()
                .filter(format -> format.recognizes(file))
                .findFirst()
                .or(() -> byExtension(file))
                .orElseThrow(() ->
                        new FileException(file, "is in no image format known here. Can be read: " + described() + "."));
    }

    /** The format that the extension of {@code file} names, for a file that is to be written. */
    public static ImageFormat named(Path file) {
        return byExtension(file)
                .orElseThrow(() -> new FileException(
                        file, "its extension names no image format known here. Can be written: " + described() + "."));
    }

    /** The format that the extension of {@code file} names, whether the file exists or not; in capitals or not. */
    public static Optional<ImageFormat> byExtension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return available().stream()
                .filter(format -> format.extensions().stream().anyMatch(e -> name.endsWith("." + e)))
                .findFirst();
    }

    private static String described() {
        if (available().isEmpty()) {
            return "nothing, since no format is on the class path (add the dependency io.biapy:biapy-io)";
        }
        return available().stream()
                .map(f -> f.name() + " (." + String.join(", .", f.extensions()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static final class Loaded {
        static final List<ImageFormat> FORMATS = ServiceLoader.load(ImageFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ImageFormat::name))
                .toList();
    }
}
