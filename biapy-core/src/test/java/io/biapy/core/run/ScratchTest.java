package io.biapy.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path parent;

    @Test
    void closing_deletes_everything_inside_and_leaves_the_parent() throws IOException {
        Path folder;
        try (Scratch scratch = Scratch.in(parent.resolve("made"))) {
            folder = scratch.folder();
            Files.writeString(scratch.newFile(".raw"), "x");
            Files.createDirectories(folder.resolve("deep/er"));
            Files.writeString(folder.resolve("deep/er/file"), "y");
        }
        assertThat(folder).doesNotExist();
        assertThat(parent.resolve("made")).isDirectory();
    }

    @Test
    void links_are_removed_but_not_followed() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside"), "keep");
        try (Scratch scratch = Scratch.in(parent)) {
            Files.createSymbolicLink(scratch.folder().resolve("link"), outside);
        }
        assertThat(outside).hasContent("keep");
    }

    @Test
    void closing_twice_is_harmless() {
        Scratch scratch = Scratch.create();
        scratch.close();
        scratch.close();
        assertThat(scratch.folder()).doesNotExist();
    }

    @Test
    void two_of_them_never_share_a_folder_or_file() {
        try (Scratch a = Scratch.in(parent);
                Scratch b = Scratch.in(parent)) {
            assertThat(a.folder()).isNotEqualTo(b.folder());
            assertThat(a.newFile(".raw")).isNotEqualTo(a.newFile(".raw"));
        }
    }

    @Test
    void an_unclosed_folder_is_deleted_when_the_process_ends() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("exists: true");
        assertThat(parent).isEmptyDirectory();
    }

    /** Makes a scratch folder and ends without closing it. */
    static final class Forgetful {
        public static void main(String[] parent) throws IOException {
            Scratch scratch = Scratch.in(Path.of(parent[0]));
            Files.writeString(scratch.newFile(".raw"), "x");
            System.out.println("exists: " + Files.exists(scratch.folder()));
        }
    }

    @Test
    void a_place_that_cannot_hold_a_folder_is_named() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");
        assertThatThrownBy(() -> Scratch.in(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("file");
    }
}
