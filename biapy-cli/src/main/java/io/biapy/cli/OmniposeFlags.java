package io.biapy.cli;

import io.biapy.instance.flow.OmniposeDecoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of Omnipose. */
final class OmniposeFlags implements DecoderFlags {
    @Option(
            names = "--omnipose-distance",
            paramLabel = "T",
            description = "Parts with a distance above T are objects, down to T - 1 (default: ${DEFAULT-VALUE}).")
    private double foreground;

    @Option(
            names = "--omnipose-error",
            paramLabel = "E",
            description = "Drop objects of a greater flow error; 0 or less drops none (default: ${DEFAULT-VALUE}).")
    private double flowThreshold = 0.4;

    @Option(
            names = "--omnipose-steps",
            paramLabel = "N",
            description = "Steps of following flows (default: the mean diameter that the distance shows).")
    private @Nullable Integer steps;

    @Override
    public OmniposeDecoder decoder(PredictedChannels channels, boolean asBiapy) {
        OmniposeDecoder decoder = OmniposeDecoder.forChannels(channels.codes())
                .foreground(foreground)
                .flowThreshold(flowThreshold);
        return steps == null ? decoder : decoder.steps(steps);
    }
}
