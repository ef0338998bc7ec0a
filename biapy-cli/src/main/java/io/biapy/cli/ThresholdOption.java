package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.watershed.Threshold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Thresholds as written on the command line: {@code auto}, {@code 0.5} for every channel, or {@code F=0.5,C=auto}. Immutable. */
final class ThresholdOption {
    /** Automatic for every channel. */
    static final ThresholdOption AUTO = new ThresholdOption("auto", Threshold.otsu(), Map.of());

    private final String text;
    private final Threshold others;
    private final Map<ChannelCode, Threshold> byChannel;

    private ThresholdOption(String text, Threshold others, Map<ChannelCode, Threshold> byChannel) {
        this.text = text;
        this.others = others;
        this.byChannel = byChannel;
    }

    static ThresholdOption parse(String text) {
        Map<ChannelCode, Threshold> byChannel = new EnumMap<>(ChannelCode.class);
        Threshold others = Threshold.otsu();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals >= 0) {
                ChannelCode channel = ChannelCode.parse(part.substring(0, equals));
                byChannel.put(channel, Threshold.parse(part.substring(equals + 1)));
            } else {
                others = Threshold.parse(part);
            }
        }
        return new ThresholdOption(text, others, byChannel);
    }

    /** One for each of {@code channels}; a threshold for another channel is refused. */
    List<Threshold> of(List<ChannelCode> channels) {
        for (ChannelCode named : byChannel.keySet()) {
            if (!channels.contains(named)) {
                throw new InputException(
                        "the threshold " + text + " names channel " + named + ", but " + channels + " are used here");
            }
        }
        return channels.stream()
                .map(channel -> byChannel.getOrDefault(channel, others))
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
