package io.biapy.core.normalize;

import java.util.OptionalDouble;

/**
 * What was done to one channel: clip to {@code lower}..{@code upper} where present, then (x - shift) / divisor.
 *
 * @param shift least value or mean; 0 where values are only divided
 * @param divisor range, standard deviation or 255; at least 1e-6
 * @param spread the divisor as measured, which may be 0
 */
public record ChannelScale(OptionalDouble lower, OptionalDouble upper, double shift, double divisor, double spread) {
    static ChannelScale identity(OptionalDouble lower, OptionalDouble upper) {
        return new ChannelScale(lower, upper, 0, 1, 1);
    }

    float apply(float value) {
        float v = value;
        if (lower.isPresent() && v < lower.getAsDouble()) {
            v = (float) lower.getAsDouble();
        }
        if (upper.isPresent() && v > upper.getAsDouble()) {
            v = (float) upper.getAsDouble();
        }
        return (v - (float) shift) / (float) divisor;
    }
}
