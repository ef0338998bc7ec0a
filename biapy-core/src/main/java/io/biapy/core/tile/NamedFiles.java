package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Which files a work has given their final names: a list in its folder. After the end of a process in between, what is there under such a name is so known as the
 * work's own, and no stranger's that must not be replaced. A file is known again by its length and time of change, a folder by its time; both stay as they
 * are when it is moved.
 */
public final class NamedFiles {
    static final String LIST = "named";
    private static final String END = "\n";

    private NamedFiles() {}

    /**
     * Notes a file that has its name, or is about to get it.
     *
     * @param work folder of the work
     * @param done where it is now
     * @param name that it has, or will have when it has been moved
     */
    public static void note(Path work, Path done, Path name) {
        Path list = work.resolve(LIST);
        String line = END + identity(done).orElse("nothing") + " " + key(name)
                + END; // whatever a killed process left before it
        try {
            Files.createDirectories(work);
            Files.writeString(list, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new FileException(list, "cannot be written (" + e + ").", e);
        }
    }

    /** Whether a file that exists is the one that was noted last under its name. */
    public static boolean isOwn(Path work, Path file) {
        Path list = work.resolve(LIST);
        Optional<String> identity = identity(file);
        if (identity.isEmpty() || !Files.exists(list)) {
            return false;
        }
        try {
            String key = " " + key(file);
            List<String> notes = Files.readAllLines(list, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.endsWith(key))
                    .toList();
            return !notes.isEmpty() && notes.get(notes.size() - 1).equals(identity.get() + key);
        } catch (IOException e) {
            throw new FileException(list, "cannot be read (" + e + ").", e);
        }
    }

    /** A name without spaces or line breaks. */
    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toUri().getRawPath().replaceAll("/$", "");
    }

    private static Optional<String> identity(Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of((a.isDirectory() ? "folder" : a.size() + "-bytes") + "-" + a.lastModifiedTime());
        } catch (IOException e) {
            return Optional.empty(); // there is none
        }
    }
}
