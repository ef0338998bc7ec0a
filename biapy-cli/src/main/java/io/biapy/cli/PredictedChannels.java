package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.instance.channel.BorderDistance;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.DistanceValue;
import io.biapy.instance.channel.TargetChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the planes of a prediction are, as written on the command line: {@code F,C} or, as in training, {@code F[erosion=1],C}. Immutable. */
final class PredictedChannels {
    private static final int BINS = 11; // of a discretised Db
    private static final int LEAST_RAYS = 3;

    private final String text;
    private final boolean embedding;
    private final List<ChannelCode> codes;

    PredictedChannels(String text) {
        this.text = text;
        this.embedding = text.replace(" ", "").matches("E|E_offset,E_sigma,E_seediness");
        this.codes = embedding ? List.of() : codes(text);
    }

    List<ChannelCode> codes() {
        return codes;
    }

    /** Whether they are BiaPy's E: the three parts of an embedding, which go together and alone. */
    boolean isEmbedding() {
        return embedding;
    }

    /** Codes alone count; options in brackets may stand behind them. */
    static List<ChannelCode> codes(String text) {
        return parts(text).stream()
                .map(part -> ChannelCode.parse(part.replaceFirst("\\[.*", "")))
                .toList();
    }

    boolean hasBinnedDistance() {
        return parts(text).stream()
                .filter(part -> part.contains("["))
                .map(TargetChannel::parse)
                .anyMatch(channel -> channel instanceof BorderDistance distance
                        && distance.valueType() == DistanceValue.DISCRETIZED);
    }

    /** Whether a distance or flow is of Omnipose's kind, as in {@code Db[val_type=omnipose],Gv,Gh}. */
    boolean isOmnipose() {
        return parts(text).stream().anyMatch(part -> part.matches(".*\\[.*=\\s*omnipose\\b.*"));
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split(",(?![^\\[]*\\])", -1));
    }

    /** To be asked before any work: whether a prediction has as many planes as the channels take. */
    void require(Path file, int planes) {
        boolean affinities = codes.contains(ChannelCode.AFFINITIES);
        boolean rays = codes.contains(ChannelCode.RAYS);
        int fixed = codes.size() - (affinities || rays ? 1 : 0) + (hasBinnedDistance() ? BINS - 1 : 0);
        int open = planes - fixed;
        boolean fits = rays ? open >= LEAST_RAYS : affinities ? areAffinities(open) : open == 0;
        if (!fits) {
            throw new FileException(
                    file,
                    "has " + planes + (planes == 1 ? " channel" : " channels") + ", but --channels " + text + " takes "
                            + (rays
                                    ? fixed + " and at least " + LEAST_RAYS + " rays"
                                    : affinities ? fixed + " and " + affinityPlanes() : fixed)
                            + ". Name the right channels, or say with --axes which dimension holds them"
                            + " (for example YXC or CZYX).");
        }
    }

    /** With options as many as there are offsets, of which images of one slice have those in the plane; without one an axis, or several times as many. */
    private boolean areAffinities(int planes) {
        return affinities()
                .map(a -> planes == a.width() || planes == a.in(2).width())
                .orElse(planes > 0 && (planes % 3 == 0 || planes % 2 == 0));
    }

    private String affinityPlanes() {
        return affinities()
                .map(a -> "the " + a.width() + " of " + a)
                .orElse("a multiple of 3 (in 2D of 2) for A; other offsets are named as A[offsets=0x0x1/0x0x9]");
    }

    /** The channel A where it is written with options. */
    private Optional<TargetChannel> affinities() {
        return parts(text).stream()
                .filter(part -> part.contains("["))
                .map(TargetChannel::parse)
                .filter(channel -> channel.channel() == ChannelCode.AFFINITIES)
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
