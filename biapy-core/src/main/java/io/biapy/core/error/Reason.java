package io.biapy.core.error;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
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
        if (failure instanceof UnknownHostException) {
            return "there is no such host: " + failure.getMessage();
        }
        return failure instanceof IOException && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
    }

    /** {@code message} with {@link #of} in place of the cause as Java tells it, where it tells it so. */
    public static String inWords(String message, Throwable cause) {
        return message.replace(cause.toString(), of(cause));
    }

    private static String of(FileSystemException problem) {
        String what = kind(problem);
        return problem.getFile() == null ? what : what + ": " + problem.getFile();
    }

    private static String kind(FileSystemException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (problem instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (problem instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        return problem.getReason() == null ? "the system refuses it" : problem.getReason();
    }
}
