package io.biapy.core.image;

import io.biapy.core.error.FileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the image formats on the class path. Safe for several threads. */
public final class ImageFormats {
    private ImageFormats() {}

    /** All, sorted by name, fallbacks last. */
    public static List<ImageFormat> available() {
        return Loaded.FORMATS;
    }

    /**
     * The format of an existing file: the one that recognises its content, else the one of its extension, which then says what is
     * wrong with the file. A {@link FileException} says what can be read, and what to add, where there is neither. Microscopes' own kinds of
     * TIFF and HDF5 (.lsm, .ims) are a fallback's, where there is one.
     */
    public static ImageFormat of(Path file) {
        Optional<ImageFormat> recognized = makers(file).or(() -> recognizing(file));
        if (recognized.isPresent()) {
            return recognized.get();
        }
        Optional<ImageFormat> named = byExtension(file);
        if (named.isPresent() && named.get().isContainer()) {
            return named.get(); // which says what is wrong inside
        }
        if (!Files.exists(file)) {
            throw new FileException(
                    file,
                    isOnServer(file)
                            ? "is on a server, and only Zarr and N5 (.zarr, .n5) are read from one; download it first."
                            : "there is no such file.");
        }
        if (Files.isDirectory(file)) {
            throw new FileException(file, "is a folder; an image file was expected.");
        }
        return named.or(() ->
                        fallbacks().filter(format -> format.recognizes(file)).findFirst())
                .orElseThrow(() -> UnknownFormat.of(file, described(ImageFormat::extensions)));
    }

    /** Whether a path is an address, whose slashes paths make one. */
    public static boolean isOnServer(Path file) {
        return file.toString().matches("https?:/.*");
    }

    private static Stream<ImageFormat> fallbacks() {
        return available().stream().filter(ImageFormat::isFallback);
    }

    /** A fallback for its own extensions. */
    private static Optional<ImageFormat> makers(Path file) {
        return byExtension(file).filter(format -> format.isFallback() && format.recognizes(file));
    }

    private static Optional<ImageFormat> recognizing(Path file) {
        return available().stream()
                .filter(format -> !format.isFallback() && format.recognizes(file))
                .findFirst();
    }

    /** Whether {@code path} is a folder of files, and not one that is itself an image, as those of Zarr are. */
    public static boolean isFolderOfFiles(Path path) {
        return Files.isDirectory(path)
                && byExtension(path).filter(ImageFormat::isContainer).isEmpty()
                && recognizing(path).isEmpty();
    }

    /** The format that the extension of {@code file} names, for a file that is to be written; one that is only read is refused, before there is anything to lose. */
    public static ImageFormat named(Path file) {
        ImageFormat format = byExtension(file)
                .orElseThrow(() -> new FileException(
                        file,
                        "its extension names no image format known here. Can be written: "
                                + described(ImageFormat::writtenExtensions) + "."));
        if (format.isFallback()) {
            throw new FileException(
                    file,
                    "is in a format that " + format.name() + " only reads. Can be written: "
                            + described(ImageFormat::writtenExtensions) + ".");
        }
        if (isOnlyRead(file, format)) {
            throw new FileException(
                    file,
                    "is in a form of " + format.name() + " that is only read. Can be written: "
                            + described(ImageFormat::writtenExtensions) + ".");
        }
        return format;
    }

    /** Whether the extension is one of those that are not written, such as that of a packed file. */
    private static boolean isOnlyRead(Path file, ImageFormat format) {
        Path named = hasExtension(file.getFileName(), format, format.extensions()) || !format.isContainer()
                ? file.getFileName()
                : StreamSupport.stream(file.spliterator(), false)
                        .filter(part -> hasExtension(part, format, format.extensions()))
                        .findFirst()
                        .orElse(file);
        return !hasExtension(named, format, format.writtenExtensions());
    }

    /** The format that the extension of {@code file} names, whether the file exists or not; in capitals or not. */
    public static Optional<ImageFormat> byExtension(Path file) {
        return available().stream()
                .filter(format -> hasExtension(file.getFileName(), format)
                        || (format.isContainer()
                                && StreamSupport.stream(file.spliterator(), false)
                                        .filter(part -> !format.isFallback()
                                                || part.toString().endsWith(":"))
                                        .anyMatch(part -> hasExtension(part, format))))
                .findFirst();
    }

    /** A container's name may end in a colon, behind which the path inside of it begins. */
    private static boolean hasExtension(@Nullable Path part, ImageFormat format) {
        return hasExtension(part, format, format.extensions());
    }

    private static boolean hasExtension(@Nullable Path part, ImageFormat format, List<String> extensions) {
        String whole = String.valueOf(part).toLowerCase(Locale.ROOT);
        String name = format.isContainer() && whole.endsWith(":") ? whole.substring(0, whole.length() - 1) : whole;
        return extensions.stream().anyMatch(e -> name.endsWith("." + e));
    }

    private static String described(Function<ImageFormat, List<String>> extensions) {
        if (available().isEmpty()) {
            return "nothing, since no format is on the class path (add the dependency io.biapy:biapy-io)";
        }
        return available().stream()
                .filter(format ->
                        !format.isFallback() && !extensions.apply(format).isEmpty())
                .map(f -> f.name() + " (." + String.join(", .", extensions.apply(f)) + ")")
                .collect(Collectors.joining(", "));
    }

    private static final class Loaded {
        static final List<ImageFormat> FORMATS = ServiceLoader.load(ImageFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ImageFormat::isFallback).thenComparing(ImageFormat::name))
                .toList();
    }
}
