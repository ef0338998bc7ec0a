package io.biapy.io.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.SpecialFile;
import io.biapy.io.file.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Object annotations in COCO's JSON: polygons, run lengths as numbers or packed. Masks equal those of the COCO API. Objects are numbered from 1 in
 * the order of the file, or as its own member {@code label} says; where objects overlap, the later one is on top; annotations of crowds
 * ({@code iscrowd}) are groups and no objects, and left out. Immutable.
 */
public final class CocoFile {
    private static final long MOST_PIXELS = Integer.MAX_VALUE - 16;

    private static final int BYTES_A_VOXEL = 13;

    private record Picture(String name, String fileName, Extent extent, List<JsonNode> objects) {}

    private final Path file;
    private final Map<String, Picture> pictures;

    private CocoFile(Path file, Map<String, Picture> pictures) {
        this.file = file;
        this.pictures = pictures;
    }

    /** Reads the file; shapes are looked at when labels are asked for. */
    public static CocoFile read(Path file) {
        JsonNode root = json(file);
        JsonNode images = root.path("images");
        JsonNode annotations = root.path("annotations");
        if (!images.isArray() || !annotations.isArray()) {
            throw new FileException(file, "is no COCO file: lists \"images\" and \"annotations\" were expected.");
        }
        Map<Long, Picture> byId = new LinkedHashMap<>();
        Map<String, Picture> byName = new LinkedHashMap<>();
        for (JsonNode image : images) {
            Picture picture = picture(file, image);
            if (byId.put(image.path("id").asLong(), picture) != null || byName.put(picture.name(), picture) != null) {
                throw new FileException(
                        file, "has two images of id " + image.path("id") + " or of name \"" + picture.name() + "\".");
            }
        }
        for (JsonNode annotation : annotations) {
            Picture picture = byId.get(annotation.path("image_id").asLong());
            if (picture == null || !annotation.hasNonNull("image_id")) {
                throw new FileException(
                        file,
                        "annotation " + annotation.path("id") + " belongs to image " + annotation.path("image_id")
                                + ", which is not in it.");
            }
            if (annotation.path("iscrowd").asInt() == 0) {
                picture.objects().add(annotation);
            }
        }
        return new CocoFile(file, byName);
    }

    private static JsonNode json(Path file) {
        SpecialFile.refuse(file);
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode root = new ObjectMapper().readTree(in);
            if (root == null) {
                throw new FileException(file, "is empty; a COCO file was expected.");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new FileException(file, "is damaged JSON (" + e.getOriginalMessage() + ").", e);
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
    }

    private static Picture picture(Path file, JsonNode image) {
        String fileName = image.path("file_name").asText("");
        long height = image.path("height").asLong();
        long width = image.path("width").asLong();
        if (!image.path("id").isIntegralNumber()
                || fileName.isEmpty()
                || height < 1
                || width < 1
                || height > MOST_PIXELS / width) {
            throw new FileException(
                    file,
                    "image " + image.path("id") + " (\"" + fileName
                            + "\") lacks a number, a name or a size that can be: " + height + " x " + width + ".");
        }
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        try {
            String name = FileNames.stem(Path.of(last));
            return new Picture(name, fileName, Extent.yx((int) height, (int) width), new ArrayList<>());
        } catch (InvalidPathException e) {
            throw new FileException(file, "image " + image.path("id") + " has a name that no file can have.", e);
        }
    }

    /** Names of the images: their files' names without folder and extension. */
    public List<String> images() {
        return List.copyOf(pictures.keySet());
    }

    /** The labels of an image; a {@link FileException} names the annotation whose shape cannot be read. */
    public LabelImage labels(String image) {
        Picture picture = pictures.get(image);
        if (picture == null) {
            throw new InputException(file + " has no image called \"" + image + "\".");
        }
        Extent extent = inMemory(picture);
        long[] ids = new long[extent.voxels()];
        CocoShapes shapes = new CocoShapes(file, extent);
        long next = 0;
        for (JsonNode object : picture.objects()) {
            next = object.hasNonNull("label") ? object.path("label").asLong() : next + 1;
            if (next < 1) {
                throw new FileException(file, "annotation " + object.path("id") + " has label " + next + ".");
            }
            shapes.paint(object, ids, next);
        }
        return LabelImage.ofLongs(image, extent, ids);
    }

    /** While labels are made a voxel takes 13 bytes. */
    private Extent inMemory(Picture picture) {
        try {
            return picture.extent().toSize().toExtentInMemory(1, BYTES_A_VOXEL);
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(file, "image \"" + picture.name() + "\": " + e.getMessage(), e);
        }
    }

    /** The images of a folder with these labels; images that are missing, or of another size, are told in one {@link InputException}. */
    public ImageSet pairs(Path folder) {
        List<ImageSet.Pair> pairs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Picture picture : pictures.values()) {
            Path image = inside(folder, picture.fileName());
            if (!Files.isRegularFile(image)) {
                problems.add(image + " is missing");
                continue;
            }
            try (ImageSource source = ImageFormats.of(image).open(image)) {
                if (!source.size().equals(picture.extent().toSize())) {
                    problems.add(image + " is " + source.size() + ", and " + picture.extent() + " in the annotations");
                }
            } catch (FileException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
            pairs.add(new CocoPair(picture.name(), image, this));
        }
        if (!problems.isEmpty()) {
            throw new InputException(file + " and the images of " + folder + " do not match:\n  "
                    + String.join("\n  ", problems.subList(0, Math.min(100, problems.size()))));
        }
        return ImageSet.of(folder + " with annotations of " + file, pairs);
    }

    private Path inside(Path folder, String name) {
        Path image = folder.resolve(name).normalize();
        if (!image.startsWith(folder.normalize())) {
            throw new FileException(file, "names an image outside of the folder: " + name + ".");
        }
        return image;
    }

    private record CocoPair(String name, Path image, CocoFile annotations) implements ImageSet.Pair {
        @Override
        public ImageSource openRaw() {
            return ImageFormats.of(image).open(image);
        }

        @Override
        public LabelSource openLabels() {
            return annotations.labels(name);
        }
    }

    @Override
    public String toString() {
        return file + ": annotations of " + pictures.size() + (pictures.size() == 1 ? " image" : " images");
    }
}
