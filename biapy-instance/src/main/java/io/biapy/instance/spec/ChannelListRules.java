package io.biapy.instance.spec;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which channels go together, in how many dimensions and with which decoder: the checks of BiaPy's configuration. */
final class ChannelListRules {
    private static final Set<ChannelCode> SHOW_OBJECTS = EnumSet.of(
            ChannelCode.FOREGROUND,
            ChannelCode.BACKGROUND,
            ChannelCode.CONTOUR,
            ChannelCode.BORDER_DISTANCE,
            ChannelCode.CENTRE_DISTANCE,
            ChannelCode.NEIGHBOUR_DISTANCE,
            ChannelCode.SIGNED_DISTANCE);
    private static final Set<ChannelCode> NOT_FLOODED = EnumSet.of(
            ChannelCode.RAYS,
            ChannelCode.FLOW_DEPTH,
            ChannelCode.FLOW_VERTICAL,
            ChannelCode.FLOW_HORIZONTAL,
            ChannelCode.EMBEDDING_OFFSET,
            ChannelCode.EMBEDDING_SIGMA,
            ChannelCode.EMBEDDING_SEEDINESS);

    private ChannelListRules() {}

    static void check(List<ChannelCode> channels, int dimensions, DecoderKind kind) {
        Set<ChannelCode> all = EnumSet.noneOf(ChannelCode.class);
        channels.stream().filter(ChannelCode::isPredicted).forEach(all::add);
        boolean volume = dimensions == 3;
        require(!all.isEmpty(), "A network needs at least one channel to predict, got " + channels + ".");
        if (all.contains(ChannelCode.MASK)) {
            require(volume, "Channel M is for 3D only (CartoCell), got " + dimensions + "D; leave it out.");
            only(all, "Channel M goes with F and C", ChannelCode.FOREGROUND, ChannelCode.CONTOUR, ChannelCode.MASK);
        }
        if (all.contains(ChannelCode.AFFINITIES)) {
            only(all, "Affinities stand alone", ChannelCode.AFFINITIES);
        }
        switch (kind) {
            case STARDIST -> only(all, "StarDist is", ChannelCode.BORDER_DISTANCE, ChannelCode.RAYS);
            case EMBEDDINGS ->
                only(
                        all,
                        "Embeddings are",
                        ChannelCode.EMBEDDING_OFFSET,
                        ChannelCode.EMBEDDING_SIGMA,
                        ChannelCode.EMBEDDING_SEEDINESS);
            case AGGLOMERATION -> only(all, "Agglomeration is of", ChannelCode.AFFINITIES);
            case GRADIENT_FLOW -> checkFlows(all, volume);
            case WATERSHED -> checkWatershed(all, volume);
        }
    }

    private static void checkFlows(Set<ChannelCode> all, boolean volume) {
        Set<ChannelCode> flows = EnumSet.of(ChannelCode.FLOW_VERTICAL, ChannelCode.FLOW_HORIZONTAL);
        if (volume) {
            flows.add(ChannelCode.FLOW_DEPTH);
        }
        Set<ChannelCode> rest = EnumSet.copyOf(all);
        rest.removeAll(flows);
        boolean one =
                rest.equals(EnumSet.of(ChannelCode.FOREGROUND)) || rest.equals(EnumSet.of(ChannelCode.BORDER_DISTANCE));
        require(
                all.containsAll(flows) && one,
                "Flows in " + (volume ? 3 : 2) + "D are " + flows + " with one of F and Db, got " + all + ".");
    }

    private static void checkWatershed(Set<ChannelCode> all, boolean volume) {
        for (ChannelCode channel : all) {
            require(
                    !NOT_FLOODED.contains(channel),
                    "Channel " + channel + " (" + channel.meaning()
                            + ") is not for a watershed; leave the decoder to be chosen, or name the one for it.");
        }
        boolean h = all.contains(ChannelCode.HORIZONTAL);
        boolean v = all.contains(ChannelCode.VERTICAL);
        boolean z = all.contains(ChannelCode.DEPTH);
        require(!z || volume, "Channel Z is for 3D only; leave it out.");
        require(h == v, "Channels H and V go together, got " + all + ".");
        require(!z || h, "Channel Z goes with H and V, got " + all + ".");
        require(
                !h || all.stream().anyMatch(SHOW_OBJECTS::contains),
                "H, V and Z do not tell where objects are: add one of " + SHOW_OBJECTS + " to " + all + ".");
    }

    private static void only(Set<ChannelCode> all, String what, ChannelCode... wanted) {
        require(
                all.equals(EnumSet.copyOf(Arrays.asList(wanted))),
                what + " " + EnumSet.copyOf(Arrays.asList(wanted)) + " and nothing else, got " + all + ".");
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new InputException(message);
        }
    }
}
