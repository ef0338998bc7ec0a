package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.TargetEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The channels that a network predicts, in the order of its output. Each code at most once. Immutable, safe for several threads. */
public final class TargetChannels implements TargetEncoder, Iterable<TargetChannel> {
    private final List<TargetChannel> channels;

    private TargetChannels(List<TargetChannel> channels) {
        this.channels = channels.stream()
                .<TargetChannel>map(c -> c.beside(List.copyOf(channels)))
                .toList();
        if (channels.isEmpty()) {
            throw new InputException("A network needs at least one channel to predict, for example F,C.");
        }
        for (TargetChannel channel : channels) {
            if (channels.stream().filter(c -> c.channel() == channel.channel()).count() > 1) {
                throw new InputException(
                        "Channel " + channel.code() + " is named twice in " + channels + "; name it once.");
            }
        }
        for (int i = 1; i < channels.size(); i++) {
            if (channels.get(i).channel().isPredicted()
                    && !channels.get(i - 1).channel().isPredicted()) {
                throw new InputException("Channel " + channels.get(i - 1)
                        + " is not predicted and comes after all others, got " + channels + ".");
            }
        }
    }

    public static TargetChannels of(TargetChannel... channels) {
        return new TargetChannels(List.of(channels));
    }

    public static TargetChannels of(List<? extends TargetChannel> channels) {
        return new TargetChannels(List.copyOf(channels));
    }

    /** Reads a comma-separated list such as {@code F,C} or {@code F[erosion=1],C[mode=inner]}; see {@link TargetChannel#parse}. E stands for E_offset,E_sigma,E_seediness and takes the options of E_offset. */
    public static TargetChannels parse(String text) {
        List<TargetChannel> channels = new ArrayList<>();
        for (String part : text.split(",(?![^\\[]*\\])", -1)) {
            channels.addAll(ChannelParser.parseGroup(part));
        }
        return new TargetChannels(channels);
    }

    /** The same channels for images of so many dimensions, 2 or 3; see {@link TargetChannel#in}. */
    public TargetChannels in(int dimensions) {
        return new TargetChannels(channels.stream().map(c -> c.in(dimensions)).toList());
    }

    /**
     * As {@link #in}, for a network to learn. Flows must have a component along each axis and be of one type, an embedding its three parts and no
     * other channel; what is missing is named.
     */
    public TargetChannels forTraining(int dimensions) {
        TargetChannels fitting = in(dimensions);
        ChannelGroups.check(fitting.channels, dimensions);
        return fitting;
    }

    public List<TargetChannel> list() {
        return channels;
    }

    /** What the planes of the network's output are; a channel of several planes is named once. */
    public List<ChannelCode> codes() {
        return outputs().stream().map(TargetChannel::channel).toList();
    }

    /** Those that a network predicts: all but We and I. */
    public List<TargetChannel> outputs() {
        return channels.stream().filter(c -> c.channel().isPredicted()).toList();
    }

    /** Whether the targets hold a channel. */
    public boolean has(ChannelCode code) {
        return channels.stream().anyMatch(c -> c.channel() == code);
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
    public boolean isGeometric() {
        return channels.stream().anyMatch(TargetChannel::isGeometric);
    }

    @Override
    public void encode(LabelImage labels, float[] into) {
        encode(labels, into, Workers.callerOnly());
    }

    @Override
    public void encode(LabelImage labels, float[] into, Workers workers) {
        int plane = labels.extent().voxels();
        if (into.length < (long) planes() * plane) {
            throw new InputException("The targets " + this + " of " + labels.extent() + " voxels need "
                    + (long) planes() * plane + " values, got room for " + into.length + ".");
        }
        int at = 0;
        FlowPlanes flows = new FlowPlanes();
        OffsetPlanes offsets = new OffsetPlanes();
        for (TargetChannel channel : channels) {
            if (channel instanceof Flow flow) {
                flows.add(flow, at);
            } else if (channel instanceof CentreOffset offset) {
                offsets.add(offset, at);
            } else {
                channel.encode(labels, into, at, workers);
            }
            at += channel.planes() * plane;
        }
        flows.encode(labels, into, workers);
        offsets.encode(labels, into, workers);
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
