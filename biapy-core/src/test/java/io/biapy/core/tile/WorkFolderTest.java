package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    Path folder;

    @Test
    void the_tile_of_work_is_known_until_its_note_is_damaged() throws IOException {
        assertThat(WorkFolder.tile(folder)).isEmpty();
        WorkFolder.note(folder, Extent.zyx(64, 5, 128));
        assertThat(WorkFolder.tile(folder)).contains(Extent.zyx(64, 5, 128));
        Path file = folder.resolve(WorkFolder.TILE);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            for (int change : new int[] {1, 2, 16}) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) change;
                Files.write(file, damaged);
                assertThat(WorkFolder.tile(folder)).isEmpty();
            }
        }
        Files.write(file, new byte[0]);
        assertThat(WorkFolder.tile(folder)).isEmpty();
        WorkFolder.note(folder, Extent.yx(5, 6));
        assertThat(WorkFolder.tile(folder)).contains(Extent.yx(5, 6));
    }
}
