package io.biapy.core.network;

import io.biapy.core.error.InputException;
import java.util.Collections;
import java.util.List;

/** What the options of a U-Net may be; the limits are far above any useful network and keep every size an int. */
final class UnetLimits {
    private static final int MOST_LEVELS = 10;
    private static final int MOST_MAPS = 1 << 16;
    private static final int MOST_CONVOLUTIONS = 64;
    private static final int MOST_HEADS = 1024;

    private UnetLimits() {}

    /** The values by level, a single one repeated. */
    static <T> List<T> spread(String option, List<T> values, int count) {
        if (values.size() == 1) {
            return Collections.nCopies(count, values.get(0));
        }
        if (values.size() != count) {
            throw new InputException("unet: " + option + " needs one value or " + count
                    + " with these feature maps, got " + values + ".");
        }
        return values;
    }

    static void check(UnetBuilder b) {
        require(b.dimensions == 2 || b.dimensions == 3, "dimensions must be 2 or 3", b.dimensions);
        require(inRange(b.inputChannels, MOST_MAPS), "inputChannels must lie in 1 to " + MOST_MAPS, b.inputChannels);
        int levels = b.featureMaps.size();
        require(
                levels >= 2 && levels <= MOST_LEVELS,
                "featureMaps needs 2 to " + MOST_LEVELS + " levels",
                b.featureMaps);
        require(
                b.featureMaps.stream().allMatch(v -> inRange(v, MOST_MAPS)),
                "featureMaps must lie in 1 to " + MOST_MAPS,
                b.featureMaps);
        require(b.kernel % 2 == 1 && inRange(b.kernel, 31), "kernelSize must be odd and lie in 1 to 31", b.kernel);
        require(b.downYx.stream().allMatch(v -> inRange(v, 8)), "downsampling must lie in 1 to 8", b.downYx);
        require(b.downZ.stream().allMatch(v -> inRange(v, 8)), "downsamplingZ must lie in 1 to 8", b.downZ);
        require(
                b.convLayers.stream().allMatch(v -> inRange(v, MOST_CONVOLUTIONS)),
                "convLayers must lie in 1 to " + MOST_CONVOLUTIONS,
                b.convLayers);
        require(b.dropout.stream().allMatch(p -> p >= 0 && p < 1), "dropout must lie in 0 to below 1", b.dropout);
        require(b.heads.size() <= MOST_HEADS, "there can be " + MOST_HEADS + " heads at most", b.heads.size());
    }

    private static boolean inRange(int value, int most) {
        return value >= 1 && value <= most;
    }

    private static void require(boolean holds, String rule, Object got) {
        if (!holds) {
            throw new InputException("unet: " + rule + ", got " + got + ".");
        }
    }
}
