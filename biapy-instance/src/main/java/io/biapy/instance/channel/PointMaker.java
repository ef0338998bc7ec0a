package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;

/** Channel P: the middles that lie in a tile and as far around it as they are widened, then widened together. */
final class PointMaker implements TileMaker {
    private final Points channel;
    private final int plane;
    private final Extent halo;
    private ObjectFinder finder = ObjectFinder.of(ObjectTable.empty(), Size.zyx(1, 1, 1));

    PointMaker(Points channel, int plane) {
        this.channel = channel;
        this.plane = plane;
        Extent d = channel.dilation();
        Extent e = channel.erosion();
        this.halo = Extent.zyx(d.z() + e.z(), d.y() + e.y(), d.x() + e.x());
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public void begin(TiledLabels labels) {
        finder = ObjectFinder.of(labels.objects(), labels.grid().size());
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        Block inner = labels.grid().block(tile);
        Block wide = labels.grid().withHalo(tile, halo);
        int[] middle = new int[wide.extent().voxels()];
        if (channel.type() == CentreType.CENTROID) {
            centroids(labels, wide, middle);
        } else {
            skeletons(labels, wide, middle);
        }
        float[] values = new float[middle.length];
        new Foreground(channel.erosion(), channel.dilation()) // all middles are one object there
                .encode(LabelImage.of("middles", wide.extent(), middle), values, 0, Workers.callerOnly());
        TileCut.copy(values, 0, wide, inner, into, plane * inner.extent().voxels());
    }

    private void centroids(TiledLabels labels, Block wide, int[] middle) {
        Extent e = wide.extent();
        for (int k : finder.meeting(wide, Ellipsoid.NONE)) {
            long z = (long) Math.rint(labels.objects().mean(k, 0)) - wide.z();
            long y = (long) Math.rint(labels.objects().mean(k, 1)) - wide.y();
            long x = (long) Math.rint(labels.objects().mean(k, 2)) - wide.x();
            if (z >= 0 && z < e.z() && y >= 0 && y < e.y() && x >= 0 && x < e.x()) {
                middle[(int) ((z * e.y() + y) * e.x() + x)] = 1;
            }
        }
    }

    private void skeletons(TiledLabels labels, Block wide, int[] middle) {
        Points thin = new Points(channel.type(), channel.skeletonMode(), Ellipsoid.NONE, Ellipsoid.NONE);
        LabelBoxes here = LabelBoxes.of(labels.labels(wide).codes(), wide.extent());
        for (int n = 0; n < here.size(); n++) {
            int k = here.code(n) - 1;
            labels.holding(objectBytes(labels, k), () -> {
                SoloObject object = SoloObject.of(labels, k);
                float[] skeleton = new float[object.where().extent().voxels()];
                thin.encode(object.image(), skeleton, 0, Workers.callerOnly());
                object.where().shared(wide, (inBox, inWide, count) -> {
                    for (int i = 0; i < count; i++) {
                        middle[inWide + i] |= (int) skeleton[inBox + i];
                    }
                });
            });
        }
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        return (long) (32 * NearMaker.grown(tile, halo));
    }

    @Override
    public long objectBytes(TiledLabels labels, int k) {
        return channel.type() == CentreType.CENTROID ? 0 : Math.multiplyExact(SoloObject.voxels(labels, k), 40L);
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
