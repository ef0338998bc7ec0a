package io.biapy.core.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import java.util.List;

/** A channel as BiaPy's loss sees it: what its code and options mean for the loss, on outputs that went through BiaPy's activations. */
record BiapyChannel(String code, Loss loss, JsonNode options, boolean ruledByRays) implements OutputChannel {
    /** BiaPy forgets F_cleft. */
    private static final List<String> REBALANCED = List.of("B", "F", "P", "C", "T", "A", "M", "F_pre", "F_post");

    private static final List<String> INSIDE_OBJECTS = List.of("Db", "Dc", "Dn", "R");
    private static final List<String> BY_OWN_VALUE = List.of("H", "V", "Z");

    @Override
    public int width() {
        if (code.equals("R")) {
            return options.path("nrays").asInt(32);
        }
        if (code.equals("A")) {
            return options.path("z_affinities").size()
                    + options.path("y_affinities").size()
                    + options.path("x_affinities").size();
        }
        return code.equals("Db") && options.path("val_type").asText().equals("discretize") ? 11 : 1;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public boolean rebalanced() {
        return loss == Loss.BCE && REBALANCED.contains(code);
    }

    @Override
    public boolean masked() {
        boolean byDefault = !(code.equals("Db") && ruledByRays);
        return INSIDE_OBJECTS.contains(code) && options.path("mask_values").asBoolean(byDefault);
    }

    @Override
    public boolean maskedByOwnTarget() {
        return code.equals("class")
                || BY_OWN_VALUE.contains(code) && options.path("mask_values").asBoolean(false);
    }

    @Override
    public ForegroundRole foregroundRole() {
        return switch (code) {
            case "F", "M" -> ForegroundRole.POSITIVE;
            case "B" -> ForegroundRole.ZERO;
            case "Db" -> ForegroundRole.POSITIVE_FALLBACK;
            default -> ForegroundRole.NONE;
        };
    }

    @Override
    public float targetScale() {
        return List.of("Gz", "Gv", "Gh").contains(code) ? 5 : 1;
    }

    static Extent extent(int[] shape) {
        return shape.length == 5 ? Extent.zyx(shape[2], shape[3], shape[4]) : Extent.yx(shape[2], shape[3]);
    }
}
