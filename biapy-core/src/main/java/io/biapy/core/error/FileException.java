package io.biapy.core.error;

import java.nio.file.Path;

/** A file that could not be read or written; the message starts with its name. */
public class FileException extends InputException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;

    public FileException(Path file, String problem) {
        super(file + ": " + problem);
        this.file = file;
    }

    /** @param problem where it tells the cause as Java does, {@link Reason} puts that in words */
    public FileException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem.replace(cause.toString(), Reason.of(cause)), cause);
        this.file = file;
    }

    /** The file in question. */
    public Path file() {
        return file;
    }
}
