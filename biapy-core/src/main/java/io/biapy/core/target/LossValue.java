package io.biapy.core.target;

import java.util.Arrays;

/** Loss of a batch: the sum that is minimised and each channel's part of it. */
public record LossValue(double total, double[] byChannel) {
    @Override
    public String toString() {
        return total + " " + Arrays.toString(byChannel);
    }
}
