package io.biapy.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsideFolderTest {
    @TempDir
    Path folder;

    @Test
    void what_is_wrong_inside_is_told_by_the_name_that_was_asked_for_and_nothing_stays() throws IOException {
        Path wanted = folder.resolve("a.zarr");
        try (AsideFolder aside = AsideFolder.create(wanted)) {
            Path file = aside.path().resolve("0/c");
            assertThatThrownBy(() -> aside.fill(() -> {
                        throw new FileException(file, "cannot be written (it: is full).");
                    }))
                    .isInstanceOf(FileException.class)
                    .hasMessage(wanted.resolve("0/c") + ": cannot be written (it: is full).");
            assertThatThrownBy(() -> aside.fill(() -> {
                        throw new FileException(folder, "is another matter.");
                    }))
                    .hasMessage(folder + ": is another matter.");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
