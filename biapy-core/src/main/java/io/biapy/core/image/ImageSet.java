package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Raw images with their labels, in a fixed order, opened only when asked for. Immutable. */
public final class ImageSet implements Iterable<ImageSet.Pair> {
    /** One image and its ground truth under one name. */
    public interface Pair {
        String name();

        ImageSource openRaw();

        LabelSource openLabels();
    }

    private final String description;
    private final List<Pair> pairs;

    private ImageSet(String description, List<Pair> pairs) {
        this.description = description;
        this.pairs = List.copyOf(pairs);
        Set<String> seen = new HashSet<>();
        for (Pair pair : this.pairs) {
            if (!seen.add(pair.name())) {
                throw new InputException(
                        description + ": two images are called \"" + pair.name() + "\"; names must differ.");
            }
        }
    }

    /** A set of pairs; an empty one or one with equal names is refused. */
    public static ImageSet of(String description, List<? extends Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new InputException(description + ": no image found; at least one image with labels is needed.");
        }
        return new ImageSet(description, List.copyOf(pairs));
    }

    /** Pairs that are in memory already. */
    public static Pair pair(ImageSource raw, LabelSource labels) {
        return new Pair() {
            @Override
            public String name() {
                return raw.name();
            }

            @Override
            public ImageSource openRaw() {
                return raw;
            }

            @Override
            public LabelSource openLabels() {
                return labels;
            }

            @Override
            public String toString() {
                return raw + "; " + labels;
            }
        };
    }

    /** Number of pairs. */
    public int size() {
        return pairs.size();
    }

    /** One pair, from 0. */
    public Pair get(int index) {
        return pairs.get(index);
    }

    /** All pairs in their order. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Those whose name passes. */
    public ImageSet where(Predicate<String> name) {
        return of(description, pairs.stream().filter(p -> name.test(p.name())).toList());
    }

    /**
     * Those that a table with columns {@code name,subset} puts into {@code subset}; an {@link InputException} names the table's
     * images that are missing here. Names may carry a file extension.
     */
    public ImageSet subset(Path csv, String subset) {
        Set<String> wanted = SubsetTable.read(csv)
                .among(subset, pairs.stream().map(Pair::name).toList(), description);
        return new ImageSet(
                description + ", subset " + subset,
                pairs.stream().filter(p -> wanted.contains(p.name())).toList());
    }

    @Override
    public Iterator<Pair> iterator() {
        return pairs.iterator();
    }

    @Override
    public String toString() {
        return description + ": " + pairs.size() + (pairs.size() == 1 ? " image" : " images") + " with labels";
    }
}
