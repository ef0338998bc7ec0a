package io.biapy.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of golden cases with reasons (columns pattern, reason); a pattern is {@code area/case} with {@code *} for any text. */
final class CasePatterns {
    private CasePatterns() {}

    static @Nullable String reason(String resource, GoldenCase golden) {
        return read(resource).entrySet().stream()
                .filter(e ->
                        golden.path().matches(e.getKey().replace("+", "\\+").replace("*", ".*")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static Map<String, String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(CasePatterns.class.getResourceAsStream(resource));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, String> map = new LinkedHashMap<>();
            reader.lines().skip(1).filter(l -> !l.isBlank()).forEach(l -> {
                String[] cells = l.split(",", 2);
                map.put(cells[0], cells[1]);
            });
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
