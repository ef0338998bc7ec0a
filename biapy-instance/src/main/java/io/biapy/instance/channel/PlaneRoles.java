package io.biapy.instance.channel;

import io.biapy.core.target.PlaneRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the planes of each channel measure, for predictions of mirrored images. */
final class PlaneRoles {
    private static final String CENTRE = "H V Z";
    private static final String FLOW = "G";

    private PlaneRoles() {}

    static List<PlaneRole> of(TargetChannel channel, int dimensions) {
        return switch (channel.channel()) {
            case HORIZONTAL -> List.of(PlaneRole.component(CENTRE, 2));
            case VERTICAL -> List.of(PlaneRole.component(CENTRE, 1));
            case DEPTH -> List.of(PlaneRole.component(CENTRE, 0));
            case FLOW_HORIZONTAL -> List.of(PlaneRole.component(FLOW, 2));
            case FLOW_VERTICAL -> List.of(PlaneRole.component(FLOW, 1));
            case FLOW_DEPTH -> List.of(PlaneRole.component(FLOW, 0));
            case RAYS -> rays((RayDistances) channel, dimensions);
            case AFFINITIES ->
                ((Affinities) channel)
                        .offsets().stream()
                                .map(o -> PlaneRole.relation(channel.code(), o.z(), o.y(), o.x()))
                                .toList();
            case EMBEDDING_OFFSET, EMBEDDING_SIGMA -> embedding(channel);
            default -> Collections.nCopies(channel.width(), PlaneRole.SCALAR);
        };
    }

    /** Axes in the order x, y, z. */
    private static List<PlaneRole> embedding(TargetChannel channel) {
        List<PlaneRole> roles = new ArrayList<>();
        for (int k = 0; k < channel.width(); k++) {
            roles.add(
                    channel.channel() == ChannelCode.EMBEDDING_OFFSET
                            ? PlaneRole.component(channel.code(), 2 - k)
                            : PlaneRole.length(channel.code(), 2 - k));
        }
        return roles;
    }

    private static List<PlaneRole> rays(RayDistances channel, int dimensions) {
        RayDirections directions = channel.directions(dimensions);
        List<PlaneRole> roles = new ArrayList<>();
        for (int k = 0; k < directions.count(); k++) {
            roles.add(PlaneRole.ray(channel.code(), directions.z(k), directions.y(k), directions.x(k)));
        }
        return roles;
    }
}
