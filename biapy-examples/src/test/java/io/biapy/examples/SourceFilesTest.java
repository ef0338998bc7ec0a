package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of docs/ARCHITECTURE.md that hold for source files, over all modules. */
class SourceFilesTest {

    private static final int MOST_LINES = 400;

    @Test
    void no_main_source_file_is_longer_than_400_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Path> sources = mainSources();
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > MOST_LINES) {
                tooLong.add(source + ": " + lines);
            }
        }
        assertThat(sources).isNotEmpty();
        assertThat(tooLong)
                .as("main source files of more than %d lines", MOST_LINES)
                .isEmpty();
    }

    private static List<Path> mainSources() throws IOException {
        Path root = Path.of(System.getProperty("biapy.root", ".."));
        List<Path> sources = new ArrayList<>();
        try (var modules = Files.newDirectoryStream(root, "biapy-*")) {
            for (Path module : modules) {
                Path java = module.resolve("src/main/java");
                if (Files.isDirectory(java)) {
                    try (var files = Files.walk(java)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }
}
