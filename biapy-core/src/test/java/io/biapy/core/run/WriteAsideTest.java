package io.biapy.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAsideTest {
    @TempDir
    Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static void halfThenFullDisk(FileChannel out) throws IOException {
        out.write(ByteBuffer.wrap(new byte[1000]));
        throw new IOException("No space left on device");
    }

    @Test
    void a_complete_file_stands_under_its_name_alone() throws IOException {
        WriteAside.text(folder.resolve("table.csv"), "a,b\n");
        assertThat(files()).containsExactly("table.csv");
        assertThat(folder.resolve("table.csv")).hasContent("a,b");
    }

    @Test
    void missing_folders_are_made() {
        Path deep = folder.resolve("a/b/c.txt");
        WriteAside.text(deep, "x");
        assertThat(deep).hasContent("x");
    }

    @Test
    void a_file_where_a_folder_is_needed_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "mine");
        assertThatThrownBy(() -> WriteAside.text(file.resolve("b/c.txt"), "x"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file + " is a file and no folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_full_disk_leaves_nothing_behind_and_names_the_file() throws IOException {
        Path file = folder.resolve("labels.tif");
        assertThatThrownBy(() -> WriteAside.write(file, WriteAsideTest::halfThenFullDisk))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("labels.tif")
                .hasMessageContaining("No space left");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_failed_replacement_keeps_what_was_there() throws IOException {
        Path file = folder.resolve("labels.tif");
        Files.writeString(file, "good");
        assertThatThrownBy(() -> WriteAside.write(file, WriteAsideTest::halfThenFullDisk))
                .isInstanceOf(FileException.class);
        assertThat(files()).containsExactly("labels.tif");
        assertThat(file).hasContent("good");
    }

    @Test
    void a_failure_of_the_program_leaves_nothing_behind() throws IOException {
        assertThatThrownBy(() -> WriteAside.write(folder.resolve("x"), out -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void existing_files_are_replaced_only_when_asked() {
        Path file = folder.resolve("model");
        WriteAside.text(file, "one");
        assertThatThrownBy(() -> WriteAside.writeNew(file, out -> {
                    throw new AssertionError("must be refused before any work");
                }))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists already");
        WriteAside.text(file, "two");
        assertThat(file).hasContent("two");
    }

    @Test
    void a_file_that_appeared_meanwhile_is_not_replaced() throws IOException {
        Path file = folder.resolve("model");
        assertThatThrownBy(() -> WriteAside.writeNew(file, out -> Files.writeString(file, "other")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists already");
        assertThat(file).hasContent("other");
        assertThat(files()).containsExactly("model");
    }

    @Test
    void a_folder_of_that_name_is_refused() {
        assertThatThrownBy(() -> WriteAside.text(folder, "x"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void the_file_may_be_read_by_whom_the_system_lets_read_new_files() throws IOException {
        Path plain = folder.resolve("plain");
        Files.writeString(plain, "x");
        Path ours = folder.resolve("ours");
        WriteAside.text(ours, "x");
        if (plain.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(ours)).isEqualTo(Files.getPosixFilePermissions(plain));
        } else {
            assertThat(Files.isReadable(ours)).isTrue();
        }
    }
}
