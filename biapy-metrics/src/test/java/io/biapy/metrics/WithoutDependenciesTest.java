package io.biapy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.metrics.matching.Matching;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module in a class loader that has the JDK and nothing else: no Tablesaw, no other module of the project. */
class WithoutDependenciesTest {
    private static final String NEEDS_TABLESAW = "io.biapy.metrics.table.TablesawTables";

    private final URL module =
            Matching.class.getProtectionDomain().getCodeSource().getLocation();

    @Test
    void every_class_but_one_loads_and_shows_its_methods()
            throws IOException, URISyntaxException, ClassNotFoundException {
        try (URLClassLoader alone = new URLClassLoader(new URL[] {module}, ClassLoader.getPlatformClassLoader())) {
            List<String> names = classNames();
            assertThat(names).contains(NEEDS_TABLESAW, Matching.class.getName()).hasSizeGreaterThan(20);
            for (String name : names) {
                if (!name.equals(NEEDS_TABLESAW) && !name.endsWith("package-info")) {
                    Class<?> type = Class.forName(name, true, alone);
                    // Resolves every type in a signature, as completion in JShell does.
                    assertThat(type.getDeclaredMethods()).isNotNull();
                    assertThat(type.getDeclaredConstructors()).isNotNull();
                }
            }
        }
    }

    @Test
    void a_matching_runs_and_only_the_tablesaw_class_fails() throws IOException, ReflectiveOperationException {
        try (URLClassLoader alone = new URLClassLoader(new URL[] {module}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = Class.forName(Matching.class.getName(), true, alone);
            Object matching =
                    type.getMethod("of", int[].class, int[].class).invoke(null, new int[] {1, 2}, new int[] {2, 1});
            Object score = type.getMethod("at", double.class).invoke(matching, 0.5);
            Method json = score.getClass().getMethod("toJson");
            assertThat((String) json.invoke(score)).contains("\"tp\":2");

            Class<?> tablesaw = Class.forName(NEEDS_TABLESAW, false, alone);
            assertThatThrownBy(tablesaw::getDeclaredMethods).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private List<String> classNames() throws IOException, URISyntaxException {
        Path root = Path.of(module.toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - 6).replace(File.separatorChar, '.'))
                    .toList();
        }
    }
}
