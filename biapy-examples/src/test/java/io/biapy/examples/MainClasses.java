package io.biapy.examples;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Leaves test classes out by the names of their sources, so that it does not matter in which folder they were compiled. */
final class MainClasses implements ImportOption {
    private static final Path ROOT = Path.of(System.getProperty("biapy.root", ".."));
    private static final String ROOT_PACKAGE = "/io/biapy/";
    private static final Set<String> TESTS = tests();

    private static Set<String> tests() {
        Set<String> names = new HashSet<>();
        for (Path tests : testFolders()) {
            try (Stream<Path> files = Files.walk(tests)) {
                files.map(file -> "/" + tests.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    private static List<Path> testFolders() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean includes(Location location) {
        String uri = location.asURI().toString();
        int start = uri.lastIndexOf(ROOT_PACKAGE);
        int end = uri.lastIndexOf(".class");
        if (start < 0 || end < start) {
            return true;
        }
        String name = uri.substring(start, end);
        int nested = name.indexOf('$');
        return !TESTS.contains(nested < 0 ? name : name.substring(0, nested));
    }
}
