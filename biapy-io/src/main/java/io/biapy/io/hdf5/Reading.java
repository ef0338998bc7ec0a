package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Runs the library that reads HDF5, and turns all that a damaged file can make of it into one exception. */
final class Reading {
    private Reading() {}

    /** What {@code work} gives; a {@link FileException} where it fails, also for lack of memory or stack, which lies in a header cause. */
    static <T> T of(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException | VirtualMachineError e) {
            throw new FileException(file, "is damaged, or uses a part of HDF5 that is not read here: " + reason(e), e);
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (cause instanceof StackOverflowError) {
            return "its groups or links run in a circle, or lie too deep in each other.";
        }
        if (cause instanceof OutOfMemoryError) {
            return "its header asks for more memory than there is.";
        }
        if (cause instanceof BufferUnderflowException || cause instanceof IndexOutOfBoundsException) {
            return "it ends too early, or points to a place behind its end.";
        }
        if (message == null || cause instanceof VirtualMachineError) {
            return cause.getClass().getSimpleName() + ".";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
