package io.biapy.io.file;

import io.biapy.core.error.FileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that another file names as parts of itself: they lie in its folder or below. */
public final class FilesBeside {
    private FilesBeside() {}

    /**
     * The file that {@code file} calls {@code stated}, whether it exists or not.
     *
     * @throws FileException of {@code file} where the name leads out of its folder, or cannot be one
     */
    public static Path of(Path file, String stated) {
        if (stated.isBlank() || stated.chars().anyMatch(c -> c < ' ')) {
            throw new FileException(
                    file, "is damaged: the name of one of its files is empty or holds control characters.");
        }
        Path folder = folder(file);
        try {
            Path named = Path.of(stated);
            Path found = folder.resolve(named).normalize();
            if (!named.isAbsolute() && found.startsWith(folder) && !found.equals(folder)) {
                return found;
            }
        } catch (InvalidPathException e) {
            throw new FileException(file, "is damaged: \"" + stated + "\" is no name of a file.", e);
        }
        throw new FileException(
                file, "names a file outside of its folder (" + stated + "), which is not followed; move it beside it.");
    }

    /** The name that {@code file} would use for {@code other}, for messages. */
    public static String name(Path file, Path other) {
        Path found = other.toAbsolutePath().normalize();
        return found.startsWith(folder(file)) ? folder(file).relativize(found).toString() : other.toString();
    }

    /** Whether both are the same file, as far as their names say. */
    public static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static Path folder(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder;
    }
}
