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

    public FileException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    /** The file in question. */
    public Path file() {
        return file;
    }
}
