package io.biapy.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void failures_of_files_are_told_in_words() {
        assertThat(Reason.of(new AccessDeniedException("/data/a.tif"))).isEqualTo("permission denied: /data/a.tif");
        assertThat(Reason.of(new NoSuchFileException("/a"))).isEqualTo("no such file or folder: /a");
        assertThat(Reason.of(new NotDirectoryException("/a"))).isEqualTo("not a folder: /a");
        assertThat(Reason.of(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo("Read-only file system: /a");
        assertThat(Reason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(Reason.of(new EOFException())).isEqualTo("the file ends too early");
        assertThat(Reason.of(new IllegalStateException("odd"))).contains("odd");
    }

    @Test
    void no_message_about_a_file_names_a_class_of_java() {
        IOException cause = new AccessDeniedException("/data/.a.tif.part");
        assertThat(new FileException(Path.of("/data/a.tif"), "cannot be written (" + cause + ").", cause))
                .hasMessage("/data/a.tif: cannot be written (permission denied: /data/.a.tif.part).")
                .hasCause(cause);
    }
}
