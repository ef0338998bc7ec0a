package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The options of channel A: offsets of any direction, or BiaPy's lists along each axis. */
final class AffinityOptions {
    static final List<String> NAMES =
            List.of("offsets", "z_affinities", "y_affinities", "x_affinities", "widen_borders");

    private AffinityOptions() {}

    /** @param options the same as texts */
    static Affinities read(ChannelOptions read, Map<String, String> options) {
        Affinities channel = TargetChannel.affinities()
                .widenBorders(read.whole("widen_borders", Affinities.DEFAULT.widenBorders(), 0));
        boolean triples = NAMES.subList(1, 4).stream().anyMatch(options::containsKey);
        if (options.containsKey("offsets")) {
            if (triples) {
                throw new InputException(
                        "Channel A takes offsets, or z_affinities, y_affinities and x_affinities, but not both.");
            }
            return new Affinities(offsets(options.get("offsets")), channel.widenBorders());
        }
        return triples
                ? channel.alongAxes(
                        along(options, "z_affinities"), along(options, "y_affinities"), along(options, "x_affinities"))
                : channel;
    }

    private static int[] along(Map<String, String> options, String name) {
        String text = options.getOrDefault(name, "1");
        int[] steps = WholeNumber.list(name, text);
        if (Arrays.stream(steps).anyMatch(step -> step == 0)) {
            throw new InputException("Option " + name
                    + " of channel A is a list of steps other than 0 with an x between (1x3x9), got \"" + text + "\".");
        }
        return steps;
    }

    private static List<AffinityOffset> offsets(String text) {
        List<AffinityOffset> offsets = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            int[] zyx = WholeNumber.list("offsets", part);
            if (zyx.length != 2 && zyx.length != 3) {
                throw new InputException(
                        "An offset is written as steps along z, y and x (0x0x9) or y and x (0x9), got \"" + part
                                + "\".");
            }
            if (Arrays.stream(zyx).allMatch(step -> step == 0)) {
                throw new InputException("Option offsets of channel A holds " + part
                        + "; an affinity is about two different voxels, so a step must differ from 0.");
            }
            offsets.add(new AffinityOffset(zyx.length == 3 ? zyx[0] : 0, zyx[zyx.length - 2], zyx[zyx.length - 1]));
        }
        return offsets;
    }
}
