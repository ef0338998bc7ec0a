package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * BiaPy's codes for what a network can predict. The order is the one in which BiaPy combines seed channels (F first), so
 * {@link #ordinal()} ranks them.
 */
public enum ChannelCode {
    FOREGROUND("F", "foreground", false),
    BACKGROUND("B", "background", true),
    POINTS("P", "central points or skeletons", false),
    CONTOUR("C", "contours", true),
    HORIZONTAL("H", "horizontal distance to the centre", false),
    VERTICAL("V", "vertical distance to the centre", false),
    DEPTH("Z", "distance to the centre along z", false),
    BORDER_DISTANCE("Db", "distance to the border", false),
    CENTRE_DISTANCE("Dc", "distance to the centre or skeleton", true),
    NEIGHBOUR_DISTANCE("Dn", "distance to the next object", true),
    SIGNED_DISTANCE("D", "distance to the border, negative outside", false),
    TOUCHING("T", "where objects touch", true),
    AFFINITIES("A", "affinities to neighbours", false),
    MASK("M", "foreground with contours", false),
    RAYS("R", "ray distances to the border", false),
    EMBEDDING_OFFSET("E_offset", "offsets of an embedding", false),
    EMBEDDING_SIGMA("E_sigma", "margins of an embedding", false),
    EMBEDDING_SEEDINESS("E_seediness", "seeds of an embedding", false),
    FLOW_DEPTH("Gz", "flow along z", false),
    FLOW_VERTICAL("Gv", "flow along y", false),
    FLOW_HORIZONTAL("Gh", "flow along x", false),
    BORDER_WEIGHTS("We", "weights of borders in the loss", false),
    INSTANCES("I", "the labels themselves", false);

    private final String code;
    private final String meaning;
    private final boolean lowInside;

    ChannelCode(String code, String meaning, boolean lowInside) {
        this.code = code;
        this.meaning = meaning;
        this.lowInside = lowInside;
    }

    /** The code as BiaPy writes it, for example "Db". */
    public String code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether the channel is low in the middle of objects (contours, background), so that seeds lie below a threshold. */
    public boolean isLowInside() {
        return lowInside;
    }

    /** Whether a network predicts it; the others (We, I) only come with the targets. */
    public boolean isPredicted() {
        return this != BORDER_WEIGHTS && this != INSTANCES;
    }

    /** Whether it is one of the distances H, V and Z to the centre, whose slopes and not values separate objects. */
    public boolean isCentreOffset() {
        return this == HORIZONTAL || this == VERTICAL || this == DEPTH;
    }

    /** Whether it is one component of the flows Gz, Gv and Gh. */
    public boolean isFlow() {
        return this == FLOW_DEPTH || this == FLOW_VERTICAL || this == FLOW_HORIZONTAL;
    }

    /** Whether it is one of the three parts of an embedding, E_offset, E_sigma and E_seediness. */
    public boolean isEmbedding() {
        return this == EMBEDDING_OFFSET || this == EMBEDDING_SIGMA || this == EMBEDDING_SEEDINESS;
    }

    /** The channel of a code as BiaPy writes it; an unknown one is refused with the most similar valid code. */
    public static ChannelCode parse(String text) {
        String wanted = text.strip();
        for (ChannelCode c : values()) {
            if (c.code.equals(wanted)) {
                return c;
            }
        }
        ChannelCode nearest = Arrays.stream(values())
                .min(Comparator.comparingInt(c -> c.distanceTo(wanted)))
                .orElseThrow();
        throw new InputException("Unknown channel \"" + wanted + "\"; did you mean \"" + nearest.code + "\" ("
                + nearest.meaning + ")? Known channels: " + list() + ".");
    }

    private static String list() {
        return Arrays.stream(values()).map(ChannelCode::code).collect(Collectors.joining(", "));
    }

    private int distanceTo(String wanted) {
        if (code.equalsIgnoreCase(wanted)) {
            return 0;
        }
        String word = wanted.length() > 3 ? meaning : code;
        return EditDistance.between(wanted, word.substring(0, Math.min(word.length(), wanted.length() + 1)));
    }

    @Override
    public String toString() {
        return code;
    }
}
