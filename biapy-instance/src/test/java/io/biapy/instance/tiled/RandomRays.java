package io.biapy.instance.tiled;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Compatibility;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.star.StarDistDecoder;
import java.util.List;
import java.util.SplittableRandom;

/** A small prediction of a probability and ray lengths, a StarDist decoder and tiles, all at random. */
final class RandomRays {
    private static final List<Calibration> VOXELS =
            List.of(Calibration.unknown(), Calibration.of(2, 0.5, 0.5, "um"), Calibration.of(0.7, 0.31, 0.29, "um"));

    final SplittableRandom random;
    final FloatImage image;
    final StarDistDecoder decoder;
    private final Extent grid;

    RandomRays(long seed, int most) {
        random = new SplittableRandom(seed);
        boolean flat = random.nextInt(3) == 0;
        Extent extent = Extent.zyx(
                flat ? 1 : 2 + random.nextInt(most), 1 + random.nextInt(most + 4), 1 + random.nextInt(most + 4));
        boolean spiral = !flat && random.nextBoolean();
        int rays = flat ? 3 + random.nextInt(8) : 8 + random.nextInt(8);
        grid = random.nextInt(3) > 0
                ? Extent.zyx(1, 1, 1)
                : Extent.zyx(flat ? 1 : 1 + random.nextInt(2), 1 + random.nextInt(3), 1 + random.nextInt(3));
        int n = extent.voxels();
        float[] data = new float[n * (1 + rays)];
        System.arraycopy(probability(extent), 0, data, 0, n);
        double radius = 0.5 + 3 * random.nextDouble();
        double roughness = random.nextDouble() / 2;
        for (int i = n; i < data.length; i++) {
            data[i] = (float) (radius * Math.exp(roughness * (random.nextDouble() - 0.5)));
            data[i] = random.nextInt(1000) == 0 ? 20 * data[i] : data[i];
        }
        image = FloatImage.of("rays " + seed, extent, 1 + rays, data).withCalibration(VOXELS.get(random.nextInt(3)));
        decoder = decoder(flat, spiral, rays);
    }

    private float[] probability(Extent extent) {
        float[] plane = new float[extent.voxels()];
        int levels = new int[] {2, 3, 9, 1 << 20}[random.nextInt(4)];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextInt(levels) / (float) (levels - 1);
        }
        return random.nextInt(3) > 0
                ? GaussianFilter.of(0.5 + random.nextDouble(), 2).apply(plane, extent)
                : plane;
    }

    private StarDistDecoder decoder(boolean flat, boolean spiral, int rays) {
        StarDistDecoder d = StarDistDecoder.create()
                .probability(0.3 + random.nextDouble() / 3)
                .overlap(random.nextInt(4) / 5.0)
                .grid(grid);
        d = spiral ? d.goldenSpiral() : d;
        if (!flat && !spiral) {
            d = d.rays(RayDirections.goldenSpiral(rays, Calibration.of(1 + random.nextInt(2), 1, 1, "um")));
        }
        d = random.nextInt(4) == 0 ? d.otsuProbability() : d;
        d = random.nextInt(3) == 0 ? d.maximaOnly() : d;
        d = random.nextInt(4) == 0 ? d.margin(random.nextInt(3)) : d;
        d = random.nextInt(4) == 0 ? d.longestRay(1 + 2 * random.nextDouble()) : d;
        d = random.nextInt(4) == 0 ? d.lengthsInVoxels() : d;
        return random.nextInt(4) == 0 ? d.compatibility(Compatibility.BIAPY) : d;
    }

    /** Voxels of the labels. */
    Extent full() {
        Extent e = image.extent();
        return Extent.zyx(e.z() * grid.z(), e.y() * grid.y(), e.x() * grid.x());
    }

    /** At most 60 tiles of the labels, now and then of single voxels along an axis. */
    Extent tile() {
        Extent e = full();
        while (true) {
            Extent tile = Extent.zyx(edge(e.z()), edge(e.y()), edge(e.x()));
            if (new TileGrid(e.toSize(), tile).tiles() <= 60) {
                return tile;
            }
        }
    }

    private int edge(int length) {
        return random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(length + 2);
    }
}
