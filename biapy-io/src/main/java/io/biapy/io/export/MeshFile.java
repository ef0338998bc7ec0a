package io.biapy.io.export;

import io.biapy.core.error.InputException;
import io.biapy.core.run.WriteAside;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Surfaces as files of triangles. Points are x, y, z of point after point, triangles three points' numbers from 0, counterclockwise from outside.
 */
public final class MeshFile {
    private static final int HEADER = 80;
    private static final int FACET = 50;

    private MeshFile() {}

    /** Writes OBJ or binary STL, as the name's end (.obj, .stl) says; replaces a file of that name. */
    public static void write(Path file, double[] points, int[] triangles) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".obj")) {
            WriteAside.text(file, obj(points, triangles));
        } else if (name.endsWith(".stl")) {
            WriteAside.bytes(file, stl(points, triangles));
        } else {
            throw new InputException("A surface is written as .obj or .stl, got " + file.getFileName() + ".");
        }
    }

    /** Wavefront OBJ: points with full precision, then faces counting from 1. */
    private static String obj(double[] points, int[] triangles) {
        StringBuilder out = new StringBuilder(32 * points.length);
        for (int i = 0; i < points.length; i += 3) {
            out.append("v ")
                    .append(points[i])
                    .append(' ')
                    .append(points[i + 1])
                    .append(' ')
                    .append(points[i + 2]);
            out.append('\n');
        }
        for (int i = 0; i < triangles.length; i += 3) {
            out.append("f ")
                    .append(triangles[i] + 1)
                    .append(' ')
                    .append(triangles[i + 1] + 1)
                    .append(' ');
            out.append(triangles[i + 2] + 1).append('\n');
        }
        return out.toString();
    }

    /** Binary STL: 80 bytes of nothing, the number of facets, then normal, three points and an unused short each, as little-endian floats. */
    private static byte[] stl(double[] points, int[] triangles) {
        int facets = triangles.length / 3;
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(HEADER + 4, Math.multiplyExact(FACET, facets)))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.position(HEADER);
        out.putInt(facets);
        for (int f = 0; f < triangles.length; f += 3) {
            int p = 3 * triangles[f];
            int q = 3 * triangles[f + 1];
            int r = 3 * triangles[f + 2];
            double ax = points[q] - points[p];
            double ay = points[q + 1] - points[p + 1];
            double az = points[q + 2] - points[p + 2];
            double bx = points[r] - points[p];
            double by = points[r + 1] - points[p + 1];
            double bz = points[r + 2] - points[p + 2];
            double nx = ay * bz - az * by;
            double ny = az * bx - ax * bz;
            double nz = ax * by - ay * bx;
            double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
            double unit = length > 0 ? 1 / length : 0;
            out.putFloat((float) (nx * unit)).putFloat((float) (ny * unit)).putFloat((float) (nz * unit));
            for (int corner : new int[] {p, q, r}) {
                out.putFloat((float) points[corner])
                        .putFloat((float) points[corner + 1])
                        .putFloat((float) points[corner + 2]);
            }
            out.putShort((short) 0);
        }
        return out.array();
    }
}
