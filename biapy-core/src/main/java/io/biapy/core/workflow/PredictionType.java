package io.biapy.core.workflow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.PixelType;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.target.Activation;
import io.biapy.core.target.OutputChannel;
import java.util.Locale;

/**
 * How exactly a prediction is kept between the network and what is made of it. Values are rounded when they are complete, one by one, so a result depends on
 * the type only, never on tiles or on whether anything was stored.
 */
public enum PredictionType {
    /** As predicted; 4 bytes a value. */
    FLOAT32(PixelType.FLOAT32),
    /** To the nearest 16-bit float (11 bits of precision, up to 65504); 2 bytes a value. */
    FLOAT16(PixelType.FLOAT16),
    /** Probabilities only: to the nearest of 256 steps of 1/255 from 0 to 1; one byte a value. */
    UINT8(PixelType.UINT8);

    private static final int STEPS = 255;

    private final PixelType stored;

    PredictionType(PixelType stored) {
        this.stored = stored;
    }

    /** What stands in a file. */
    public PixelType stored() {
        return stored;
    }

    /** What a stored number is multiplied by to be a value. */
    public double scale() {
        return this == UINT8 ? 1.0 / STEPS : 1;
    }

    /** The same in words, for {@code --prediction-type}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** To be asked before any work: refuses channels whose values are not what this type holds. */
    public void requireFit(Iterable<? extends OutputChannel> channels) {
        if (this != UINT8) {
            return;
        }
        for (OutputChannel channel : channels) {
            if (channel.activation() != Activation.SIGMOID && channel.activation() != Activation.SOFTMAX) {
                throw new InputException("A prediction of type uint8 holds probabilities, from 0 to 1, but channel "
                        + channel.code() + " is no probability (its values are "
                        + (channel.activation() == Activation.TANH ? "from -1 to 1" : "without bounds")
                        + "); keep it as float16 or float32.");
            }
        }
    }

    /**
     * Rounds values in place to what this type holds.
     *
     * @throws InputException where one is beyond what it holds; a float16 keeps infinity and NaN
     */
    public void round(float[] values) {
        int bad =
                switch (this) {
                    case FLOAT32 -> -1;
                    case FLOAT16 -> PrecisionKernel.toHalf(values);
                    case UINT8 -> PrecisionKernel.toSteps(values, STEPS);
                };
        if (bad >= 0) {
            throw new InputException("The network predicted the value " + values[bad] + ", which " + this
                    + " does not hold; keep the prediction as " + (this == UINT8 ? "float16 or " : "") + "float32.");
        }
    }

    /** The numbers to be stored for values that were rounded, exactly; the values themselves where their type is a float. */
    public float[] numbers(float[] rounded) {
        if (this != UINT8) {
            return rounded;
        }
        float[] numbers = new float[rounded.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.rint((double) rounded[i] * STEPS);
        }
        return numbers;
    }

    /** What rounds planes before it hands them on. */
    public PlaneOutput into(PlaneOutput output) {
        return this == FLOAT32 ? output : new RoundedPlanes(this, output);
    }
}
