package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.instance.flow.FlowDecoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of following Cellpose-like flows. */
final class FlowFlags implements DecoderFlags {
    @Option(
            names = "--flow-foreground",
            paramLabel = "T",
            description = "Voxels above T in F or M, below T in B, are followed; none: all with a flow that is not 0"
                    + " (default: 0.5).")
    private @Nullable String foreground;

    @Option(
            names = "--flow-error",
            paramLabel = "E",
            description = "Drop objects of a greater flow error; 0 or less drops none (default: ${DEFAULT-VALUE}).")
    private double flowThreshold = 0.4;

    @Option(
            names = "--flow-steps",
            paramLabel = "N",
            description = "Steps where objects have the mean diameter (default: 200, BiaPy's only number).")
    private @Nullable Integer steps;

    @Option(
            names = "--diameter",
            paramLabel = "D",
            description = "Diameter of the objects in voxels, or auto to measure it in each image"
                    + " (default: the mean diameter).")
    private @Nullable String diameter;

    @Option(
            names = "--mean-diameter",
            paramLabel = "D",
            description = "Diameter in voxels that the network was trained at (default: ${DEFAULT-VALUE}).")
    private double meanDiameter = 30;

    @Option(
            names = "--native-grid",
            description = "Follow flows on the prediction's own grid at any diameter: its image was resized before.")
    private boolean nativeGrid;

    @Override
    public FlowDecoder decoder(PredictedChannels channels, boolean asBiapy) {
        if (asBiapy && steps != null) {
            throw new InputException("BiaPy ignores its number of steps; leave out --flow-steps or --compat biapy.");
        }
        FlowDecoder decoder = FlowDecoder.forChannels(channels.codes()).flowThreshold(flowThreshold);
        if (foreground != null) {
            decoder = foreground.equals("none")
                    ? decoder.whereFlowIs()
                    : decoder.foreground(number("--flow-foreground is \"none\" or a number such as 0.5", foreground));
        }
        decoder = "auto".equals(diameter)
                ? decoder.measuredDiameter(meanDiameter)
                : decoder.diameter(
                        diameter == null
                                ? meanDiameter
                                : number("--diameter is \"auto\" or a number of voxels such as 30", diameter),
                        meanDiameter);
        decoder = steps == null ? decoder : decoder.steps(steps);
        return nativeGrid ? decoder.onNativeGrid() : decoder;
    }

    private static double number(String what, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InputException(what + ", got \"" + text + "\".", e);
        }
    }
}
