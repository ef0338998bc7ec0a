package io.biapy.cli;

import io.biapy.instance.decode.InstanceDecoder;
import java.nio.file.Path;

/**
 * The options of one family of decoders on the command line, and the decoder that they describe. To add a family: a class of its own, a
 * constant of {@link DecoderOptions.Family} and a group of {@link DecoderOptions}.
 */
interface DecoderFlags {
    /**
     * The decoder; an {@link io.biapy.core.error.InputException} where the options contradict themselves or do not suit the channels.
     *
     * @param channels what the planes of the prediction are
     * @param asBiapy whether BiaPy's exact answer is asked for, its slips included
     */
    InstanceDecoder decoder(PredictedChannels channels, boolean asBiapy);

    /** Refuses a file that has not as many planes as the decoder takes. */
    default void requirePlanes(PredictedChannels channels, Path file, int planes) {
        channels.require(file, planes);
    }
}
