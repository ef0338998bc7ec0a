package io.biapy.instance.channel;

import io.biapy.core.target.Activation;
import java.util.List;
import java.util.Locale;

/** BiaPy's names of activations: its option {@code act}. */
final class ActivationName {
    private ActivationName() {}

    static String of(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    /** The option {@code act}, one of {@code allowed}. */
    static Activation read(ChannelOptions options, Activation otherwise, List<Activation> allowed) {
        String name = options.choice(
                "act", of(otherwise), allowed.stream().map(ActivationName::of).toList());
        return Activation.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
