package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Channel Dn: the distance to the next object, which may be anywhere, from passes along whole lines; the rest from what lies around a tile. */
final class NeighbourMaker implements TileMaker {
    private final NeighbourDistance channel;
    private final int plane;
    private final Size size;
    private final List<NeighbourPass> lines;
    private final RangePass distances = new RangePass(
            "distances-Dn",
            (labels, tile, codes, into, at) -> distance(labels, labels.grid().block(tile), codes, into, at));
    private final RangePass values =
            new RangePass("values-Dn", (labels, tile, codes, into, at) -> closed(labels, tile, into, at));

    NeighbourMaker(NeighbourDistance channel, int plane, Size size) {
        this.channel = channel;
        this.plane = plane;
        this.size = size;
        this.lines = NeighbourPass.along(size);
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public List<TilePass> passes() {
        List<TilePass> all = new ArrayList<>(lines);
        all.add(distances);
        if (!channel.normalized() && channel.power() != 1) {
            all.add(values);
        }
        return all;
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        Block block = labels.grid().block(tile);
        int n = block.extent().voxels();
        int at = plane * n;
        if (labels.objects().size() < 2) {
            Arrays.fill(into, at, at + n, 0);
            return;
        }
        closed(labels, tile, into, at);
        if (channel.power() != 1) {
            channel.decline(
                    labels.labels(block).codes(),
                    channel.normalized() ? 1 : values.greatest(),
                    into,
                    at,
                    Workers.callerOnly());
        }
    }

    private void distance(TiledLabels labels, Block block, int[] codes, float[] into, int at) {
        if (labels.objects().size() < 2) {
            Arrays.fill(into, at, at + codes.length, 0);
        } else {
            lines.get(lines.size() - 1).distance(labels, block, codes, into, at);
        }
    }

    /** The values of a tile before the power. */
    private void closed(TiledLabels labels, int tile, float[] into, int at) {
        Extent halo = Ellipsoid.ball(Math.max(0, channel.closing() - 1));
        Block inner = labels.grid().block(tile);
        Block wide = labels.grid().withHalo(tile, halo);
        int[] codes = labels.labels(wide).codes();
        float[] found = new float[codes.length];
        distance(labels, wide, codes, found, 0);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                found[i] = channel.normalized()
                        ? 1 - found[i] / distances.greatest(codes[i] - 1)
                        : distances.greatest() - found[i];
            }
        }
        if (channel.closing() > 0) {
            GreyClosing.of(channel.closing()).apply(found, 0, wide.extent(), Workers.callerOnly());
        }
        TileCut.copy(found, 0, wide, inner, into, at);
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        double around = NearMaker.grown(tile, Ellipsoid.ball(Math.max(0, channel.closing() - 1)));
        return 44 * Math.max((long) around, NeighbourPass.voxels(size, tile));
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
