package io.biapy.io;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.SubsetTable;
import io.biapy.io.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image files of a folder (or one file), in natural order of their names, each name once; of an image in several files the first. No image
 * is opened, but descriptions that name other files are read. Immutable.
 */
public final class ImageFiles implements Iterable<ImageFile> {
    private final String description;
    private final Map<String, ImageFile> files;

    private ImageFiles(String description, Map<String, ImageFile> files) {
        this.description = description;
        this.files = files;
    }

    /** Of a folder, its images (files, or folders of Zarr) whose extension names a known format, hidden ones left out; of an image, that one. */
    static ImageFiles in(Path path) {
        if (!ImageFormats.isFolderOfFiles(path)) {
            ImageFormats.of(path);
            ImageFile file = ImageFile.of(path);
            return new ImageFiles(path.toString(), Map.of(file.name(), file));
        }
        List<Path> all = list(path);
        List<ImageFile> images = all.stream()
                .filter(file -> ImageFormats.byExtension(file).isPresent())
                .map(ImageFile::of)
                .sorted(Comparator.comparing(ImageFile::name, FileNames.NATURAL))
                .toList();
        if (images.isEmpty()) {
            throw new FileException(path, "holds no image: " + others(all) + ". Can be read: " + readable() + ".");
        }
        return new ImageFiles(path.toString(), byName(path, withoutParts(images)));
    }

    private static List<ImageFile> withoutParts(List<ImageFile> images) {
        Set<Path> parts = new HashSet<>();
        List<ImageFile> whole = new ArrayList<>();
        for (ImageFile image : images) {
            if (!parts.contains(image.path().toAbsolutePath().normalize())) {
                whole.add(image);
                ImageFormats.byExtension(image.path()).ifPresent(format -> parts.addAll(format.parts(image.path())));
            }
        }
        return whole;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .peek(ImageFiles::requireTarget)
                    .filter(file -> Files.isRegularFile(file)
                            || (Files.isDirectory(file) && !ImageFormats.isFolderOfFiles(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read (" + e + ").", e);
        }
    }

    /** A link to nothing, which looks like an image, is not passed over in silence. */
    private static void requireTarget(Path file) {
        if (Files.isSymbolicLink(file)
                && !Files.exists(file)
                && ImageFormats.byExtension(file).isPresent()) {
            throw new FileException(file, "is a link to something that is not there; mend it or take it away.");
        }
    }

    private static Map<String, ImageFile> byName(Path folder, List<ImageFile> images) {
        Map<String, ImageFile> files = new LinkedHashMap<>();
        StringBuilder twice = new StringBuilder();
        for (ImageFile image : images) {
            ImageFile other = files.put(image.name(), image);
            if (other != null) {
                twice.append("\n  ")
                        .append(other.path().getFileName())
                        .append(" and ")
                        .append(image.path().getFileName());
            }
        }
        if (!twice.isEmpty()) {
            throw new FileException(
                    folder,
                    "holds files of one name but another extension; keep one of each, or move the others away:"
                            + twice);
        }
        return files;
    }

    private static String others(List<Path> files) {
        if (files.isEmpty()) {
            return "it is empty";
        }
        Map<String, Long> extensions = files.stream()
                .collect(Collectors.groupingBy(
                        file -> {
                            String name = String.valueOf(file.getFileName());
                            return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "no extension";
                        },
                        TreeMap::new,
                        Collectors.counting()));
        return files.size() + " other files ("
                + extensions.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String readable() {
        return ImageFormats.available().stream().map(ImageFormat::name).collect(Collectors.joining(", "));
    }

    /** Those that a table with columns {@code name,subset} puts into {@code subset}; names it has and this has not are an error. */
    public ImageFiles subset(Path csv, String subset) {
        Set<String> wanted = SubsetTable.read(csv).among(subset, files.keySet(), description);
        Map<String, ImageFile> chosen = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            if (wanted.contains(name)) {
                chosen.put(name, file);
            }
        });
        return new ImageFiles(description + ", subset " + subset, chosen);
    }

    /** The one of that name, if any. */
    public Optional<ImageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The one of that name; an {@link InputException} where there is none. */
    public ImageFile get(String name) {
        return find(name).orElseThrow(() -> new InputException(description + " has no image called \"" + name + "\"."));
    }

    /** All names, in order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Number of files. */
    public int size() {
        return files.size();
    }

    /** All files, in order. */
    public Stream<ImageFile> stream() {
        return files.values().stream();
    }

    @Override
    public Iterator<ImageFile> iterator() {
        return List.copyOf(files.values()).iterator();
    }

    /** Where they come from. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return description + ": " + size() + (size() == 1 ? " image" : " images");
    }
}
