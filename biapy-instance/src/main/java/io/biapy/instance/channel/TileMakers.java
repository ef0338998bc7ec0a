package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How each channel is made tile by tile with the bits of the whole image. Channels that depend on what is near (F, B, C, T, A, M) see a tile with that around
 * it. What depends on an object alone (Db, D, Dc to skeletons, flows, R, skeletons of P) is made of each object of the tile in its box. Centroids, boxes and
 * numbers (H, V, Z, Dc, P, I, E) come from a table of all objects, which a pass over the tiles fills. We adds what is near an object. Dn searches along whole
 * lines, axis by axis.
 */
public final class TileMakers {
    private final Size size;
    private final List<TileMaker> makers = new ArrayList<>();
    private final List<ObjectMaker.Part> objects = new ArrayList<>();
    private final Map<FlowType, List<ObjectMaker.Part>> flows = new EnumMap<>(FlowType.class);

    private TileMakers(Size size) {
        this.size = size;
    }

    /** The makers of all planes of the channels, which are those for the image's dimensions; offsets that are longer than the image are refused. */
    public static List<TileMaker> of(TargetChannels channels, Size size) {
        TileMakers all = new TileMakers(size);
        int plane = 0;
        for (TargetChannel channel : channels) {
            all.add(channel, plane);
            plane += channel.planes();
        }
        all.flows.getOrDefault(FlowType.CELLPOSE, List.of()).forEach(all.objects::add);
        if (!all.objects.isEmpty()) {
            all.makers.add(ObjectMaker.of(all.objects));
        }
        if (all.flows.containsKey(FlowType.OMNIPOSE)) {
            all.makers.add(OmniposeMaker.ofFlows(all.flows.get(FlowType.OMNIPOSE)));
        }
        return List.copyOf(all.makers);
    }

    private void add(TargetChannel channel, int plane) {
        switch (channel.channel()) {
            case FOREGROUND, BACKGROUND, CONTOUR, TOUCHING, MASK -> makers.add(new NearMaker(channel, plane));
            case AFFINITIES -> {
                ((Affinities) channel).requireInside(extent());
                makers.add(new NearMaker(channel, plane));
            }
            case POINTS -> makers.add(new PointMaker((Points) channel, plane));
            case HORIZONTAL, VERTICAL, DEPTH -> makers.add(PlaceMaker.of((CentreOffset) channel, plane));
            case INSTANCES, EMBEDDING_OFFSET -> makers.add(PlaceMaker.ofIds(channel, plane));
            case EMBEDDING_SIGMA, EMBEDDING_SEEDINESS -> {} // no planes
            case BORDER_DISTANCE -> addDistance((BorderDistance) channel, plane);
            case CENTRE_DISTANCE -> addDistance((CentreDistance) channel, plane);
            case NEIGHBOUR_DISTANCE -> makers.add(new NeighbourMaker((NeighbourDistance) channel, plane, size));
            case SIGNED_DISTANCE -> makers.add(new HoleMaker((SignedDistance) channel, plane));
            case RAYS -> objects.add(new ObjectMaker.Part(channel, plane));
            case FLOW_DEPTH, FLOW_VERTICAL, FLOW_HORIZONTAL ->
                flows.computeIfAbsent(((Flow) channel).type(), type -> new ArrayList<>())
                        .add(new ObjectMaker.Part(channel, plane));
            case BORDER_WEIGHTS -> makers.add(new WeightMaker((BorderWeights) channel, plane));
        }
    }

    private void addDistance(BorderDistance channel, int plane) {
        if (channel.valueType() == DistanceValue.OMNIPOSE) {
            makers.add(OmniposeMaker.of(channel, plane));
        } else {
            objects.add(new ObjectMaker.Part(channel, plane));
        }
    }

    private void addDistance(CentreDistance channel, int plane) {
        if (channel.type() == CentreType.CENTROID) {
            makers.add(PlaceMaker.of(channel, plane));
        } else {
            objects.add(new ObjectMaker.Part(channel, plane));
        }
    }

    private Extent extent() {
        long most = Integer.MAX_VALUE;
        if (Math.max(size.z(), Math.max(size.y(), size.x())) > most) {
            throw new InputException("An image of " + size + " voxels is longer than 2^31 - 1 along an axis.");
        }
        return Extent.zyx((int) size.z(), (int) size.y(), (int) size.x());
    }
}
