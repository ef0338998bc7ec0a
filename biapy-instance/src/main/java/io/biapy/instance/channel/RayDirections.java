package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;

/**
 * The directions in which a star-convex object is measured from a point inside it: unit vectors between voxel indices, in the order of the
 * network's planes. The one place for encoders and decoders. Immutable, safe for several threads.
 */
public final class RayDirections {
    private static final int MOST = 100_000;
    private static final double GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;
    private static final double GOLDEN_ANGLE = (3 - Math.sqrt(5)) * Math.PI;

    private final String name;
    private final int dimensions;
    private final float[] zyx;
    private final Calibration evenIn;

    private RayDirections(String name, int dimensions, float[] zyx, Calibration evenIn) {
        this.name = name;
        this.dimensions = dimensions;
        this.zyx = zyx;
        this.evenIn = evenIn;
    }

    /**
     * Directions in a plane: ray k at the angle 2 pi k / n has y = sine, x = cosine, z = 0. As BiaPy's {@code generate_rays} and stardist's
     * {@code ray_angles}.
     *
     * @param rays n, at least 3
     */
    public static RayDirections circle(int rays) {
        requireCount(rays, 3);
        float[] zyx = new float[3 * rays];
        for (int k = 0; k < rays; k++) {
            double angle = (float) (k * (2 * Math.PI / rays));
            zyx[3 * k + 1] = (float) Math.sin(angle);
            zyx[3 * k + 2] = (float) Math.cos(angle);
        }
        return new RayDirections("circle", 2, zyx, Calibration.unknown());
    }

    /**
     * BiaPy's sphere: ray i at height z = 1 - 2 (i + 0.5) / n and longitude 2 pi i / golden ratio, as its {@code generate_rays} rounds them.
     *
     * @param rays n, at least 4
     */
    public static RayDirections sphere(int rays) {
        requireCount(rays, 4);
        float[] zyx = new float[3 * rays];
        for (int i = 0; i < rays; i++) {
            float z = 1 - 2 * (i + 0.5f) / rays;
            float radius = (float) Math.sqrt(Math.max(0, 1 - z * z));
            double longitude = (float) (2 * Math.PI) * i / GOLDEN_RATIO;
            normalize(zyx, i, z, (float) (radius * Math.sin(longitude)), (float) (radius * Math.cos(longitude)));
        }
        return new RayDirections("sphere", 3, zyx, Calibration.unknown());
    }

    /** stardist's {@code Rays_GoldenSpiral}: from pole to pole in steps of the golden angle; at least 4 rays. */
    public static RayDirections goldenSpiral(int rays) {
        return goldenSpiral(rays, Calibration.unknown());
    }

    /**
     * The same for objects that are as flat as the voxels are long, stardist's {@code anisotropy}: the spiral on a unit ball, seen in voxel
     * indices.
     *
     * @param voxel only its proportions count
     */
    public static RayDirections goldenSpiral(int rays, Calibration voxel) {
        requireCount(rays, 4);
        float[] zyx = new float[3 * rays];
        for (int i = 0; i < rays; i++) {
            double z = -1 + i * (2.0 / (rays - 1));
            double radius = Math.sqrt(Math.max(0, 1 - z * z));
            double y = radius * Math.sin(GOLDEN_ANGLE * i) / voxel.y();
            double x = radius * Math.cos(GOLDEN_ANGLE * i) / voxel.x();
            z /= voxel.z();
            double length = Math.sqrt(z * z + y * y + x * x);
            zyx[3 * i] = (float) (z / length);
            zyx[3 * i + 1] = (float) (y / length);
            zyx[3 * i + 2] = (float) (x / length);
        }
        return new RayDirections("golden spiral", 3, zyx, voxel);
    }

    private static void requireCount(int rays, int least) {
        if (rays < least || rays > MOST) {
            throw new InputException("A star-convex object needs " + least + " to " + MOST + " rays, got " + rays
                    + ". BiaPy's numbers are 32 in 2D and 96 in 3D.");
        }
    }

    private static void normalize(float[] zyx, int i, float z, float y, float x) {
        float length = (float) Math.sqrt(x * x + y * y + z * z) + 1e-12f;
        zyx[3 * i] = z / length;
        zyx[3 * i + 1] = y / length;
        zyx[3 * i + 2] = x / length;
    }

    /** Number of rays. */
    public int count() {
        return zyx.length / 3;
    }

    /** 2 where all rays lie in the plane z = 0, else 3. */
    public int dimensions() {
        return dimensions;
    }

    public float z(int ray) {
        return zyx[3 * ray];
    }

    public float y(int ray) {
        return zyx[3 * ray + 1];
    }

    public float x(int ray) {
        return zyx[3 * ray + 2];
    }

    /** All of them, z, y and x of ray after ray, as a copy for loops. */
    public float[] toArray() {
        return zyx.clone();
    }

    /** The voxel size in which the rays are spread evenly; one pixel along each axis unless they were made for flat objects. */
    public Calibration evenIn() {
        return evenIn;
    }

    /** The length, in the unit of {@code voxel}, of a step of one unit vector along {@code ray}. */
    public double step(int ray, Calibration voxel) {
        double z = z(ray) * voxel.z();
        double y = y(ray) * voxel.y();
        double x = x(ray) * voxel.x();
        return Math.sqrt(z * z + y * y + x * x);
    }

    @Override
    public String toString() {
        return count() + " rays on a " + name;
    }
}
