package io.biapy.io.zarr;

import io.biapy.core.image.Calibration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What metadata beside the array say about an image.
 *
 * @param axes one letter a dimension, or "" where nothing says it
 * @param names of channels, or none
 * @param origin for people, with a comma behind, or ""
 */
record ImageFacts(String axes, Calibration calibration, List<String> names, String origin) {
    static final ImageFacts NONE = new ImageFacts("", Calibration.unknown(), List.of(), "");

    List<String> channelNames(int channels) {
        return names.size() == channels
                ? names
                : IntStream.range(0, channels).mapToObj(Integer::toString).toList();
    }
}
