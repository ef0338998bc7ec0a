package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads BiaPy's lists of seed and growth channels with their thresholds as rules. Lists are sorted by channel first (F, B, P, C, H, V, Z, Db,
 * Dc, Dn, D, T, A), the thresholds with them. A beside others, which BiaPy refuses, counts as any of them: the least affinity to the neighbours.
 */
public final class ChannelRules {
    private static final System.Logger LOG = System.getLogger(ChannelRules.class.getName());
    private static final Set<ChannelCode> NO_LATER_SEED = EnumSet.of(ChannelCode.MASK);
    private static final Set<ChannelCode> NO_LATER_GROWTH = EnumSet.of(
            ChannelCode.POINTS,
            ChannelCode.TOUCHING,
            ChannelCode.MASK,
            ChannelCode.HORIZONTAL,
            ChannelCode.VERTICAL,
            ChannelCode.DEPTH);

    private ChannelRules() {}

    /**
     * SEED_CHANNELS with SEED_CHANNELS_THRESH. The first channel is taken from 1 - value where it is low inside objects, the others
     * from the value; H, V and Z after the first stand for the steepness of all of them, with the smallest threshold given among them
     * (0 counts as not given).
     */
    public static List<ThresholdRule> seeds(List<ChannelCode> channels, List<Threshold> thresholds) {
        List<Integer> order = sorted("seed", channels, thresholds);
        List<ThresholdRule> rules = new ArrayList<>();
        boolean steepness = false;
        for (int k : order) {
            ChannelCode channel = channels.get(k);
            if (rules.isEmpty()) {
                rules.add(first(channel, thresholds.get(k), channel.isLowInside()));
            } else if (!channel.isCentreOffset()) {
                if (!isIgnored("Seed", channel, NO_LATER_SEED)) {
                    rules.add(later(channel, thresholds.get(k)));
                }
            } else if (!steepness) {
                steepness = true;
                Threshold smallest = smallestOfOffsets(channels, thresholds);
                for (int j : order) {
                    if (channels.get(j).isCentreOffset()) {
                        rules.add(new ThresholdRule(channels.get(j), ThresholdRule.Side.STEEPNESS_BELOW, smallest));
                    }
                }
            }
        }
        return List.copyOf(rules);
    }

    /**
     * GROWTH_MASK_CHANNELS with GROWTH_MASK_CHANNELS_THRESH. An automatic threshold is half of Otsu's, for affinities alone half of the
     * seeds' threshold. Like BiaPy this leaves out P, T, M, H, V and Z after the first channel, but says so in the log.
     */
    public static List<ThresholdRule> growth(List<ChannelCode> channels, List<Threshold> thresholds) {
        List<ThresholdRule> rules = new ArrayList<>();
        for (int k : sorted("growth mask", channels, thresholds)) {
            ChannelCode channel = channels.get(k);
            Threshold threshold =
                    thresholds.get(k).isAutomatic() ? automaticGrowth(channel, rules.isEmpty()) : thresholds.get(k);
            if (rules.isEmpty()) {
                rules.add(first(channel, threshold, isLowInGrowth(channel)));
            } else if (!isIgnored("Growth mask", channel, NO_LATER_GROWTH)) {
                rules.add(later(channel, threshold));
            }
        }
        return List.copyOf(rules);
    }

    private static Threshold automaticGrowth(ChannelCode channel, boolean isFirst) {
        return channel == ChannelCode.AFFINITIES && isFirst ? Threshold.halfOfSeed() : Threshold.halfOtsu();
    }

    /** BiaPy turns C, B, Dn and Dc round as the first growth channel, T not. */
    private static boolean isLowInGrowth(ChannelCode channel) {
        return channel.isLowInside() && channel != ChannelCode.TOUCHING;
    }

    private static ThresholdRule first(ChannelCode channel, Threshold threshold, boolean turned) {
        return new ThresholdRule(
                channel, turned ? ThresholdRule.Side.COMPLEMENT_ABOVE : ThresholdRule.Side.ABOVE, threshold);
    }

    private static ThresholdRule later(ChannelCode channel, Threshold threshold) {
        return channel.isLowInside()
                ? ThresholdRule.below(channel, threshold)
                : ThresholdRule.above(channel, threshold);
    }

    private static boolean isIgnored(String what, ChannelCode channel, Set<ChannelCode> ignored) {
        if (ignored.contains(channel)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} channel {1} is left out, as BiaPy does for it after the first; a rule of its own makes it count.",
                    what,
                    channel);
        }
        return ignored.contains(channel);
    }

    private static Threshold smallestOfOffsets(List<ChannelCode> channels, List<Threshold> thresholds) {
        return IntStream.range(0, channels.size())
                .filter(k -> channels.get(k).isCentreOffset())
                .mapToObj(thresholds::get)
                .filter(t -> !t.isAutomatic() && t.value() != 0)
                .min(Comparator.comparingDouble(Threshold::value))
                .orElse(Threshold.otsu());
    }

    private static List<Integer> sorted(String what, List<ChannelCode> channels, List<Threshold> thresholds) {
        if (channels.isEmpty() || channels.size() != thresholds.size()) {
            throw new InputException(
                    "A watershed needs at least one " + what + " channel and a threshold for each, got channels "
                            + channels + " and thresholds " + thresholds + ".");
        }
        return IntStream.range(0, channels.size())
                .boxed()
                .sorted(Comparator.comparing(channels::get))
                .toList();
    }
}
