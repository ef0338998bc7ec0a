package io.biapy.core.target;

import java.util.ArrayList;
import java.util.List;

/**
 * Planes of an output that are activated together: one, or all planes of a softmax.
 *
 * @param first of the planes
 * @param planes how many
 */
public record PlaneSpan(Activation activation, int first, int planes) {
    /** Every plane by itself, neighbouring planes of a softmax together. */
    public static List<PlaneSpan> of(List<Activation> activations) {
        List<PlaneSpan> spans = new ArrayList<>();
        int first = 0;
        while (first < activations.size()) {
            Activation activation = activations.get(first);
            int end = first + 1;
            while (activation == Activation.SOFTMAX
                    && end < activations.size()
                    && activations.get(end) == Activation.SOFTMAX) {
                end++;
            }
            spans.add(new PlaneSpan(activation, first, end - first));
            first = end;
        }
        return List.copyOf(spans);
    }
}
