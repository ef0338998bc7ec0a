package io.biapy.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one list of golden cases that the library does not answer yet ({@code golden-pending.csv}: pattern, reason). It must shrink. */
public final class PendingGoldens {
    private static final String LIST = "/golden-pending.csv";

    private PendingGoldens() {}

    /** Why this case is not built yet, or null. */
    public static @Nullable String reason(GoldenCase golden) {
        return CasePatterns.reason(LIST, golden);
    }

    public static Map<String, String> patterns() {
        return CasePatterns.read(LIST);
    }
}
