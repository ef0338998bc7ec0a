package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.sample.ScaledImage;

/** What stored numbers are multiplied by, and what is added, to be values: attributes of an array by the CF conventions, 8.1. */
record StoredScale(double factor, double offset) {
    private static final String FACTOR = "scale_factor";
    private static final String OFFSET = "add_offset";

    static StoredScale of(double factor) {
        return new StoredScale(factor, 0);
    }

    /** Attributes are anybody's: what is no usable number counts as not there. */
    static StoredScale of(JsonNode attributes) {
        double factor = attributes.path(FACTOR).asDouble(1);
        double offset = attributes.path(OFFSET).asDouble(0);
        boolean usable = Double.isFinite(factor) && factor != 0 && Double.isFinite(offset);
        return usable ? new StoredScale(factor, offset) : of(1);
    }

    boolean isPlain() {
        return factor == 1 && offset == 0;
    }

    ObjectNode toJson() {
        ObjectNode attributes = Json.object();
        return isPlain() ? attributes : attributes.put(FACTOR, factor).put(OFFSET, offset);
    }

    /** An image of stored numbers as one of values. */
    ImageSource values(ImageSource stored) {
        return isPlain() ? stored : new ScaledImage(stored, factor, offset);
    }

    /** What takes values and stores numbers. */
    ImageSink numbers(ImageSink stored, PixelType type) {
        return isPlain() ? stored : new ScaledSink(stored, factor, offset, !type.isFloating());
    }
}
