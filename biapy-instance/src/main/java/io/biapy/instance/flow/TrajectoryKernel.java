package io.biapy.instance.flow;

/*
 * Where voxels end that follow a flow: Euler steps of one flow each, the flow interpolated linearly between voxel centres, places
 * held inside the image. Rounding as in BiaPy: interpolation in double, flow and place in float.
 * Places come back to where they were after a while (most of them soon, since they circle about a sink of a voxel or two): once a
 * place repeats, the steps left are taken modulo the period, which changes no bit (Brent's cycle detection, one comparison a
 * step).
 * Layout: flow with its 2 (y, x) or 3 (z, y, x) components of a voxel side by side, voxels z, y, x flat, x fastest, of a window
 * of the image: its first voxel along each axis, then its lengths; ends likewise, one a start, in voxels of the image. Places in
 * the image are computed with, so a path is the same in every window; one that needs a flow outside of it ends at NaN.
 * Memory: 8 or 12 bytes a voxel and a start. Time: O(starts x steps until they repeat).
 * Source: Stringer et al., "Cellpose", Nature Methods 18 (2021); BiaPy 3.7.1, _euler_integrate; Brent, BIT 20 (1980).
 */
final class TrajectoryKernel {
    private TrajectoryKernel() {}

    /** In 2D, starts {@code from} to {@code to}-1 (voxels of the window, of y, x, ny, nx); each component is divided by its voxel size. */
    static void follow2d(
            float[] flow,
            int ny,
            int nx,
            int[] window,
            int[] starts,
            int from,
            int to,
            int steps,
            float sy,
            float sx,
            float[] ends) {
        int oy = window[0];
        int ox = window[1];
        int wx = window[3];
        int untilY = oy + window[2] - (oy + window[2] < ny ? 1 : 0);
        int untilX = ox + wx - (ox + wx < nx ? 1 : 0);
        float lastY = ny - 1;
        float lastX = nx - 1;
        for (int n = from; n < to; n++) {
            float y = (float) (starts[n] / wx + oy); // whole numbers
            float x = starts[n] % wx + ox;
            float markY = y;
            float markX = x;
            int sinceMark = 0;
            int untilMark = 1;
            int left = steps;
            while (left > 0) {
                int y0 = (int) y;
                int x0 = (int) x;
                if (y0 < oy || x0 < ox || y0 >= untilY || x0 >= untilX) {
                    y = Float.NaN;
                    break;
                }
                double y0w = 1.0 - (y - (double) y0);
                double y1w = 1.0 - y0w;
                double x0w = 1.0 - (x - (double) x0);
                double x1w = 1.0 - x0w;
                int a = 2 * ((y0 - oy) * wx + x0 - ox);
                int right = x0 + 1 < nx ? 2 : 0;
                int b = y0 + 1 < ny ? a + 2 * wx : a;
                float dy = (float) (flow[a] * y0w * x0w
                        + flow[a + right] * y0w * x1w
                        + flow[b] * y1w * x0w
                        + flow[b + right] * y1w * x1w);
                float dx = (float) (flow[a + 1] * y0w * x0w
                        + flow[a + right + 1] * y0w * x1w
                        + flow[b + 1] * y1w * x0w
                        + flow[b + right + 1] * y1w * x1w);
                y = Math.min(lastY, Math.max(0f, y + dy / sy));
                x = Math.min(lastX, Math.max(0f, x + dx / sx));
                left--;
                sinceMark++;
                if (y == markY && x == markX) {
                    left %= sinceMark;
                    markY = -1; // never again
                } else if (sinceMark == untilMark) {
                    markY = markY < 0 ? markY : y;
                    markX = x;
                    sinceMark = 0;
                    untilMark *= 2;
                }
            }
            ends[2 * n] = y;
            ends[2 * n + 1] = x;
        }
    }

    /** The same in 3D; the window is z, y, x, nz, ny, nx. */
    static void follow3d(
            float[] flow,
            int nz,
            int ny,
            int nx,
            int[] window,
            int[] starts,
            int from,
            int to,
            int steps,
            float sz,
            float sy,
            float sx,
            float[] ends) {
        int oz = window[0];
        int oy = window[1];
        int ox = window[2];
        int wy = window[4];
        int wx = window[5];
        int untilZ = oz + window[3] - (oz + window[3] < nz ? 1 : 0);
        int untilY = oy + wy - (oy + wy < ny ? 1 : 0);
        int untilX = ox + wx - (ox + wx < nx ? 1 : 0);
        int row = 3 * wx;
        int slice = row * wy;
        for (int n = from; n < to; n++) {
            float z = (float) (starts[n] / (wy * wx) + oz);
            float y = starts[n] / wx % wy + oy;
            float x = starts[n] % wx + ox;
            float markZ = z;
            float markY = y;
            float markX = x;
            int sinceMark = 0;
            int untilMark = 1;
            int left = steps;
            while (left > 0) {
                int z0 = (int) z;
                int y0 = (int) y;
                int x0 = (int) x;
                if (z0 < oz || y0 < oy || x0 < ox || z0 >= untilZ || y0 >= untilY || x0 >= untilX) {
                    y = Float.NaN;
                    break;
                }
                double z0w = 1.0 - (z - (double) z0);
                double z1w = 1.0 - z0w;
                double y0w = 1.0 - (y - (double) y0);
                double y1w = 1.0 - y0w;
                double x0w = 1.0 - (x - (double) x0);
                double x1w = 1.0 - x0w;
                int a = (z0 - oz) * slice + (y0 - oy) * row + 3 * (x0 - ox);
                int right = x0 + 1 < nx ? 3 : 0;
                int b = y0 + 1 < ny ? a + row : a;
                int below = z0 + 1 < nz ? slice : 0;
                float dz = at(flow, a, b, right, below, z0w, z1w, y0w, y1w, x0w, x1w);
                float dy = at(flow, a + 1, b + 1, right, below, z0w, z1w, y0w, y1w, x0w, x1w);
                float dx = at(flow, a + 2, b + 2, right, below, z0w, z1w, y0w, y1w, x0w, x1w);
                z = Math.min(nz - 1f, Math.max(0f, z + dz / sz));
                y = Math.min(ny - 1f, Math.max(0f, y + dy / sy));
                x = Math.min(nx - 1f, Math.max(0f, x + dx / sx));
                left--;
                sinceMark++;
                if (y == markY && x == markX && z == markZ) {
                    left %= sinceMark;
                    markY = -1; // never again
                } else if (sinceMark == untilMark) {
                    markZ = z;
                    markY = markY < 0 ? markY : y;
                    markX = x;
                    sinceMark = 0;
                    untilMark *= 2;
                }
            }
            ends[3 * n] = z;
            ends[3 * n + 1] = y;
            ends[3 * n + 2] = x;
        }
    }

    /** One component between eight voxels: rows a and b, each with the voxel to the right, in a slice and the one below. */
    private static float at(
            float[] flow,
            int a,
            int b,
            int right,
            int below,
            double z0w,
            double z1w,
            double y0w,
            double y1w,
            double x0w,
            double x1w) {
        return (float) (flow[a] * z0w * y0w * x0w
                + flow[a + right] * z0w * y0w * x1w
                + flow[b] * z0w * y1w * x0w
                + flow[b + right] * z0w * y1w * x1w
                + flow[a + below] * z1w * y0w * x0w
                + flow[a + below + right] * z1w * y0w * x1w
                + flow[b + below] * z1w * y1w * x0w
                + flow[b + below + right] * z1w * y1w * x1w);
    }
}
