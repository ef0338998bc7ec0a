package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.patch.SampleFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which patches of an image are left out. */
final class SampleOptions {
    @Option(
            names = "--filter-samples",
            paramLabel = "CONDITIONS",
            description =
                    "Leave out patches for which these hold, for example 'max < 100 or mean < 12 and min < 3'; in a"
                            + " training also their foreground, 0 to 1. What is left out of an image is predicted as empty.")
    private @Nullable String conditions;

    @Option(
            names = "--filter-normalized",
            description = "Take the values after normalisation for --filter-samples, not those of the file.")
    private boolean normalized;

    SampleFilter filter() {
        if (conditions == null) {
            if (normalized) {
                throw new InputException("--filter-normalized says how --filter-samples counts; give that too.");
            }
            return SampleFilter.none();
        }
        SampleFilter filter = SampleFilter.parse(conditions);
        return normalized ? filter.normalized() : filter;
    }
}
