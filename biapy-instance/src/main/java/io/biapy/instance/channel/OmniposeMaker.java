package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import java.util.List;

/** Omnipose's distance or flows: of each object alone, with as many steps as all objects of the image together need. */
final class OmniposeMaker implements TileMaker {
    private static final int WORK = 90;

    private final OmniposePass pass = new OmniposePass(this::objectBytes);
    private final ObjectMaker objects;

    private OmniposeMaker(List<ObjectMaker.Part> parts, float background, Encoder encoder) {
        objects = new ObjectMaker(parts, background, WORK, (object, into) -> {
            double[] field = OmniposeField.of(object.image(), pass.steps(), Workers.callerOnly());
            encoder.encode(object, field, into);
        });
    }

    private interface Encoder {
        void encode(SoloObject object, double[] field, float[] into);
    }

    static OmniposeMaker of(BorderDistance channel, int plane) {
        float background = (float) channel.background();
        return new OmniposeMaker(
                List.of(new ObjectMaker.Part(channel, plane)),
                background,
                (object, field, into) -> ObjectDistances.omnipose(field, background, into, 0, Workers.callerOnly()));
    }

    /** Of flows, all of Omnipose's kind. */
    static OmniposeMaker ofFlows(List<ObjectMaker.Part> flows) {
        return new OmniposeMaker(flows, 0, (object, field, into) -> {
            FlowPlane[] planes = {FlowPlane.NONE, FlowPlane.NONE, FlowPlane.NONE};
            for (int n = 0; n < flows.size(); n++) {
                Flow flow = (Flow) flows.get(n).channel();
                planes[flow.axis()] =
                        new FlowPlane(into, n * object.where().extent().voxels());
            }
            FlowField.fillOmnipose(object.image(), field, planes, Workers.callerOnly());
        });
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public void begin(TiledLabels labels) {
        pass.begin(labels);
    }

    @Override
    public List<TilePass> passes() {
        return List.of(pass);
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        objects.make(labels, tile, into);
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        return objects.tileBytes(tile, voxel);
    }

    @Override
    public long objectBytes(TiledLabels labels, int k) {
        return objects.objectBytes(labels, k);
    }

    @Override
    public String toString() {
        return objects.toString();
    }
}
