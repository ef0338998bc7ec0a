package io.biapy.instance.spec;

import io.biapy.core.error.InputException;
import io.biapy.core.target.SpatialEmbeddingObjective;
import io.biapy.instance.affinity.AgglomerationDecoder;
import io.biapy.instance.channel.Affinities;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.Flow;
import io.biapy.instance.channel.FlowType;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.instance.flow.FlowDecoder;
import io.biapy.instance.flow.OmniposeDecoder;
import io.biapy.instance.star.StarDistDecoder;
import java.util.List;
import java.util.Optional;

/** The decoder, with its default settings, of what no watershed reads: rays, flows, embeddings and affinities. */
final class RepresentationDecoder {
    private RepresentationDecoder() {}

    /** Empty where the channels are for a watershed. */
    static Optional<InstanceDecoder> of(TargetChannels channels) {
        List<ChannelCode> codes = channels.codes();
        if (codes.contains(ChannelCode.RAYS)) {
            if (codes.size() != 2 || codes.get(1) != ChannelCode.RAYS) {
                throw new InputException(
                        "Rays need a probability before them and nothing else, Db,R or F,R, got " + channels + ".");
            }
            return Optional.of(StarDistDecoder.create());
        }
        if (codes.contains(ChannelCode.FLOW_VERTICAL)) {
            boolean omnipose =
                    channels.list().stream().anyMatch(c -> c instanceof Flow f && f.type() == FlowType.OMNIPOSE);
            return Optional.of(omnipose ? OmniposeDecoder.forChannels(codes) : FlowDecoder.forChannels(codes));
        }
        if (codes.contains(ChannelCode.EMBEDDING_OFFSET)) {
            return Optional.of(EmbedSegDecoder.ofGrid(SpatialEmbeddingObjective.DEFAULT_GRID));
        }
        for (TargetChannel channel : channels) {
            if (channel instanceof Affinities affinities && codes.size() == 1) {
                return Optional.of(AgglomerationDecoder.of(affinities.offsets()));
            }
        }
        return Optional.empty();
    }
}
