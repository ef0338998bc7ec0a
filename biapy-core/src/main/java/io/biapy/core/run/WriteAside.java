package io.biapy.core.run;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Writes a file under a hidden name in the same folder and gives it its own name only when it is complete: a full disk, a failure or a
 * killed process leaves what was there before. Missing folders are made. Stateless and safe for several threads.
 */
public final class WriteAside {
    /** Writes the content of one file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code out}, an empty file open for reading and writing. */
        void writeTo(FileChannel out) throws IOException;
    }

    private WriteAside() {}

    /** Writes {@code file}, replacing what has its name; a {@link FileException} where that fails. */
    public static void write(Path file, Content content) {
        write(file, content, true);
    }

    /** Writes {@code file}; a {@link FileException} where something has its name already, before and after the work, or writing fails. */
    public static void writeNew(Path file, Content content) {
        requireAbsent(file);
        write(file, content, false);
    }

    /** Writes {@code text} as UTF-8, replacing what has the file's name. */
    public static void text(Path file, CharSequence text) {
        write(file, out -> put(out, StandardCharsets.UTF_8.encode(text.toString())));
    }

    /** Writes {@code content}, replacing what has the file's name. */
    public static void bytes(Path file, byte[] content) {
        write(file, out -> put(out, ByteBuffer.wrap(content)));
    }

    /** Writes all that {@code bytes} has left where {@code out} stands; one call to a channel may write less. */
    public static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Writes all that {@code bytes} has left from {@code position} of the file on. */
    public static void put(FileChannel out, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
    }

    /** Refuses an output that exists, so that it is known before long work starts. A broken link counts as existing. */
    public static void requireAbsent(Path output) {
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(output);
        }
    }

    /** Refuses an output that no folder can be made for, or whose folder may not be written to, so that it is known before long work starts. */
    public static void requirePlace(Path output) {
        Path above = output.toAbsolutePath().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above)) {
            throw new FileException(output, "cannot be written, since " + above + " is a file and no folder.");
        }
        if (above != null && !Files.isWritable(above)) {
            throw new FileException(output, "cannot be written, since you may not write to the folder " + above + ".");
        }
    }

    private static FileException exists(Path output) {
        return new FileException(output, "exists already; give another name, or ask for it to be overwritten.");
    }

    private static void write(Path file, Content content, boolean replace) {
        try (AsideFile aside = AsideFile.create(file)) {
            content.writeTo(aside.channel());
            aside.keep(replace, true);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + "); nothing was left under this name.", e);
        }
    }
}
