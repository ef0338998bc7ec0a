package io.biapy.core.error;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why files could not be read or written, in words instead of names of Java classes. */
public final class Reason {
    private Reason() {}

    /** For example "permission denied: /data", "No space left on device"; the exception itself where nothing better is known. */
    public static String of(Throwable failure) {
        if (failure instanceof FileSystemException problem) {
            return of(problem);
        }
        if (failure instanceof ClosedByInterruptException) {
            return "interrupted";
        }
        if (failure instanceof EOFException) {
            return "the file ends too early";
        }
        return failure instanceof IOException && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
    }

    private static String of(FileSystemException problem) {
        String what = problem instanceof AccessDeniedException
                ? "permission denied"
                : problem instanceof NoSuchFileException
                        ? "no such file or folder"
                        : problem instanceof FileAlreadyExistsException
                                ? "exists already"
                                : problem instanceof NotDirectoryException
                                        ? "not a folder"
                                        : problem instanceof DirectoryNotEmptyException
                                                ? "the folder is not empty"
                                                : "";
        if (what.isEmpty()) {
            what = problem.getReason() == null ? "the system refuses it" : problem.getReason();
        }
        return problem.getFile() == null ? what : what + ": " + problem.getFile();
    }
}
