package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.instance.affinity.AgglomerationDecoder;
import io.biapy.instance.affinity.MutexWatershedDecoder;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.instance.flow.FlowDecoder;
import io.biapy.instance.flow.OmniposeDecoder;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.List;

/** Which decoders tiles can follow, and why they cannot follow the others. */
final class TiledDecoders {
    private TiledDecoders() {}

    static DecoderPasses passes(InstanceDecoder decoder, List<ChannelCode> channels) {
        if (decoder instanceof WatershedDecoder watershed) {
            return new WatershedPasses(watershed.steps());
        }
        if (decoder instanceof StarDistDecoder stars) {
            return new StarDistPasses(stars, channels);
        }
        if (decoder instanceof EmbedSegDecoder embeddings) {
            return new EmbedSegPasses(embeddings, channels);
        }
        if (decoder instanceof FlowDecoder flows) {
            return new FlowPasses(flows);
        }
        throw new InputException("Tiles cannot have the answer of this decoder, " + decoder + ", which looks at "
                + decoder.reach() + reason(decoder)
                + ". Only a tile as large as the image has it: decode without tiles (--tile, --max-memory).");
    }

    private static String reason(InstanceDecoder decoder) {
        if (decoder instanceof AgglomerationDecoder || decoder instanceof MutexWatershedDecoder) {
            return ": objects are merged in the order of all affinities of the image, and each merger changes what comes after it";
        }
        if (decoder instanceof OmniposeDecoder) {
            return ": steps and clusters depend on the mean distance over the whole image, and clusters of ends chain without bound";
        }
        return "";
    }
}
