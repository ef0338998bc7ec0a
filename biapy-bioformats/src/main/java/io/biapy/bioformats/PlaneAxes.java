package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.io.axes.ArrayAxes;
import java.nio.file.Path;
import java.util.Arrays;

/** Which plane is slice z of channel c: planes stand along T, C, Z here, in whatever order the file has them. */
final class PlaneAxes {
    private static final String STORED = "TCZ";

    private final Facts facts;
    private final ArrayAxes axes;

    private PlaneAxes(Facts facts, ArrayAxes axes) {
        this.facts = facts;
        this.axes = axes;
    }

    /** As stored, or renamed by the caller: T, C and Z in this order, those of length 1 may be left away, then Y and X. */
    static PlaneAxes of(Path file, Facts facts, Axes asked) {
        String letters = asked.isAsStored() ? STORED : renamed(file, facts.planes(), asked.letters());
        return new PlaneAxes(facts, ArrayAxes.packed(file, letters, facts.planes(), asked.time()));
    }

    private static String renamed(Path file, long[] planes, String asked) {
        String named = asked.replaceFirst("YXC?$", "");
        long longer = Arrays.stream(planes).filter(n -> n > 1).count();
        boolean all = named.length() == planes.length;
        if (named.length() == asked.length() || !named.matches("[TCZ]*") || !(all || named.length() == longer)) {
            throw new FileException(
                    file,
                    "cannot be read with axes \"" + asked + "\": its planes stand along TCZ " + ArrayAxes.shape(planes)
                            + "; give one letter of T, C, Z for each of these (or for those longer than 1), then YX.");
        }
        StringBuilder letters = new StringBuilder();
        int next = 0;
        for (long n : planes) {
            letters.append(all || n > 1 ? named.charAt(next++) : '1');
        }
        return letters.toString();
    }

    long slices() {
        return axes.size('Z');
    }

    int channels() {
        return (int) axes.size('C');
    }

    int plane(int channel, long z) {
        long at = axes.origin() + channel * axes.stride('C') + z * axes.stride('Z');
        long[] n = facts.planes();
        return facts.plane(at / n[2] / n[1], at / n[2] % n[1], at % n[2]);
    }

    /** Whether channels are those of the file, which have names. */
    boolean areChannelsStored() {
        return axes.toString().startsWith(STORED) || axes.toString().charAt(1) == 'C';
    }
}
