package io.biapy.instance.synthetic;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * A 3D volume of touching nuclei that is as large as one likes, since every block of it is made by rule when it is read: ellipsoids with half axes of 8 to 13
 * voxels, one near the middle of each cell of 26 x 26 x 26. Its prediction has the planes F and C in 8 bits, as a good network would give them, with noise.
 * A block takes 16 bytes a voxel while it is made. Immutable, safe for several threads.
 */
public final class NucleiVolume {
    private static final int CELL = 26;
    private static final double JITTER = 7;
    private static final double LEAST = 8;
    private static final double MOST = 13;
    private static final float SEEN = 1.4f; // radius up to which an ellipsoid matters for its neighbours
    private static final int REACH = (int) Math.ceil(MOST * SEEN);
    private static final Extent CHUNK = Extent.zyx(64, 64, 64);
    private static final String NAME = "nuclei";

    private final long seed;
    private final Size size;
    private final long[] cells;

    private NucleiVolume(long seed, Size size) {
        this.seed = seed;
        this.size = size;
        this.cells = new long[] {size.z() / CELL, size.y() / CELL, size.x() / CELL};
    }

    /** Of at least 26 voxels along each axis; the same seed and size give the same volume. */
    public static NucleiVolume of(Size size, long seed) {
        if (Math.min(size.z(), Math.min(size.y(), size.x())) < CELL) {
            throw new InputException(
                    "A volume of nuclei needs at least " + CELL + " voxels along each axis, got " + size + ".");
        }
        return new NucleiVolume(seed, size);
    }

    /** How many there are; their ids go from 1 to this. */
    public long nuclei() {
        return cells[0] * cells[1] * cells[2];
    }

    /** True labels. */
    public LabelSource labels() {
        return new Labels();
    }

    /** What a network would make of it: foreground (F) and contours (C), 0 to 255. */
    public ImageSource prediction() {
        return new Prediction();
    }

    /** Radii of the nearest and the second nearest ellipsoid, and the nearest one's id. */
    private record Painted(float[] least, float[] second, long[] ids) {}

    private Painted paint(Block block) {
        int n = block.extent().voxels();
        float[] least = new float[n];
        float[] second = new float[n];
        Arrays.fill(least, SEEN);
        Arrays.fill(second, SEEN);
        Painted painted = new Painted(least, second, new long[n]);
        Extent e = block.extent();
        long[] where = {block.z(), block.y(), block.x(), e.z(), e.y(), e.x()};
        long[] from = new long[3];
        long[] to = new long[3];
        for (int a = 0; a < 3; a++) {
            int reach = REACH + (int) JITTER + CELL;
            from[a] = Math.max(0, (where[a] - reach) / CELL);
            to[a] = Math.min(cells[a], (where[a] + where[3 + a] + reach) / CELL + 1);
        }
        for (long z = from[0]; z < to[0]; z++) {
            for (long y = from[1]; y < to[1]; y++) {
                for (long x = from[2]; x < to[2]; x++) {
                    paint(painted, where, new long[] {z, y, x});
                }
            }
        }
        return painted;
    }

    private void paint(Painted painted, long[] where, long[] cell) {
        long id = 1 + (cell[0] * cells[1] + cell[1]) * cells[2] + cell[2];
        SplittableRandom random = Seeds.random(seed, 0x766F6C756D65L, id);
        double[] centre = new double[3];
        long[] box = new long[6];
        for (int a = 0; a < 3; a++) {
            centre[a] = cell[a] * CELL + CELL / 2.0 + random.nextDouble(-JITTER, JITTER);
            box[a] = Math.max(where[a], (long) Math.floor(centre[a]) - REACH);
            box[3 + a] = Math.min(where[a] + where[3 + a], (long) Math.floor(centre[a]) + REACH + 2);
            if (box[a] >= box[3 + a]) {
                return;
            }
        }
        EllipsoidKernel.paint(painted.least, painted.second, painted.ids, where, box, centre, shape(random), id);
    }

    /** The quadratic form of an ellipsoid with random half axes, turned at random by a unit quaternion. */
    private static float[] shape(SplittableRandom random) {
        double[] q = new double[4];
        double norm = 0;
        for (int k = 0; k < 4; k++) {
            q[k] = random.nextDouble(-1, 1);
            norm += q[k] * q[k];
        }
        double s = 2 / norm;
        double w = q[0];
        double x = q[1];
        double y = q[2];
        double z = q[3];
        double[][] r = {
            {1 - s * (y * y + z * z), s * (x * y - z * w), s * (x * z + y * w)},
            {s * (x * y + z * w), 1 - s * (x * x + z * z), s * (y * z - x * w)},
            {s * (x * z - y * w), s * (y * z + x * w), 1 - s * (x * x + y * y)}
        };
        double[][] a = new double[3][3];
        for (int k = 0; k < 3; k++) {
            double axis = random.nextDouble(LEAST, MOST);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    a[i][j] += r[i][k] * r[j][k] / (axis * axis);
                }
            }
        }
        return new float[] {
            (float) a[0][0],
            (float) a[1][1],
            (float) a[2][2],
            (float) (2 * a[0][1]),
            (float) (2 * a[0][2]),
            (float) (2 * a[1][2])
        };
    }

    private final class Labels implements LabelSource {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public Calibration calibration() {
            return Calibration.unknown();
        }

        @Override
        public Extent chunk() {
            return chunkOf(size);
        }

        @Override
        public void read(Block block, long[] into) {
            Painted painted = paint(block);
            for (int i = 0; i < painted.ids.length; i++) {
                into[i] = painted.least[i] <= 1 ? painted.ids[i] : 0;
            }
        }
    }

    private final class Prediction implements ImageSource {
        private static final int STEPS = 256; // of a radius of 1
        private static final int NOISE = 12;
        private final float[] foreground = table(r -> 255 / (1 + Math.exp((r - 1) * 12)));
        private final float[] contour = table(d -> 235 * Math.exp(-Math.pow(d / 0.13, 2)));

        private float[] table(DoubleUnaryOperator of) {
            float[] table = new float[(int) (SEEN * STEPS) + 2];
            for (int k = 0; k < table.length; k++) {
                table[k] = (float) of.applyAsDouble(k / (double) STEPS);
            }
            return table;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public List<String> channelNames() {
            return List.of("F", "C");
        }

        @Override
        public PixelType pixelType() {
            return PixelType.UINT8;
        }

        @Override
        public Calibration calibration() {
            return Calibration.unknown();
        }

        @Override
        public Extent chunk() {
            return chunkOf(size);
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            Painted painted = paint(block);
            for (int i = 0; i < painted.ids.length; i++) {
                float r = painted.least[i];
                float value = channel == 0
                        ? foreground[(int) (r * STEPS)]
                        : contour[(int) (Math.min(Math.abs(1 - r), between(r, painted.second[i])) * STEPS)];
                long place = block.placeOf(i, size);
                into[i] = Math.max(0, Math.min(255, Math.round(value + noise(place * 2 + channel))));
            }
        }

        /** How far a voxel inside of an ellipsoid is from the border to another one. */
        private static float between(float r, float second) {
            return r < 1 && second < SEEN ? (second - r) / 2 : SEEN;
        }

        /** Evenly distributed, known by its place. */
        private float noise(long place) {
            long z = (place + seed) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
            return ((z >>> 40) / (float) (1 << 24) - 0.5f) * NOISE;
        }
    }

    private static Extent chunkOf(Size size) {
        return Extent.zyx((int) Math.min(size.z(), CHUNK.z()), (int) Math.min(size.y(), CHUNK.y()), (int)
                Math.min(size.x(), CHUNK.x()));
    }

    @Override
    public String toString() {
        return size + " voxels with " + nuclei() + " nuclei, seed " + seed;
    }
}
