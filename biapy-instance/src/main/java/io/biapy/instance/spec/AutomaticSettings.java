package io.biapy.instance.spec;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.watershed.AutomaticRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What BiaPy's configuration checker fills in for a list of channels: decoder, losses, weights, the channels that only come with the targets, and the
 * watershed's seeds, surface and growth mask (all thresholds automatic). A list that nothing can be made of is refused. Rays (R) choose StarDist
 * here; BiaPy 3.7.1 takes the watershed for them and then refuses it. Immutable.
 *
 * @param channels those given, in their order
 * @param kind how instances are made
 * @param losses BiaPy's name of each channel's loss: bce, ce, mse, l1, embedseg
 * @param weights what each loss is multiplied by; for embeddings those of their parts (offset, margin, seeds, and the fourth of BiaPy)
 * @param watershed the seeds, surface and growth mask where a watershed makes the instances or their fragments
 */
public record AutomaticSettings(
        List<ChannelCode> channels,
        DecoderKind kind,
        List<String> losses,
        List<Integer> weights,
        Optional<AutomaticRules> watershed) {
    private static final Set<ChannelCode> BINARY = EnumSet.of(
            ChannelCode.FOREGROUND,
            ChannelCode.BACKGROUND,
            ChannelCode.CONTOUR,
            ChannelCode.POINTS,
            ChannelCode.TOUCHING,
            ChannelCode.AFFINITIES,
            ChannelCode.MASK);
    private static final Set<ChannelCode> FLOWS =
            EnumSet.of(ChannelCode.FLOW_DEPTH, ChannelCode.FLOW_VERTICAL, ChannelCode.FLOW_HORIZONTAL);
    private static final Set<ChannelCode> EMBEDDINGS =
            EnumSet.of(ChannelCode.EMBEDDING_OFFSET, ChannelCode.EMBEDDING_SIGMA, ChannelCode.EMBEDDING_SEEDINESS);
    private static final List<Integer> EMBEDDING_WEIGHTS = List.of(10, 1, 10, 1);

    /**
     * With the decoder that the channels choose.
     *
     * @param dimensions 2 or 3
     */
    public static AutomaticSettings of(List<ChannelCode> channels, int dimensions) {
        return of(channels, dimensions, kindOf(channels));
    }

    /** With a decoder that the user names. */
    public static AutomaticSettings of(List<ChannelCode> channels, int dimensions, DecoderKind kind) {
        ChannelListRules.check(channels, dimensions, kind);
        boolean floods = kind == DecoderKind.WATERSHED || kind == DecoderKind.AGGLOMERATION;
        return new AutomaticSettings(
                List.copyOf(channels),
                kind,
                channels.stream()
                        .filter(ChannelCode::isPredicted)
                        .map(c -> loss(c, kind))
                        .toList(),
                kind == DecoderKind.EMBEDDINGS
                        ? EMBEDDING_WEIGHTS
                        : Collections.nCopies(
                                (int) channels.stream()
                                        .filter(ChannelCode::isPredicted)
                                        .count(),
                                1),
                floods ? Optional.of(AutomaticRules.of(channels)) : Optional.empty());
    }

    private static DecoderKind kindOf(List<ChannelCode> channels) {
        if (channels.contains(ChannelCode.RAYS)) {
            return DecoderKind.STARDIST;
        }
        if (channels.contains(ChannelCode.FLOW_VERTICAL)) {
            return DecoderKind.GRADIENT_FLOW;
        }
        if (channels.contains(ChannelCode.EMBEDDING_OFFSET)) {
            return DecoderKind.EMBEDDINGS;
        }
        return channels.contains(ChannelCode.AFFINITIES) ? DecoderKind.AGGLOMERATION : DecoderKind.WATERSHED;
    }

    private static String loss(ChannelCode channel, DecoderKind kind) {
        if (BINARY.contains(channel) || (kind == DecoderKind.STARDIST && channel == ChannelCode.BORDER_DISTANCE)) {
            return "bce";
        }
        if (EMBEDDINGS.contains(channel)) {
            return "embedseg";
        }
        return FLOWS.contains(channel) || channel == ChannelCode.SIGNED_DISTANCE ? "mse" : "l1";
    }

    /** The border distance in bins, which is learned as classes and stands alone. */
    public AutomaticSettings withBinnedDistance() {
        if (!channels.equals(List.of(ChannelCode.BORDER_DISTANCE))) {
            throw new InputException(
                    "A distance in bins (Db[val_type=discretize]) is the only channel of a network, got " + channels
                            + ".");
        }
        return new AutomaticSettings(channels, kind, List.of("ce"), weights, watershed);
    }

    /**
     * The channels that BiaPy stores: those given, then I where a target has to be made again after labels are turned or scaled
     * (with the channels' default options).
     */
    public List<ChannelCode> stored() {
        List<ChannelCode> all = new ArrayList<>(channels);
        boolean turns = channels.stream()
                .anyMatch(c -> c.isCentreOffset()
                        || FLOWS.contains(c)
                        || c == ChannelCode.RAYS
                        || c == ChannelCode.AFFINITIES);
        if (turns && !all.contains(ChannelCode.INSTANCES)) {
            all.add(ChannelCode.INSTANCES);
        }
        return List.copyOf(all);
    }
}
