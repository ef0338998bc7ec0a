package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import java.nio.file.Path;

/** Whether Bio-Formats itself is there, which this module does not bring along. */
final class Library {
    private static final String READER = "loci.formats.ImageReader";
    private static final boolean PRESENT = find();

    private Library() {}

    private static boolean find() {
        try {
            Class.forName(READER, false, Library.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static boolean isPresent() {
        return PRESENT;
    }

    static void require(Path file) {
        if (!PRESENT) {
            throw new FileException(
                    file,
                    "is read by Bio-Formats, and only its bridge (biapy-bioformats) is on the class path. Add the dependency"
                            + " ome:bioformats_package (GPL, of OME's repository), or its jar bioformats_package.jar.");
        }
    }
}
