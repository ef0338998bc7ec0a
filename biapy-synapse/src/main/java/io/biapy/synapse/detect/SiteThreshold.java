package io.biapy.synapse.detect;

import io.biapy.core.error.InputException;
import io.biapy.core.error.UnknownNameException;
import io.biapy.core.image.Extent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How high a prediction must be at a site; values must be above. Immutable.
 *
 * @param value the threshold, or the part of the maximum; not used by {@link Kind#OTSU}
 * @param patch of {@link Kind#RELATIVE_BY_PATCH}: the boxes that have a maximum each, counted from the volume's first voxel
 */
public record SiteThreshold(
        Kind kind, double value, @Nullable Extent patch) {
    /** BiaPy's {@code TH_TYPE}. */
    public enum Kind {
        /** BiaPy's "auto": Otsu's threshold of the whole prediction. */
        OTSU,
        /** A value. */
        MANUAL,
        /** A part of the greatest value of the whole prediction. */
        RELATIVE,
        /** A part of the greatest value of the patch that holds the site. */
        RELATIVE_BY_PATCH
    }

    private static final String RELATIVE = "relative:";

    public SiteThreshold {
        if (patch != null && (patch.z() == 0 || patch.y() == 0 || patch.x() == 0)) {
            throw new InputException(
                    "The patch of a threshold needs at least 1 voxel along each axis, got " + patch + ".");
        }
        if (!Double.isFinite(value)) {
            throw new InputException("A threshold is a finite number, got " + value + ".");
        }
        if (kind == Kind.RELATIVE_BY_PATCH && patch == null) {
            throw new InputException("A threshold relative to a patch needs the size of a patch.");
        }
    }

    public static SiteThreshold otsu() {
        return new SiteThreshold(Kind.OTSU, 0, null);
    }

    public static SiteThreshold manual(double value) {
        return new SiteThreshold(Kind.MANUAL, value, null);
    }

    public static SiteThreshold relative(double part) {
        return new SiteThreshold(Kind.RELATIVE, part, null);
    }

    public static SiteThreshold relativeByPatch(double part, Extent patch) {
        return new SiteThreshold(Kind.RELATIVE_BY_PATCH, part, patch);
    }

    /** From {@link #toString()}: "auto", "0.3", "relative:0.3", or "relative:0.3:16,64,64" of the maximum of each patch of that size. */
    public static SiteThreshold parse(String text) {
        String plain = text.trim().toLowerCase(Locale.ROOT);
        try {
            if (plain.equals("auto") || plain.equals("otsu")) {
                return otsu();
            }
            if (!plain.startsWith(RELATIVE)) {
                return manual(Double.parseDouble(plain));
            }
            String[] parts = plain.substring(RELATIVE.length()).split(":", -1);
            double part = Double.parseDouble(parts[0]);
            if (parts.length == 1) {
                return relative(part);
            }
            String[] zyx = parts[1].split(",", -1);
            if (parts.length == 2 && zyx.length == 3) {
                return relativeByPatch(
                        part, Extent.zyx(Integer.parseInt(zyx[0]), Integer.parseInt(zyx[1]), Integer.parseInt(zyx[2])));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UnknownNameException(
                "threshold", text, List.of("auto", "0.3", "relative:0.3", "relative:0.3:16,64,64"));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case OTSU -> "auto";
            case MANUAL -> Double.toString(value);
            case RELATIVE -> RELATIVE + value;
            case RELATIVE_BY_PATCH ->
                RELATIVE + value + (patch == null ? "" : ":" + patch.z() + "," + patch.y() + "," + patch.x());
        };
    }
}
