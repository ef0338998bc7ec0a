package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The smaller copies of a file's first page: in sub-directories, as OME-TIFF has them, or as reduced pages among the others. Found when
 * asked for, since they do not matter for reading the image itself.
 */
final class TiffLevels {
    private static final int REDUCED = 1;
    private static final int MOST = 64;

    /** Height and width of one copy. */
    record Level(long height, long width) {
        @Override
        public String toString() {
            return height + " x " + width;
        }
    }

    private TiffLevels() {}

    /** Different sizes, in the order in which the file has them, without that of the full image. */
    static List<Level> of(TiffBytes in) {
        Directory first = Directory.read(in, in.firstDirectory());
        Set<Level> levels = new LinkedHashSet<>();
        first.tag(TiffTag.SUB_DIRECTORIES).ifPresent(offsets -> {
            if (offsets.count() > MOST) {
                throw new FileException(in.file(), "is damaged: it claims " + offsets.count() + " sub-directories.");
            }
            for (long i = 0; i < offsets.count(); i++) {
                add(in, Directory.read(in, offsets.number(in, i)), levels);
            }
        });
        Set<Long> seen = new HashSet<>();
        for (long next = first.next(); next != 0 && seen.add(next); ) {
            Directory directory = Directory.read(in, next);
            add(in, directory, levels);
            next = directory.next();
        }
        levels.remove(level(in, first));
        return new ArrayList<>(levels);
    }

    private static void add(TiffBytes in, Directory directory, Set<Level> levels) {
        if ((directory.number(in, TiffTag.NEW_SUBFILE_TYPE, 0) & REDUCED) != 0) {
            levels.add(level(in, directory));
        }
    }

    private static Level level(TiffBytes in, Directory directory) {
        return new Level(
                directory.required(in, TiffTag.IMAGE_LENGTH, "height"),
                directory.required(in, TiffTag.IMAGE_WIDTH, "width"));
    }
}
