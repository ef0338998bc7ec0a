package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.PendingGoldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No golden area is forgotten: each is checked by some module's test or named as not built yet. */
class GoldenAreasTest {
    private static final Path ROOT = Path.of(System.getProperty("biapy.root", ".."));
    private static final Pattern CHECKED = Pattern.compile("\\.tests\\(((?:\\s*\"[a-z_0-9]+\",?)+)\\)");

    @Test
    void everyArea_isCheckedOrPending() throws IOException {
        Set<String> checked = checkedAreas();
        Set<String> pending = new TreeSet<>(PendingGoldens.patterns().keySet());
        assertThat(checked).contains("patches", "watershed", "matching", "losses", "networks");
        for (String area : areas()) {
            assertThat(checked.contains(area) || pending.contains(area + "/*"))
                    .as("golden area %s is checked by a test or listed in golden-pending.csv as %s/*", area, area)
                    .isTrue();
        }
    }

    private static List<String> areas() throws IOException {
        try (Stream<Path> folders = Files.list(GoldenSuite.requireFolder("golden.dir"))) {
            return folders.filter(GoldenAreasTest::hasCases)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasCases(Path area) {
        try (Stream<Path> cases = Files.isDirectory(area) ? Files.list(area) : Stream.empty()) {
            return cases.anyMatch(c -> Files.exists(c.resolve("case.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> checkedAreas() throws IOException {
        Set<String> areas = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> tests =
                    files.filter(f -> f.toString().endsWith("GoldenTest.java")).toList();
            for (Path test : tests) {
                Matcher call = CHECKED.matcher(Files.readString(test));
                while (call.find()) {
                    Stream.of(call.group(1).split(","))
                            .forEach(a -> areas.add(a.strip().replace("\"", "")));
                }
            }
        }
        return areas;
    }
}
