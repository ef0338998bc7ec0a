package io.biapy.core.target;

/**
 * What one plane of a network's output measures, so that it is known what becomes of it when the image is mirrored or turned: a vector's component
 * changes its sign or its axis, a ray becomes another ray. Immutable.
 *
 * @param kind how the plane changes
 * @param family planes that may take each other's place have the same; "" for scalars
 * @param z direction, or offset in voxels, along z
 */
public record PlaneRole(Kind kind, String family, double z, double y, double x) {
    /** How a plane changes with the orientation of the image. */
    public enum Kind {
        /** Not at all. */
        SCALAR,
        /** Component of a vector: its sign follows its axis. */
        COMPONENT,
        /** A length along an axis, without sign. */
        LENGTH,
        /** A value in a direction that need not be along an axis. */
        RAY,
        /** A relation between a voxel and the one that lies an offset before it. */
        RELATION
    }

    /** The same from all sides. */
    public static final PlaneRole SCALAR = new PlaneRole(Kind.SCALAR, "", 0, 0, 0);

    /** Component along axis 0 (z), 1 (y) or 2 (x) of the vectors of {@code family}. */
    public static PlaneRole component(String family, int axis) {
        return along(Kind.COMPONENT, family, axis);
    }

    /** Length along axis 0 (z), 1 (y) or 2 (x). */
    public static PlaneRole length(String family, int axis) {
        return along(Kind.LENGTH, family, axis);
    }

    /** In the direction of a unit vector. */
    public static PlaneRole ray(String family, double z, double y, double x) {
        return new PlaneRole(Kind.RAY, family, z, y, x);
    }

    /** Between a voxel and the one that lies so many voxels before it. */
    public static PlaneRole relation(String family, int z, int y, int x) {
        return new PlaneRole(Kind.RELATION, family, z, y, x);
    }

    private static PlaneRole along(Kind kind, String family, int axis) {
        return new PlaneRole(kind, family, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
    }

    /**
     * The same role where one voxel is so long along its axis: components of different scale do not take each other's place.
     *
     * @param size above 0
     */
    public PlaneRole scaled(double size) {
        return new PlaneRole(kind, family, z * size, y * size, x * size);
    }
}
