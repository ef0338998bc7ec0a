package io.biapy.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The golden cases of some areas as tests, one a folder, dispatched on (area, function). A function that nobody registered fails,
 * unless {@code golden-pending.csv} names the case; a case of {@code golden-differences.csv} must differ. The folder is the system property {@code golden.dir}; where it is absent the
 * tests skip with a message, or fail when the property {@code ci} (or the environment variable CI) is true.
 */
public final class GoldenSuite {
    /** Checks one case; throws an {@link AssertionError} where the answer differs. */
    @FunctionalInterface
    public interface Check {
        void run(GoldenCase golden) throws Exception;
    }

    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** Registers the check of one BiaPy function in one area. */
    public GoldenSuite on(String area, String function, Check check) {
        checks.put(area + "\n" + function, check);
        return this;
    }

    /** One dynamic test a case of {@code areas}. */
    public Stream<DynamicTest> tests(String... areas) {
        return Stream.of(areas)
                .flatMap(area -> cases(area).stream())
                .map(c -> DynamicTest.dynamicTest(c.path(), () -> {
                    String pending = PendingGoldens.reason(c);
                    assumeTrue(pending == null, () -> "not built yet: " + pending);
                    Check check = checks.get(c.area() + "\n" + c.function());
                    if (check == null) {
                        throw new AssertionError(
                                c.path() + ": nobody checks the function \"" + c.function() + "\" of this area");
                    }
                    String difference = GoldenDifferences.reason(c);
                    if (difference == null) {
                        check.run(c);
                    } else {
                        expectDifference(c, check, difference);
                    }
                }));
    }

    private static void expectDifference(GoldenCase c, Check check, String reason) throws Exception {
        try {
            check.run(c);
        } catch (AssertionError expected) {
            return;
        }
        throw new AssertionError(c.path() + " is listed as a difference (" + reason + "), but the answers are equal");
    }

    /** The cases of one area, sorted by name; skips or fails as said above where there is no such folder. */
    public static List<GoldenCase> cases(String area) {
        Path folder = requireFolder("golden.dir").resolve(area);
        assumeTrue(Files.isDirectory(folder), "golden.dir has no area " + area);
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(f -> Files.exists(f.resolve("case.json")))
                    .sorted()
                    .map(GoldenCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that a system property ({@code golden.dir}, {@code data.dir}) names. */
    public static Path requireFolder(String property) {
        Path folder = Path.of(System.getProperty(property, "../../shared/" + property.replace(".dir", "")));
        boolean present = Files.isDirectory(folder);
        boolean ci = Boolean.getBoolean("ci") || "true".equals(System.getenv("CI"));
        if (!present && ci) {
            throw new AssertionError(
                    folder + " is missing, and CI must not skip its tests (-D" + property + "=FOLDER)");
        }
        assumeTrue(present, () -> "skipped: no folder " + folder + "; give it with -D" + property + "=FOLDER");
        return folder;
    }
}
