package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;

/**
 * Channels that depend on what lies within their reach: the tile is made with that around it. At least one voxel is taken, so that a tile of one slice
 * is still seen as part of a volume.
 */
final class NearMaker implements TileMaker {
    private final TargetChannel channel;
    private final int plane;
    private final Extent halo;

    NearMaker(TargetChannel channel, int plane) {
        this.channel = channel;
        this.plane = plane;
        this.halo = Ellipsoid.ball(Math.max(1, channel.reach()));
    }

    @Override
    public boolean needsObjects() {
        return false;
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        Block inner = labels.grid().block(tile);
        Block wide = labels.grid().withHalo(tile, halo);
        int n = inner.extent().voxels();
        int wideVoxels = wide.extent().voxels();
        float[] values = new float[Math.multiplyExact(channel.planes(), wideVoxels)];
        channel.encode(labels.labels(wide), values, 0, Workers.callerOnly());
        for (int p = 0; p < channel.planes(); p++) {
            TileCut.copy(values, p * wideVoxels, wide, inner, into, (plane + p) * n);
        }
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        return (long) ((4.0 * channel.planes() + 40) * grown(tile, halo));
    }

    static double grown(Extent tile, Extent halo) {
        return (tile.z() + 2.0 * halo.z()) * (tile.y() + 2.0 * halo.y()) * (tile.x() + 2.0 * halo.x());
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
