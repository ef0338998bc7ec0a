package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.TargetEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The channels that a network predicts, in the order of its output. Each code at most once. Immutable, safe for several threads. */
public final class TargetChannels implements TargetEncoder, Iterable<TargetChannel> {
    private final List<TargetChannel> channels;

    private TargetChannels(List<TargetChannel> channels) {
        this.channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new InputException("A network needs at least one channel to predict, for example F,C.");
        }
        for (TargetChannel channel : channels) {
            if (channels.stream().filter(c -> c.channel() == channel.channel()).count() > 1) {
                throw new InputException(
                        "Channel " + channel.code() + " is named twice in " + channels + "; name it once.");
            }
        }
    }

    public static TargetChannels of(TargetChannel... channels) {
        return new TargetChannels(List.of(channels));
    }

    public static TargetChannels of(List<? extends TargetChannel> channels) {
        return new TargetChannels(List.copyOf(channels));
    }

    /** Reads a comma-separated list such as {@code F,C} or {@code F[erosion=1],C[mode=inner]}; see {@link TargetChannel#parse}. */
    public static TargetChannels parse(String text) {
        List<TargetChannel> channels = new ArrayList<>();
        for (String part : text.split(",(?![^\\[]*\\])", -1)) {
            channels.add(TargetChannel.parse(part));
        }
        return new TargetChannels(channels);
    }

    public List<TargetChannel> list() {
        return channels;
    }

    /** What the planes of the network's output are; a channel of several planes is named once. */
    public List<ChannelCode> codes() {
        return channels.stream().map(TargetChannel::channel).toList();
    }

    /** Planes of network output. */
    public int width() {
        return channels.stream().mapToInt(TargetChannel::width).sum();
    }

    @Override
    public int planes() {
        return channels.stream().mapToInt(TargetChannel::planes).sum();
    }

    @Override
    public int reach() {
        return channels.stream().mapToInt(TargetChannel::reach).max().orElseThrow();
    }

    @Override
    public void encode(LabelImage labels, float[] into) {
        int plane = labels.extent().voxels();
        if (into.length < (long) planes() * plane) {
            throw new InputException("The targets " + this + " of " + labels.extent() + " voxels need "
                    + (long) planes() * plane + " values, got room for " + into.length + ".");
        }
        int at = 0;
        for (TargetChannel channel : channels) {
            float[] own = at == 0 ? into : new float[channel.planes() * plane];
            channel.encode(labels, own);
            if (own != into) {
                System.arraycopy(own, 0, into, at, own.length);
            }
            at += channel.planes() * plane;
        }
    }

    @Override
    public Iterator<TargetChannel> iterator() {
        return channels.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TargetChannels that && channels.equals(that.channels);
    }

    @Override
    public int hashCode() {
        return channels.hashCode();
    }

    @Override
    public String toString() {
        return channels.stream().map(TargetChannel::toString).collect(Collectors.joining(","));
    }
}
