package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import io.biapy.core.target.PlaneRole;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What the planes of a prediction in another {@link Orientation} are once they are put back in space: for each plane, which of them
 * holds its values, with which sign and how far shifted. Immutable, safe for several threads. Source: BiaPy 3.7.1, {@code build_tta_spec}.
 */
public final class PlaneTurn {
    private static final double PARALLEL = 1e-4; // how far the cosine of two equal rays may be from 1
    private static final double EQUAL = 1e-9;

    private final int[] source;
    private final boolean[] negated;
    private final int[][] shift;

    private PlaneTurn(int[] source, boolean[] negated, int[][] shift) {
        this.source = source;
        this.negated = negated;
        this.shift = shift;
    }

    /**
     * For planes of these roles; empty where the orientation needs one that is not predicted, for example a ray where none points.
     */
    public static Optional<PlaneTurn> of(Orientation orientation, List<PlaneRole> roles) {
        int n = roles.size();
        int[] source = new int[n];
        boolean[] negated = new boolean[n];
        int[][] shift = new int[n][3];
        boolean[] taken = new boolean[n];
        for (int k = 0; k < n; k++) {
            PlaneRole role = roles.get(k);
            int found = role.kind() == PlaneRole.Kind.SCALAR ? k : source(orientation, roles, role, taken);
            if (found < 0) {
                return Optional.empty();
            }
            taken[found] = true;
            source[k] = found;
            boolean opposite =
                    role.kind() != PlaneRole.Kind.SCALAR && !same(back(orientation, roles.get(found)), role, 1);
            negated[k] = opposite && role.kind() == PlaneRole.Kind.COMPONENT;
            if (opposite && role.kind() == PlaneRole.Kind.RELATION) {
                shift[k] = new int[] {(int) role.z(), (int) role.y(), (int) role.x()};
            }
        }
        return Optional.of(new PlaneTurn(source, negated, shift));
    }

    /** The plane that is {@code role} once put back, or -1. */
    private static int source(Orientation orientation, List<PlaneRole> roles, PlaneRole role, boolean[] taken) {
        int opposite = -1;
        double best = 1 - PARALLEL;
        int ray = -1;
        for (int j = 0; j < roles.size(); j++) {
            PlaneRole other = roles.get(j);
            if (taken[j] || other.kind() != role.kind() || !other.family().equals(role.family())) {
                continue;
            }
            double[] back = back(orientation, other);
            if (role.kind() == PlaneRole.Kind.RAY) {
                double cosine = back[0] * role.z() + back[1] * role.y() + back[2] * role.x();
                ray = cosine >= best ? j : ray;
                best = Math.max(best, cosine);
            } else if (same(back, role, 1)) {
                return j;
            } else if (opposite < 0 && same(back, role, -1)) {
                opposite = j;
            }
        }
        return role.kind() == PlaneRole.Kind.RAY ? ray : opposite;
    }

    private static double[] back(Orientation orientation, PlaneRole role) {
        return orientation.back(role.z(), role.y(), role.x());
    }

    private static boolean same(double[] direction, PlaneRole role, int sign) {
        return Math.abs(direction[0] - sign * role.z()) < EQUAL
                && Math.abs(direction[1] - sign * role.y()) < EQUAL
                && Math.abs(direction[2] - sign * role.x()) < EQUAL;
    }

    /** Number of planes. */
    public int planes() {
        return source.length;
    }

    /** Whether each plane is itself. */
    public boolean isIdentity() {
        for (int k = 0; k < source.length; k++) {
            if (source[k] != k || negated[k] || shift[k][0] != 0 || shift[k][1] != 0 || shift[k][2] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The plane that holds the values of plane {@code k}. */
    int source(int k) {
        return source[k];
    }

    /**
     * Combines one plane, already put back in space, with what stands in {@code to}.
     *
     * @param k the plane that {@code from}, which is plane {@code source(k)}, becomes
     * @param to another buffer
     */
    void combine(
            int k, FloatBuffer from, int fromOffset, Extent extent, Combination how, FloatBuffer to, int toOffset) {
        PlaneShiftKernel.combine(
                from,
                fromOffset,
                negated[k] ? -1 : 1,
                shift[k][0],
                shift[k][1],
                shift[k][2],
                extent.z(),
                extent.y(),
                extent.x(),
                how.ordinal(),
                to,
                toOffset);
    }

    @Override
    public String toString() {
        return isIdentity() ? "planes as they are" : "planes from " + java.util.Arrays.toString(source);
    }
}
