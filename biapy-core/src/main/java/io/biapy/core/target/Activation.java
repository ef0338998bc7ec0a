package io.biapy.core.target;

/** What turns a raw output into the predicted value of a channel. */
public enum Activation {
    LINEAR,
    /** Of the logit. Binary channels are trained on logits (loss with logits) and get it at prediction only. */
    SIGMOID,
    TANH,
    /** Over all planes of the channel, whose values then add up to 1: classes, trained on logits. See {@link Softmax}. */
    SOFTMAX;

    /**
     * Of one value.
     *
     * @throws UnsupportedOperationException for {@link #SOFTMAX}, which needs all planes of its channel
     */
    public float apply(float raw) {
        return switch (this) {
            case SOFTMAX -> throw new UnsupportedOperationException("A softmax needs all planes of its channel.");
            case LINEAR -> raw;
            case SIGMOID -> (float) (1 / (1 + Math.exp(-raw)));
            case TANH -> (float) Math.tanh(raw);
        };
    }
}
