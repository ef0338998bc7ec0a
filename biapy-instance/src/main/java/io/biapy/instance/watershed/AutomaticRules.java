package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The seed, surface and growth channels that BiaPy 3.7.1 fills in for a list of channels, all thresholds automatic; F with A, which BiaPy does not take, is
 * flooded over the affinities within F. Immutable.
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
        return find(channels)
                .orElseThrow(() -> new InputException("There are no automatic watershed settings for the channels "
                        + channels + "; name the channels of seeds, growth mask and surface (WatershedDecoder.of)."));
    }

    /**
     * Those of the longest part of the list that has an automatic choice, the first of equally long ones; channels that only help the training (T
     * beside F and C) so do not stand in the way. A list of which no part has one is refused.
     */
    public static AutomaticRules ofMost(List<ChannelCode> channels) {
        for (int size = channels.size(); size > 0; size--) {
            for (int part = 1; part < 1 << channels.size(); part++) {
                List<ChannelCode> some = new ArrayList<>();
                for (int i = 0; i < channels.size(); i++) {
                    if ((part >> i & 1) != 0) {
                        some.add(channels.get(i));
                    }
                }
                Optional<AutomaticRules> found = some.size() == size ? find(some) : Optional.empty();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return of(channels);
    }

    private static Optional<AutomaticRules> find(List<ChannelCode> channels) {
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
                return Optional.of(new AutomaticRules(List.copyOf(all), main, main));
            }
        }
        if (offsets.isEmpty() && others.size() == 1) {
            ChannelCode only = others.iterator().next();
            if (isOneOf(only, F, C, ChannelCode.AFFINITIES, ChannelCode.CENTRE_DISTANCE, ChannelCode.BORDER_DISTANCE)) {
                return Optional.of(new AutomaticRules(List.of(only), only, only));
            }
        }
        if (offsets.isEmpty() && others.contains(F)) {
            List<ChannelCode> rest = new ArrayList<>(others);
            rest.remove(F);
            if (rest.equals(List.of(ChannelCode.POINTS))) {
                return Optional.of(new AutomaticRules(rest, F, F));
            }
            if (rest.equals(List.of(ChannelCode.AFFINITIES))) {
                return Optional.of(new AutomaticRules(rest, ChannelCode.AFFINITIES, F));
            }
            if (rest.equals(List.of(C, ChannelCode.MASK))) {
                return Optional.of(new AutomaticRules(List.of(F, C), F, F));
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
                return Optional.of(new AutomaticRules(List.copyOf(others), F, F));
            }
        }
        return Optional.empty();
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
