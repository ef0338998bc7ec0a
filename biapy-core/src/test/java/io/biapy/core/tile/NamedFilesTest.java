package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFilesTest {
    @TempDir
    Path folder;

    private Path work() {
        return folder.resolve("work");
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(work());
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_file_that_was_noted_before_it_was_moved_is_known_under_its_name() throws IOException {
        Path part = write("work/part", "labels");
        Path name = folder.resolve("my labels\n.tif");
        NamedFiles.note(work(), part, name);
        assertThat(NamedFiles.isOwn(work(), name)).isFalse();
        Files.move(part, name);
        assertThat(NamedFiles.isOwn(work(), name)).isTrue();
        assertThat(NamedFiles.isOwn(work(), folder.resolve("other.tif"))).isFalse();
        assertThat(NamedFiles.isOwn(folder.resolve("elsewhere"), name)).isFalse();
    }

    @Test
    void a_folder_is_known_too_though_files_in_it_change() throws IOException {
        Path part = Files.createDirectories(work().resolve("labels.zarr"));
        Files.writeString(part.resolve("zarr.json"), "{}");
        Path name = folder.resolve("out.zarr");
        NamedFiles.note(work(), part, name);
        Files.move(part, name);
        Files.writeString(name.resolve("zarr.json"), "{ }");
        assertThat(NamedFiles.isOwn(work(), name)).isTrue();
    }

    @Test
    void a_file_of_somebody_else_under_the_same_name_is_not_taken_for_it() throws IOException {
        Path name = write("labels.tif", "one");
        NamedFiles.note(work(), name, name);
        assertThat(NamedFiles.isOwn(work(), name)).isTrue();
        FileTime time = Files.getLastModifiedTime(name);
        write("labels.tif", "other");
        Files.setLastModifiedTime(name, time);
        assertThat(NamedFiles.isOwn(work(), name)).isFalse();
        write("labels.tif", "two");
        Files.setLastModifiedTime(name, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(NamedFiles.isOwn(work(), name)).isFalse();
        Files.delete(name);
        assertThat(NamedFiles.isOwn(work(), name)).isFalse();
    }

    @Test
    void the_last_note_of_a_name_counts_and_a_note_that_was_cut_off_spoils_no_other() throws IOException {
        Path name = write("labels.tif", "first");
        NamedFiles.note(work(), name, name);
        write("labels.tif", "second one");
        NamedFiles.note(work(), name, name);
        Path list = work().resolve(NamedFiles.LIST);
        Files.writeString(list, "\n12-byt", StandardOpenOption.APPEND);
        Path more = write("objects.csv", "id");
        NamedFiles.note(work(), more, more);
        assertThat(NamedFiles.isOwn(work(), name)).isTrue();
        assertThat(NamedFiles.isOwn(work(), more)).isTrue();
    }
}
