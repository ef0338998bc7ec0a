package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Size;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.axes.AxisNames;
import io.biapy.io.axes.GuessedAxes;
import io.biapy.io.store.KeyStore;
import io.biapy.io.store.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the array that a path means, and what is known of it: metadata are read, no chunks. */
final class ZarrOpener {
    private static final int MOST_SHOWN = 20;
    private static final int MOST_DEPTH = 6;
    private static final int MOST_LOOKED_AT = 1000; // links in a circle make places without end

    private final Path given;
    private final KeyStore store;
    private int lookedAt;

    private ZarrOpener(Path given, KeyStore store) {
        this.given = given;
        this.store = store;
    }

    static ZarrArray open(Path given, Axes asked, boolean labels) {
        ZarrLocation location = ZarrLocation.of(given);
        KeyStore store = location.open();
        boolean opened = false;
        try {
            ZarrArray array = new ZarrOpener(given, store).open(location.key(), asked, labels);
            opened = true;
            return array;
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    /** Sizes of all resolutions of the image that a path means, the largest first; those that are named and missing are left out. */
    static List<Size> levels(Path given, Axes asked) {
        ZarrLocation location = ZarrLocation.of(given);
        try (KeyStore store = location.open()) {
            ZarrOpener opener = new ZarrOpener(given, store);
            Optional<ZarrNode> group = ZarrNode.read(store, location.key()).filter(node -> !node.isArray());
            Optional<Multiscale> image = group.flatMap(Multiscale::of);
            List<Size> sizes = new ArrayList<>();
            for (String path : image.map(Multiscale::paths).orElse(List.of())) {
                String key = Keys.join(location.key(), Keys.safe(store.place(location.key()), path));
                ZarrNode.read(store, key)
                        .filter(ZarrNode::isArray)
                        .ifPresent(array -> sizes.add(
                                opener.array(array, image.orElseThrow().facts(path), asked, false)
                                        .size()));
            }
            List<ZarrNode> scales = group.or(() -> N5Scales.bare(store, location.key()))
                    .map(N5Scales::of)
                    .orElse(List.of());
            for (int k = 0; k < scales.size() && sizes.isEmpty() == (k == 0); k++) {
                sizes.add(opener.n5(scales.get(k), group.orElse(scales.get(k)), k, scales.size(), asked, false)
                        .size());
            }
            return sizes.isEmpty()
                    ? List.of(opener.open(location.key(), asked, false).size())
                    : List.copyOf(sizes);
        }
    }

    private ZarrArray open(String key, Axes asked, boolean labels) {
        ZarrNode node =
                ZarrNode.read(store, key).or(() -> N5Scales.bare(store, key)).orElseThrow(() -> nothing(key));
        for (int depth = 0; !node.isArray(); depth++) {
            Optional<Multiscale> image = Multiscale.of(node);
            if (image.isPresent()) {
                String path = image.get().paths().get(0);
                ZarrNode array = node(node, path);
                if (!array.isArray()) {
                    throw new FileException(store.place(array.key()), "is a group where an array was expected.");
                }
                return array(array, image.get().facts(path), asked, labels);
            }
            List<ZarrNode> scales = N5Scales.of(node);
            if (!scales.isEmpty()) {
                return n5(scales.get(0), node, 0, scales.size(), asked, labels);
            }
            node = only(node, depth);
        }
        return node.version() == ZarrNode.N5
                ? n5(node, asked, labels)
                : array(node, factsFromAbove(node), asked, labels);
    }

    /** A data set that was named itself: of an image of several resolutions, or alone. */
    private ZarrArray n5(ZarrNode array, Axes asked, boolean labels) {
        ImageFacts known = factsFromAbove(array);
        String above = Keys.parent(array.key());
        Optional<ZarrNode> group = array.key().isEmpty()
                ? Optional.empty()
                : ZarrNode.read(store, above).or(() -> N5Scales.bare(store, above));
        List<ZarrNode> scales = group.map(N5Scales::of).orElse(List.of());
        List<String> keys = scales.stream().map(ZarrNode::key).toList();
        if (known != ImageFacts.NONE || !keys.contains(array.key())) {
            return array(array, known, asked, labels);
        }
        return n5(array, group.orElseThrow(), keys.indexOf(array.key()), keys.size(), asked, labels);
    }

    private ZarrArray n5(ZarrNode array, ZarrNode group, int scale, int scales, Axes asked, boolean labels) {
        ArrayMetadata metadata = array.array();
        String letters = letters(array, metadata, "", asked, labels);
        return new ZarrArray(
                given,
                store,
                array.key(),
                metadata,
                letters,
                asked.time(),
                N5Facts.of(array, group, scale, scales, letters));
    }

    private ZarrNode node(ZarrNode group, String path) {
        String key = Keys.join(group.key(), Keys.safe(store.place(group.key()), path));
        return ZarrNode.read(store, key)
                .orElseThrow(() -> new FileException(
                        store.place(key), "is missing: " + store.place(group.key()) + " names it as an array."));
    }

    /** Of a group without an image: the image of bioformats2raw's layout, or the only array in it. */
    private ZarrNode only(ZarrNode group, int depth) {
        if (group.ome().has("bioformats2raw.layout") && depth < MOST_DEPTH) {
            return node(group, "0");
        }
        List<String> arrays = arrays(group.key());
        if (arrays.size() == 1) {
            return node(group, arrays.get(0));
        }
        throw new FileException(
                given,
                "is a group and no image" + (group.ome().has("plate") ? " (a plate; name one of its fields)" : "")
                        + "; "
                        + (arrays.isEmpty()
                                ? "no images were found in it."
                                : "name one of its images: " + given + ":/" + String.join(", :/", arrays) + "."));
    }

    private FileException nothing(String key) {
        Optional<ZarrNode> root = key.isEmpty() ? Optional.empty() : ZarrNode.read(store, "");
        List<String> arrays = root.isPresent() ? arrays("") : List.of();
        return new FileException(
                store.place(key),
                "no image is here: zarr.json, .zarray and .zgroup (or attributes.json of N5) are all missing"
                        + (arrays.isEmpty()
                                ? "."
                                : "; " + store.place("") + " has: " + String.join(", ", arrays) + "."));
    }

    /** Whether a group is an image of one or more resolutions, which is opened as a whole. */
    private static boolean isImage(ZarrNode group) {
        try {
            return Multiscale.of(group).isPresent();
        } catch (FileException e) {
            return false; // damaged, and its arrays may still be read
        }
    }

    /** Keys of images and arrays below a group, as far as the store can list; chunks are not looked into. */
    private List<String> arrays(String group) {
        List<String> found = new ArrayList<>();
        search(group, "", 0, found);
        return found;
    }

    private void search(String key, String below, int depth, List<String> found) {
        for (String name : store.list(key)) {
            if (found.size() >= MOST_SHOWN
                    || lookedAt >= MOST_LOOKED_AT
                    || name.startsWith(".")
                    || name.contains(".json")) {
                continue;
            }
            lookedAt++;
            Optional<ZarrNode> node = ZarrNode.read(store, Keys.join(key, name));
            String here = Keys.join(below, name);
            if (node.isPresent() && (node.get().isArray() || isImage(node.get()))) {
                found.add(here);
            } else if (depth < MOST_DEPTH
                    && (node.isPresent() || !store.list(Keys.join(key, name)).isEmpty())) {
                search(Keys.join(key, name), here, depth + 1, found);
            }
        }
    }

    /** An array that was named itself may be one of an image whose group stands above it. */
    private ImageFacts factsFromAbove(ZarrNode array) {
        for (String above = array.key(); !above.isEmpty(); ) {
            above = Keys.parent(above);
            Optional<ZarrNode> group = ZarrNode.read(store, above).filter(node -> !node.isArray());
            Optional<Multiscale> image = group.flatMap(Multiscale::of);
            String path = above.isEmpty() ? array.key() : array.key().substring(above.length() + 1);
            if (image.isPresent()) {
                return image.get().paths().contains(path) ? image.get().facts(path) : ImageFacts.NONE;
            }
        }
        return ImageFacts.NONE;
    }

    private ZarrArray array(ZarrNode node, ImageFacts facts, Axes asked, boolean labels) {
        ArrayMetadata array = node.array();
        String letters = letters(node, array, facts.axes(), asked, labels);
        ImageFacts known = facts == ImageFacts.NONE && node.version() == ZarrNode.N5
                ? N5Facts.of(node, node, 0, 1, letters)
                : facts;
        return new ZarrArray(given, store, node.key(), array, letters, asked.time(), known);
    }

    private String letters(ZarrNode node, ArrayMetadata array, String said, Axes asked, boolean labels) {
        Path place = store.place(node.key());
        String letters = asked.letters();
        if (asked.isAsStored()) {
            letters = said.isEmpty() ? AxisNames.letters(array.dimensionNames()) : said;
        }
        if (letters.indexOf('Y') < 0 || letters.indexOf('X') < 0) {
            letters = GuessedAxes.of(place, array.shape(), labels);
        }
        if (letters.indexOf("?") >= 0 || letters.chars().distinct().count() < letters.length()) {
            throw new FileException(
                    place,
                    "has axes that are not known here (" + letters + " of " + ArrayAxes.shape(array.shape())
                            + "); name them, slowest first, for example \"ZYX\" (--axes ZYX, or Axes.of).");
        }
        return letters;
    }
}
