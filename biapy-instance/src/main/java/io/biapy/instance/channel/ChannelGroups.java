package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Channels that mean something only together: the components of flows, the parts of an embedding. */
final class ChannelGroups {
    private static final List<ChannelCode> FLOWS =
            List.of(ChannelCode.FLOW_DEPTH, ChannelCode.FLOW_VERTICAL, ChannelCode.FLOW_HORIZONTAL);

    private ChannelGroups() {}

    static void check(List<TargetChannel> channels, int dimensions) {
        List<ChannelCode> codes = channels.stream().map(TargetChannel::channel).toList();
        if (codes.stream().anyMatch(ChannelCode::isFlow)) {
            checkFlows(channels, codes, dimensions);
        }
        if (codes.stream().anyMatch(ChannelCode::isEmbedding)) {
            List<ChannelCode> whole =
                    EmbeddingPart.ALL.stream().map(TargetChannel::channel).toList();
            if (!codes.equals(whole)) {
                throw new InputException("An embedding is learned as E (" + join(whole)
                        + ", in this order) and alone, got " + join(codes) + ".");
            }
        }
    }

    private static void checkFlows(List<TargetChannel> channels, List<ChannelCode> codes, int dimensions) {
        List<ChannelCode> needed = FLOWS.subList(dimensions == 3 ? 0 : 1, 3);
        List<ChannelCode> found = codes.stream().filter(ChannelCode::isFlow).toList();
        if (found.size() != needed.size() || !found.containsAll(needed)) {
            throw new InputException(
                    "Flows in " + dimensions + "D need " + join(needed) + " together, got " + join(found) + ".");
        }
        Stream<FlowType> types =
                channels.stream().filter(Flow.class::isInstance).map(c -> ((Flow) c).type());
        if (types.distinct().count() > 1) {
            throw new InputException("All components of flows need the same gradient_type, got " + channels + ".");
        }
    }

    private static String join(List<ChannelCode> codes) {
        return codes.stream().map(ChannelCode::code).collect(Collectors.joining(","));
    }
}
