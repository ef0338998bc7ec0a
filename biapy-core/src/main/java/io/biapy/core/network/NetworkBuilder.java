package io.biapy.core.network;

import java.util.List;

/**
 * A network in the making: an architecture with its options, to which a workflow adds what it knows (dimensions, input, heads).
 * Used once, by one thread.
 */
public interface NetworkBuilder {
    /** Name of the architecture, for example "unet". */
    String architecture();

    /** 2 (default) or 3. */
    NetworkBuilder dimensions(int dimensions);

    /** Planes of the image; default 1. */
    NetworkBuilder inputChannels(int channels);

    /** The outputs, in BiaPy's order; replaces those named before. Default: one head "F" with one channel. */
    NetworkBuilder heads(List<Head> heads);

    /** The finished graph; an {@link io.biapy.core.error.InputException} where options contradict each other. */
    NetworkGraph build();
}
