package io.biapy.instance.spec;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Parts of an image that are left out of a prediction, where all channels are 0. */
public final class UnpredictedParts {
    private static final Set<ChannelCode> MASKS = EnumSet.of(ChannelCode.MASK, ChannelCode.FOREGROUND);

    private UnpredictedParts() {}

    /**
     * An {@link InputException} where a decoding, or growth over a mask after it, would take 0 for objects, as it does where channel B or C is all that tells
     * objects from background.
     *
     * @param then what follows the decoding
     */
    public static void requireEmpty(Decoding decoding, Refinement then) {
        InstanceDecoder decoder = decoding.decoder();
        if (decoder instanceof WatershedDecoder watershed && !watershed.isEmptyAtZero()) {
            throw refused(watershed.toString());
        }
        List<ChannelCode> channels = decoding.channels().codes();
        boolean grows = decoding.refinement().needsMask() || then.needsMask();
        if (grows
                && channels.contains(ChannelCode.BACKGROUND)
                && channels.stream().noneMatch(MASKS::contains)) {
            throw refused("growth over the mask 1 - B");
        }
    }

    private static InputException refused(String what) {
        return new InputException("Parts that are left out are predicted as 0 in all channels, which means objects for "
                + what + ". Predict everything, or cut the part that you want out of the image first.");
    }
}
