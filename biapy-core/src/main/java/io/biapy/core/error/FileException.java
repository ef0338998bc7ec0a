package io.biapy.core.error;

import java.nio.file.Path;
import java.util.function.Supplier;

/** A file that could not be read or written; the message starts with its name. */
public class FileException extends InputException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;

    public FileException(Path file, String problem) {
        super(named(file) + ": " + problem);
        this.file = file;
    }

    /** @param problem where it tells the cause as Java does, {@link Reason} puts that in words */
    public FileException(Path file, String problem, Throwable cause) {
        super(named(file) + ": " + Reason.inWords(problem, cause), cause);
        this.file = file;
    }

    /** Paths hold one slash of an address only. */
    private static String named(Path file) {
        return file.toString().replaceFirst("^(https?):/(?!/)", "$1://");
    }

    /** What {@code use} gives; what it refuses is told with the name of the file that it is about. */
    public static <T> T naming(Path file, Supplier<T> use) {
        try {
            return use.get();
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** The file in question. */
    public Path file() {
        return file;
    }
}
