package io.biapy.instance.affinity;

import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Affinities of random labels or of nothing, with noise and often with ties. */
final class RandomAffinities {
    private RandomAffinities() {}

    /** The nearest neighbours in all axes, then up to {@code more} others of any direction. */
    static List<AffinityOffset> offsets(RandomVolumes v, int more) {
        SplittableRandom r = v.random();
        List<AffinityOffset> offsets =
                new ArrayList<>(v.extent.z() > 1 ? AffinityOffset.nearest() : AffinityOffset.nearestInPlane());
        for (int k = r.nextInt(more + 1); k > 0; k--) {
            int z = v.extent.z() > 1 ? r.nextInt(-2, 3) : 0;
            int y = r.nextInt(-3, 4);
            offsets.add(AffinityOffset.zyx(z, y, z == 0 && y == 0 ? r.nextInt(1, 4) : r.nextInt(-3, 4)));
        }
        return offsets;
    }

    static FloatImage affinities(RandomVolumes v, List<AffinityOffset> offsets) {
        SplittableRandom r = v.random();
        int n = v.extent.voxels();
        int[] labels = v.labels(r.nextInt(1, 6));
        double noise = r.nextInt(4) / 3.0;
        int levels = r.nextInt(3) == 0 ? 0 : r.nextInt(2, 8);
        float[] data = new float[offsets.size() * n];
        for (int c = 0; c < offsets.size(); c++) {
            AffinityOffset d = offsets.get(c);
            for (int i = 0; i < n; i++) {
                int z = v.z(i) - d.z();
                int y = v.y(i) - d.y();
                int x = v.x(i) - d.x();
                boolean same = v.isInside(z, y, x) && labels[i] > 0 && labels[i] == labels[v.index(z, y, x)];
                double value = (1 - noise) * (same ? 1 : 0) + noise * r.nextDouble();
                data[c * n + i] = (float) (levels == 0 ? value : Math.rint(value * levels) / levels);
            }
        }
        return FloatImage.of("random", v.extent, offsets.size(), data);
    }
}
