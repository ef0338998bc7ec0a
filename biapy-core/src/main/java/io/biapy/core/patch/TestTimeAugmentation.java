package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often a network looks at each patch, and what becomes of its answers. Orientations that the planes of output cannot follow are left
 * out; components of vectors are averaged whatever the reduction. Immutable. Source: BiaPy 3.7.1, {@code TEST.AUGMENTATION_GROUP} (auto and
 * full are {@code TURNS}) and {@code TEST.AUGMENTATION_MODE}.
 *
 * @param group the orientations that are looked at
 * @param reduction how the predictions become one
 */
public record TestTimeAugmentation(Group group, Reduction reduction) {
    /** Sets of orientations; z is never exchanged with another axis. */
    public enum Group {
        /** The image as it is. */
        NONE,
        /** Mirrored along each axis: 4 orientations in 2D, 8 in 3D. */
        FLIPS,
        /** Turned in the y, x plane by quarter turns too: 8 orientations in 2D, 16 in 3D. */
        TURNS
    }

    /** What becomes of the values that several orientations give for one voxel. */
    public enum Reduction {
        MEAN,
        MIN,
        MAX
    }

    /** Each patch once. */
    public static final TestTimeAugmentation NONE = new TestTimeAugmentation(Group.NONE, Reduction.MEAN);

    /** The mean over mirrored patches. */
    public static final TestTimeAugmentation FLIPS = new TestTimeAugmentation(Group.FLIPS, Reduction.MEAN);

    /** The mean over mirrored and turned patches. */
    public static final TestTimeAugmentation TURNS = new TestTimeAugmentation(Group.TURNS, Reduction.MEAN);

    /** The same orientations, otherwise reduced. */
    public TestTimeAugmentation by(Reduction other) {
        return new TestTimeAugmentation(group, other);
    }

    /** The orientations, the image as it is first. */
    public List<Orientation> orientations(boolean volume) {
        List<Orientation> all = Orientation.all(volume);
        return switch (group) {
            case NONE -> all.subList(0, 1);
            case FLIPS -> all.stream().filter(o -> !o.swapped()).toList();
            case TURNS -> all;
        };
    }

    /** Reads what {@link #toString()} writes: a group, and after a space the reduction (mean where there is none). */
    public static TestTimeAugmentation parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length > 2) {
            throw new InputException(
                    "Test-time augmentation is a group and a reduction, for example \"turns mean\", got \"" + text
                            + "\".");
        }
        return new TestTimeAugmentation(
                named("group of orientations", Group.values(), words[0]),
                words.length == 1 ? Reduction.MEAN : named("reduction", Reduction.values(), words[1]));
    }

    private static <E extends Enum<E>> E named(String what, E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        what,
                        name,
                        Arrays.stream(values).map(TestTimeAugmentation::lower).toList()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return lower(group) + (group == Group.NONE ? "" : " " + lower(reduction));
    }
}
