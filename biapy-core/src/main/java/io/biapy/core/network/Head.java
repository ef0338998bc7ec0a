package io.biapy.core.network;

import io.biapy.core.error.InputException;

/**
 * One output of a network: a 1x1 convolution to {@code channels} planes.
 *
 * @param name what it predicts, for example "F+C"; a name that contains "class" makes it a class head, whose planes stand after those
 *     of all others (BiaPy: {@code output_channel_info})
 * @param channels at least 1
 */
public record Head(String name, int channels) {
    /** The most planes of one head. */
    static final int MOST_CHANNELS = 1 << 20;

    public Head {
        if (name.isBlank() || channels < 1 || channels > MOST_CHANNELS) {
            throw new InputException("A head needs a name and 1 to " + MOST_CHANNELS + " channels, got \"" + name
                    + "\" with " + channels + ".");
        }
    }

    /** Whether it predicts classes instead of representations. */
    public boolean isClass() {
        return name.contains("class");
    }

    @Override
    public String toString() {
        return name + " (" + channels + ")";
    }
}
