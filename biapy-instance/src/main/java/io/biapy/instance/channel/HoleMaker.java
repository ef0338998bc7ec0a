package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;

/** Channel D: the greatest of the values that each object alone gives, which reach into its holes. */
final class HoleMaker implements TileMaker {
    private final SignedDistance channel;
    private final int plane;
    private ObjectFinder withHoles = ObjectFinder.of(ObjectTable.empty(), io.biapy.core.image.Size.zyx(1, 1, 1));

    HoleMaker(SignedDistance channel, int plane) {
        this.channel = channel;
        this.plane = plane;
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public void begin(TiledLabels labels) {
        ObjectTable objects = labels.objects();
        withHoles =
                ObjectFinder.of(objects, objects::mayHaveHoles, labels.grid().size());
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        Block block = labels.grid().block(tile);
        int[] codes = labels.labels(block).codes();
        int at = plane * codes.length;
        Arrays.fill(into, at, at + codes.length, -1);
        LabelBoxes here = LabelBoxes.of(codes, block.extent());
        for (int n = 0; n < here.size(); n++) {
            int k = here.code(n) - 1;
            if (!labels.objects().mayHaveHoles(k)) {
                take(labels, k, block, into, at);
            }
        }
        for (int k : withHoles.meeting(block, Ellipsoid.NONE)) {
            take(labels, k, block, into, at);
        }
    }

    private void take(TiledLabels labels, int k, Block block, float[] into, int at) {
        labels.holding(objectBytes(labels, k), () -> {
            SoloObject object = SoloObject.of(labels, k);
            float[] values = new float[object.where().extent().voxels()];
            channel.encode(object.image(), values, 0, Workers.callerOnly());
            object.where().shared(block, (inBox, inTile, count) -> {
                for (int i = 0; i < count; i++) {
                    into[at + inTile + i] = Math.max(into[at + inTile + i], values[inBox + i]);
                }
            });
        });
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        return 20L * tile.voxels();
    }

    @Override
    public long objectBytes(TiledLabels labels, int k) {
        return Math.multiplyExact(SoloObject.voxels(labels, k), 44L);
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
