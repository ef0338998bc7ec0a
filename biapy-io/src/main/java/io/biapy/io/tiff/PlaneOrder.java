package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.io.axes.ArrayAxes;
import java.nio.file.Path;

/** Which plane of a stack is slice z of channel c. */
final class PlaneOrder {
    private final ArrayAxes axes;

    private PlaneOrder(ArrayAxes axes) {
        this.axes = axes;
    }

    /** As described, with the axes renamed where the caller names them. */
    static PlaneOrder of(Path file, StackDescription described, Axes asked) {
        String letters = asked.isAsStored() ? stored(file, described) : renamed(file, described, asked.letters());
        return new PlaneOrder(ArrayAxes.packed(file, letters, described.sizes(), asked.time()));
    }

    long slices() {
        return axes.size('Z');
    }

    int channels() {
        return (int) axes.size('C');
    }

    /** Planes of all slices and channels together. */
    int planes() {
        return Math.toIntExact(slices() * channels());
    }

    /** The plane of a slice of a channel, counted as the description does. */
    long plane(int channel, long z) {
        return axes.origin() + channel * axes.stride('C') + z * axes.stride('Z');
    }

    /** The same of number {@code index} of {@link #planes}: slice after slice of one channel after the other. */
    long plane(int index) {
        return plane((int) (index / slices()), index % slices());
    }

    /** The described letters; a single axis of unknown meaning is z. */
    private static String stored(Path file, StackDescription described) {
        StringBuilder letters = new StringBuilder();
        int unknown = 0;
        for (int i = 0; i < described.letters().length(); i++) {
            char letter = described.letters().charAt(i);
            boolean known = "TZC".indexOf(letter) >= 0;
            boolean single = described.sizes()[i] == 1;
            unknown += known || single ? 0 : 1;
            letters.append(known ? letter : single ? '1' : 'Z');
        }
        if (unknown > 1 || (unknown == 1 && described.letters().indexOf('Z') >= 0)) {
            throw new FileException(
                    file,
                    "has pages along several dimensions, " + described.letters() + " "
                            + ArrayAxes.shape(described.sizes())
                            + ", not all of them named; name them, for example \"CZYX\".");
        }
        return letters.toString();
    }

    /** The caller's letters in place of the described ones; dimensions of length 1 need not be named. */
    private static String renamed(Path file, StackDescription described, String asked) {
        String pages = asked.replaceFirst("YXC?$", "");
        if (pages.length() == asked.length() || pages.indexOf('Y') >= 0 || pages.indexOf('X') >= 0) {
            throw new FileException(
                    file,
                    "cannot be read with axes \"" + asked + "\": in a TIFF file Y and X come last (but"
                            + " for the samples of a pixel, C).");
        }
        long[] sizes = described.sizes();
        long longer = java.util.Arrays.stream(sizes).filter(n -> n > 1).count();
        if (pages.length() != sizes.length && pages.length() != longer) {
            throw new FileException(
                    file,
                    "has pages along " + described.letters() + " " + ArrayAxes.shape(sizes) + ", and the axes \""
                            + asked + "\" name " + pages.length() + " before Y and X.");
        }
        StringBuilder letters = new StringBuilder();
        int next = 0;
        for (long size : sizes) {
            boolean named = pages.length() == sizes.length || size > 1;
            letters.append(named ? pages.charAt(next++) : '1');
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return axes.toString();
    }
}
