package io.biapy.io.array;

import io.biapy.core.image.Calibration;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.sample.Samples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an array is.
 *
 * @param axes lengths and strides in samples
 * @param channelNames one a channel
 * @param colour whether the channels are the colours of a picture
 * @param stored one line on how it is stored
 */
public record ArrayFacts(
        Samples samples,
        ArrayAxes axes,
        List<String> channelNames,
        boolean colour,
        Calibration calibration,
        String stored) {

    /** Channels without names, no picture. */
    public static ArrayFacts of(Samples samples, ArrayAxes axes, Calibration calibration, String stored) {
        List<String> names = IntStream.range(0, (int) axes.size('C'))
                .mapToObj(Integer::toString)
                .toList();
        return new ArrayFacts(samples, axes, names, false, calibration, stored);
    }

    /** The same with red, green, blue and perhaps alpha as channels. */
    public ArrayFacts inColours() {
        List<String> names = List.of("red", "green", "blue", "alpha").subList(0, channelNames.size());
        return new ArrayFacts(samples, axes, names, true, calibration, stored);
    }
}
