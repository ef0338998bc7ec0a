package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import java.io.IOException;
import java.nio.file.Path;
import loci.formats.FormatException;
import loci.formats.UnknownFormatException;

/** Calls Bio-Formats, and turns all that a damaged file or a missing part of it can make of that into one exception. */
final class Guarded {
    /** Something that Bio-Formats does. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws FormatException, IOException;
    }

    private Guarded() {}

    /** What {@code call} gives; a {@link FileException} where it fails, also for lack of memory or stack, which lies in a header cause. */
    static <T> T call(Path file, Call<T> call) {
        try {
            return call.run();
        } catch (InputException e) {
            throw e;
        } catch (UnknownFormatException e) {
            throw new FileException(file, "is in no format that Bio-Formats knows, or is damaged.", e);
        } catch (FormatException | IOException | RuntimeException | LinkageError | VirtualMachineError e) {
            throw new FileException(file, "cannot be read by Bio-Formats: " + reason(e), e);
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        return message == null ? kind + "." : kind + ": " + message + (message.endsWith(".") ? "" : ".");
    }
}
