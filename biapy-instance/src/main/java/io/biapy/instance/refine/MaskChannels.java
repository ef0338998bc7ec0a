package io.biapy.instance.refine;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;

/**
 * The mask that BiaPy takes from a prediction to grow labels over: M; else F, with C added where there is one; else 1 - B; else C eroded by 2 voxels.
 * Immutable, safe for several threads.
 */
public final class MaskChannels {
    private static final int CONTOUR_EROSION = 2;

    private final int first;
    private final int second; // added; -1 for none
    private final boolean opposite;
    private final int erosion;

    private MaskChannels(int first, int second, boolean opposite, int erosion) {
        this.first = first;
        this.second = second;
        this.opposite = opposite;
        this.erosion = erosion;
    }

    /** @param channels what the planes of a prediction are, in their order; refused where none of M, F, B and C is among them */
    public static MaskChannels of(List<ChannelCode> channels) {
        int contour = channels.indexOf(ChannelCode.CONTOUR);
        if (channels.contains(ChannelCode.MASK)) {
            return new MaskChannels(channels.indexOf(ChannelCode.MASK), -1, false, 0);
        }
        if (channels.contains(ChannelCode.FOREGROUND)) {
            return new MaskChannels(channels.indexOf(ChannelCode.FOREGROUND), contour, false, 0);
        }
        if (channels.contains(ChannelCode.BACKGROUND)) {
            return new MaskChannels(channels.indexOf(ChannelCode.BACKGROUND), -1, true, 0);
        }
        if (contour >= 0) {
            return new MaskChannels(contour, -1, false, CONTOUR_EROSION);
        }
        throw new InputException("Labels grow over a mask made of channel M, F, B or C, but the prediction has "
                + channels.stream().map(ChannelCode::code).toList() + ".");
    }

    /** The planes that are looked at. */
    public int[] planes() {
        return second < 0 ? new int[] {first} : new int[] {first, second};
    }

    /** What is compared with a threshold, a value a voxel. */
    public float[] values(FloatImage prediction) {
        float[] values = prediction.channel(first).data().clone();
        float[] more = second < 0 ? new float[0] : prediction.channel(second).data();
        for (int i = 0; i < values.length; i++) {
            values[i] = opposite ? 1 - values[i] : more.length > 0 ? values[i] + more[i] : values[i];
        }
        return values;
    }

    /** By how many voxels the mask is eroded after its holes are filled. */
    public int erosion() {
        return erosion;
    }

    @Override
    public String toString() {
        return "mask of planes " + first + (second < 0 ? "" : " and " + second) + (opposite ? ", inverted" : "");
    }
}
