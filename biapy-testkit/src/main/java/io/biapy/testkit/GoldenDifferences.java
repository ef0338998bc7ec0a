package io.biapy.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one list of golden cases where BiaPy's answer is a known bug and the library gives the right one ({@code golden-differences.csv}:
 * pattern, reason). Such a case passes when the answer differs; where it does not, the entry is out of date and the test fails.
 */
public final class GoldenDifferences {
    private static final String LIST = "/golden-differences.csv";

    private GoldenDifferences() {}

    /** Why the library's answer to this case is another one than BiaPy's, or null. */
    public static @Nullable String reason(GoldenCase golden) {
        return CasePatterns.reason(LIST, golden);
    }

    public static Map<String, String> patterns() {
        return CasePatterns.read(LIST);
    }
}
