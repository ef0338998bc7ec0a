package io.biapy.io.nifti;

import io.biapy.core.error.FileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of an image: one of both header and voxels (.nii), or a pair of equal names, .hdr and .img, each of which may be packed.
 *
 * @param opened either of them
 */
record NiftiFiles(Path opened, Path header, Path voxels) {
    private static final String GZ = ".gz";
    private static final List<String> PAIR = List.of(".hdr", ".img");

    /** By the names; the partner of a pair must be there. */
    static NiftiFiles of(Path file) {
        String name = String.valueOf(file.getFileName());
        String plain = plain(name);
        for (int own = 0; own < PAIR.size(); own++) {
            if (plain.toLowerCase(Locale.ROOT).endsWith(PAIR.get(own))) {
                Path other = partner(file, name, plain, PAIR.get(1 - own));
                return own == 0 ? new NiftiFiles(file, file, other) : new NiftiFiles(file, other, file);
            }
        }
        return new NiftiFiles(file, file, file);
    }

    /** Whether a name is one of a pair's. */
    static boolean isPairName(Path file) {
        String plain = plain(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
        return PAIR.stream().anyMatch(plain::endsWith);
    }

    private static String plain(String name) {
        return isPacked(name) ? name.substring(0, name.length() - GZ.length()) : name;
    }

    private static boolean isPacked(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(GZ);
    }

    /** Packed or not as this one, if there is such a one, else the other way. */
    private static Path partner(Path file, String name, String plain, String extension) {
        String stem = plain.substring(0, plain.length() - extension.length());
        String cased = plain.substring(stem.length())
                        .equals(plain.substring(stem.length()).toUpperCase(Locale.ROOT))
                ? extension.toUpperCase(Locale.ROOT)
                : extension;
        String same = stem + cased + name.substring(plain.length());
        String packing = cased.equals(extension) ? GZ : GZ.toUpperCase(Locale.ROOT);
        String other = stem + cased + (isPacked(name) ? "" : packing);
        return Stream.of(same, other)
                .map(file::resolveSibling)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new FileException(
                        file,
                        "is one of a pair of files of NIfTI or Analyze, and its partner " + same + " (or " + other
                                + ") is not beside it."));
    }

    boolean isPair() {
        return !header.equals(voxels);
    }
}
