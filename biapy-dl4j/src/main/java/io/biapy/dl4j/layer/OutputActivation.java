package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import io.biapy.core.target.Activation;
import io.biapy.core.target.PlaneSpan;
import io.biapy.core.target.Softmax;
import java.nio.FloatBuffer;

/** Turns raw output into predicted values, in place, by a Java loop on the tensor's own buffer. */
public final class OutputActivation {
    private OutputActivation() {}

    /** Applies what {@code span} asks for to its planes of {@code n} values each, from {@code offset} on; precise to 3e-7. */
    public static void apply(PlaneSpan span, FloatBuffer values, int offset, int n) {
        if (span.activation() == Activation.SOFTMAX) {
            Softmax.apply(values, offset, span.planes(), n);
        } else {
            apply(span.activation(), values, offset, n * span.planes());
        }
    }

    private static void apply(Activation activation, FloatBuffer values, int offset, int n) {
        Nonlinearity function =
                switch (activation) {
                    case LINEAR, SOFTMAX -> Nonlinearity.NONE;
                    case SIGMOID -> Nonlinearity.SIGMOID;
                    case TANH -> Nonlinearity.TANH;
                };
        if (function == Nonlinearity.NONE) {
            return;
        }
        float[] t = new float[BlockKernel.BLOCK];
        for (int i = 0; i < n; i += t.length) {
            int k = Math.min(t.length, n - i);
            values.get(offset + i, t, 0, k);
            ActivationKernel.apply(function, t, k);
            values.put(offset + i, t, 0, k);
        }
    }
}
