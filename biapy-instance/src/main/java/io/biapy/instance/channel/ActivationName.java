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

    /** The option {@code act} of a channel whose values have both signs. */
    static Activation read(ChannelOptions options, String otherwise) {
        String name = options.choice("act", otherwise, List.of("linear", "tanh"));
        return name.equals("tanh") ? Activation.TANH : Activation.LINEAR;
    }
}
