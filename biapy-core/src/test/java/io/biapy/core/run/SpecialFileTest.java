package io.biapy.core.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SpecialFileTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void devices_are_refused_also_behind_links() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> SpecialFile.refuse(link))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("link: is a pipe or a device");
        assertThatThrownBy(() -> SpecialFile.refuse(Path.of("/dev/null"))).isInstanceOf(FileException.class);
    }

    @Test
    void files_folders_and_what_is_missing_are_not() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "a");
        assertThatCode(() -> {
                    SpecialFile.refuse(file);
                    SpecialFile.refuse(folder);
                    SpecialFile.refuse(folder.resolve("none"));
                    SpecialFile.refuse(file.resolve("below"));
                })
                .doesNotThrowAnyException();
    }
}
