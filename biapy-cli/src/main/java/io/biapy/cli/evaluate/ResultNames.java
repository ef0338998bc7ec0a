package io.biapy.cli.evaluate;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** Names for results by where they lie: the last part of each path, and as many parts before it as it takes to tell them apart. */
public final class ResultNames {
    private ResultNames() {}

    /** One name a path, in their order; for equal paths equal names. */
    public static List<String> of(List<Path> paths) {
        List<Path> whole =
                paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        int longest = whole.stream().mapToInt(Path::getNameCount).max().orElse(1);
        for (int parts = 1; parts < longest; parts++) {
            int n = parts;
            List<String> names = whole.stream().map(path -> last(path, n)).toList();
            if (new HashSet<>(names).size() == new HashSet<>(whole).size()) {
                return names;
            }
        }
        return whole.stream().map(Path::toString).toList();
    }

    private static String last(Path path, int parts) {
        int n = path.getNameCount();
        return path.subpath(Math.max(0, n - parts), n).toString();
    }
}
