package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.Compatibility;
import io.biapy.instance.star.StarDistDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of star-convex objects. */
final class StarDistFlags implements DecoderFlags {
    /** Ways to spread rays in space; in the plane there is one. */
    enum Sphere {
        BIAPY,
        SPIRAL
    }

    @Option(
            names = "--probability",
            paramLabel = "P",
            description = "Least probability of a centre: a number, or auto for Otsu's of each image (default: 0.4).")
    private String probability = "0.4";

    @Option(
            names = "--overlap",
            paramLabel = "T",
            description = "What two objects may share, as a part of the smaller one (default: ${DEFAULT-VALUE}).")
    private double overlap = 0.3;

    @Option(
            names = "--grid",
            paramLabel = "STEPS",
            description = "Voxels of the image for one of the prediction, as 2x2 (y, x) or 1x2x2 (z, y, x).")
    private @Nullable String grid;

    @Option(
            names = "--sphere",
            paramLabel = "NAME",
            description = "Rays in space: biapy, or spiral for a model of the stardist library (default: biapy).")
    private Sphere sphere = Sphere.BIAPY;

    @Option(
            names = "--rays-in-voxels",
            description =
                    "Rays were learnt in voxels, not in the unit of the voxel size, as BiaPy and the stardist library do.")
    private boolean raysInVoxels;

    @Option(names = "--longest-ray", paramLabel = "N", description = "Cut rays at N voxels (default: no cut).")
    private double longestRay = Double.POSITIVE_INFINITY;

    @Option(names = "--maxima-only", description = "Centres are local maxima of the probability only, as in BiaPy.")
    private boolean maximaOnly;

    @Option(names = "--margin", paramLabel = "N", description = "No centres closer to the border than N voxels.")
    private int margin;

    @Override
    public StarDistDecoder decoder(PredictedChannels channels, boolean asBiapy) {
        List<ChannelCode> codes = channels.codes();
        if (codes.size() != 2 || codes.get(1) != ChannelCode.RAYS) {
            throw new InputException(
                    "StarDist takes a probability and then the rays, --channels Db,R or F,R, got " + channels + ".");
        }
        StarDistDecoder decoder =
                StarDistDecoder.create().overlap(overlap).longestRay(longestRay).margin(margin);
        decoder = probability.equals("auto") ? decoder.otsuProbability() : decoder.probability(number());
        decoder = grid == null ? decoder : decoder.grid(steps(grid));
        decoder = sphere == Sphere.SPIRAL ? decoder.goldenSpiral() : decoder;
        decoder = raysInVoxels ? decoder.lengthsInVoxels() : decoder;
        decoder = maximaOnly ? decoder.maximaOnly() : decoder;
        return decoder.compatibility(asBiapy ? Compatibility.BIAPY : Compatibility.NONE);
    }

    private double number() {
        try {
            return Double.parseDouble(probability);
        } catch (NumberFormatException e) {
            throw new InputException(
                    "--probability is \"auto\" or a number such as 0.4, got \"" + probability + "\".", e);
        }
    }

    private static Extent steps(String text) {
        if (!text.matches("\\d{1,4}(x\\d{1,4}){1,2}")) {
            throw new InputException("--grid is written as 2x2 (y, x) or 1x2x2 (z, y, x), got \"" + text + "\".");
        }
        String[] parts = text.split("x", -1);
        int n = parts.length;
        return Extent.zyx(
                n == 3 ? Integer.parseInt(parts[0]) : 1,
                Integer.parseInt(parts[n - 2]),
                Integer.parseInt(parts[n - 1]));
    }
}
