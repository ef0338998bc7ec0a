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
    private static final Path ROOT = Path.of(System.getProperty("biapy.root", ".."));

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

    @Test
    void library_modules_with_classes_have_javadoc_switched_on() throws IOException {
        List<Path> sources = mainSources();
        List<Path> silent = new ArrayList<>();
        for (String name : List.of("core", "metrics", "io", "instance", "synapse", "dl4j")) {
            Path module = ROOT.resolve("biapy-" + name);
            boolean hasClasses = sources.stream()
                    .anyMatch(source -> source.startsWith(module) && !source.endsWith("package-info.java"));
            if (hasClasses && Files.readString(module.resolve("pom.xml")).contains("maven.javadoc.skip>true")) {
                silent.add(module);
            }
        }
        assertThat(silent)
                .as("modules whose pom still has maven.javadoc.skip: take the line out")
                .isEmpty();
    }

    private static List<Path> mainSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (var modules = Files.newDirectoryStream(ROOT, "biapy-*")) {
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
