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

/** The one list of golden cases that the library does not answer yet ({@code golden-pending.csv}: pattern, reason). It must shrink. */
public final class PendingGoldens {
    private PendingGoldens() {}

    /** Why this case is not built yet, or null. A pattern is {@code area/case} with {@code *} for any text. */
    public static @Nullable String reason(GoldenCase golden) {
        return patterns().entrySet().stream()
                .filter(e ->
                        golden.path().matches(e.getKey().replace("+", "\\+").replace("*", ".*")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public static Map<String, String> patterns() {
        try (InputStream in = Objects.requireNonNull(PendingGoldens.class.getResourceAsStream("/golden-pending.csv"));
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
