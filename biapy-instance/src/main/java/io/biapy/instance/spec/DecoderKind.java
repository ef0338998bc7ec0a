package io.biapy.instance.spec;

/** How instances are made of a prediction; BiaPy's INSTANCE_CREATION_PROCESS. */
public enum DecoderKind {
    WATERSHED("watershed"),
    AGGLOMERATION("agglomeration"),
    STARDIST("stardist"),
    EMBEDDINGS("embeddings"),
    GRADIENT_FLOW("gradient-flow");

    private final String biapyName;

    DecoderKind(String biapyName) {
        this.biapyName = biapyName;
    }

    @Override
    public String toString() {
        return biapyName;
    }
}
