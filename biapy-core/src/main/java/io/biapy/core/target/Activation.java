package io.biapy.core.target;

/** What turns a raw output into the predicted value of a channel. */
public enum Activation {
    LINEAR,
    /** Of the logit. Binary channels are trained on logits (loss with logits) and get it at prediction only. */
    SIGMOID,
    TANH;

    public float apply(float raw) {
        return switch (this) {
            case LINEAR -> raw;
            case SIGMOID -> (float) (1 / (1 + Math.exp(-raw)));
            case TANH -> (float) Math.tanh(raw);
        };
    }
}
