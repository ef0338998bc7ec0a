package io.biapy.instance.affinity;

import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flood.Flooding;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fragments are made: a watershed of the least affinity to the nearest neighbours. Immutable. */
record FragmentOptions(
        double seed,
        double growth,
        boolean sliceBySlice,
        @Nullable Flooding flooding) {
    FragmentOptions withSeed(double threshold) {
        return new FragmentOptions(threshold, growth, sliceBySlice, flooding);
    }

    FragmentOptions withGrowth(double threshold) {
        return new FragmentOptions(seed, threshold, sliceBySlice, flooding);
    }

    FragmentOptions inSlices() {
        return new FragmentOptions(seed, growth, true, flooding);
    }

    FragmentOptions by(Flooding other) {
        return new FragmentOptions(seed, growth, sliceBySlice, other);
    }

    /** Fragments of a plane that is high inside objects. */
    int[] fragments(FloatImage least) {
        ChannelCode inside = ChannelCode.FOREGROUND;
        WatershedDecoder decoder = WatershedDecoder.of(
                List.of(inside),
                List.of(ThresholdRule.above(inside, seed)),
                List.of(ThresholdRule.above(inside, growth)),
                Surface.of(inside));
        decoder = sliceBySlice ? decoder.sliceBySlice() : decoder;
        decoder = flooding == null ? decoder : decoder.flooding(flooding);
        return decoder.decode(least).codes();
    }

    @Override
    public String toString() {
        return "fragments from seeds > " + seed + " grown where > " + growth + (sliceBySlice ? ", slice by slice" : "")
                + (flooding == null ? "" : ", " + flooding);
    }
}
