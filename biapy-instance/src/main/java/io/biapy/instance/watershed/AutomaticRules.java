package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The seed, surface and growth channels that BiaPy 3.7.1 fills in for a list of channels, all thresholds automatic. Immutable.
 *
 * @param seeds in the order in which BiaPy combines them
 * @param surface what is flooded
 * @param growth how far
 */
public record AutomaticRules(List<ChannelCode> seeds, ChannelCode surface, ChannelCode growth) {
    private static final ChannelCode F = ChannelCode.FOREGROUND;
    private static final ChannelCode C = ChannelCode.CONTOUR;

    /** A list without automatic choice is refused. */
    public static AutomaticRules of(List<ChannelCode> channels) {
        Set<ChannelCode> all = channels.isEmpty() ? EnumSet.noneOf(ChannelCode.class) : EnumSet.copyOf(channels);
        Set<ChannelCode> offsets = EnumSet.noneOf(ChannelCode.class);
        Set<ChannelCode> others = EnumSet.noneOf(ChannelCode.class);
        all.forEach(c -> (c.isCentreOffset() ? offsets : others).add(c));
        boolean withOffsets = offsets.contains(ChannelCode.VERTICAL) && offsets.contains(ChannelCode.HORIZONTAL);

        if (withOffsets && others.size() == 1) {
            ChannelCode main = others.iterator().next();
            if (main == F
                    || isOneOf(
                            main,
                            ChannelCode.BORDER_DISTANCE,
                            ChannelCode.CENTRE_DISTANCE,
                            ChannelCode.SIGNED_DISTANCE)) {
                return new AutomaticRules(List.copyOf(all), main, main);
            }
        }
        if (offsets.isEmpty() && others.size() == 1) {
            ChannelCode only = others.iterator().next();
            if (isOneOf(only, F, C, ChannelCode.AFFINITIES, ChannelCode.CENTRE_DISTANCE, ChannelCode.BORDER_DISTANCE)) {
                return new AutomaticRules(List.of(only), only, only);
            }
        }
        if (offsets.isEmpty() && others.contains(F)) {
            List<ChannelCode> rest = new ArrayList<>(others);
            rest.remove(F);
            if (rest.equals(List.of(ChannelCode.POINTS))) {
                return new AutomaticRules(rest, F, F);
            }
            if (rest.equals(List.of(C, ChannelCode.MASK))) {
                return new AutomaticRules(List.of(F, C), F, F);
            }
            boolean distance = Collections.disjoint(
                    rest,
                    EnumSet.of(
                            ChannelCode.POINTS,
                            ChannelCode.MASK,
                            ChannelCode.TOUCHING,
                            ChannelCode.BACKGROUND,
                            ChannelCode.AFFINITIES));
            boolean second = rest.size() == 1;
            boolean third = rest.size() == 2 && rest.contains(C) && !rest.contains(ChannelCode.NEIGHBOUR_DISTANCE);
            if (distance && (second || third)) {
                return new AutomaticRules(List.copyOf(others), F, F);
            }
        }
        throw new InputException("There are no automatic watershed settings for the channels " + channels
                + "; name the channels of seeds, growth mask and surface (WatershedDecoder.of).");
    }

    private static boolean isOneOf(ChannelCode channel, ChannelCode... codes) {
        return List.of(codes).contains(channel);
    }

    List<ThresholdRule> seedRules() {
        return ChannelRules.seeds(seeds, Collections.nCopies(seeds.size(), Threshold.otsu()));
    }

    List<ThresholdRule> growthRules() {
        return ChannelRules.growth(List.of(growth), List.of(Threshold.otsu()));
    }
}
