package io.biapy.instance.flow;

/*
 * Where voxels end that follow Omnipose's flow: each step takes the mean of the flow at the nearest voxel and the step before
 * (the first flow counts as one), divided by the number of the step, so that paths come to rest. Places are held in -1 to 1 along
 * each axis and rounded as in BiaPy (float).
 * Layout: flow components one after the other, each z, y, x flat, x fastest; ends with their components side by side, one a
 * start. Memory: 4 bytes an axis and start. Time: O(starts x steps).
 * Source: Cutler et al., "Omnipose", Nature Methods 19 (2022); BiaPy 3.7.1, _steps_batch.
 */
final class SuppressedStepsKernel {
    private SuppressedStepsKernel() {}

    /** In 2D, starts {@code from} to {@code to}-1. */
    static void follow2d(float[] flow, int ny, int nx, int[] starts, int from, int to, int steps, float[] ends) {
        int voxels = ny * nx;
        for (int n = from; n < to; n++) {
            float y = normalized(starts[n] / nx, ny);
            float x = normalized(starts[n] % nx, nx);
            float speedY = 0;
            float speedX = 0;
            for (int t = -1; t < steps; t++) {
                int at = place(y, ny) * nx + place(x, nx);
                float flowY = scaled(flow[at], ny);
                float flowX = scaled(flow[voxels + at], nx);
                if (t < 0) {
                    speedY = flowY;
                    speedX = flowX;
                } else {
                    speedY = (flowY + speedY) / 2;
                    speedX = (flowX + speedX) / 2;
                    y = moved(y, speedY, t);
                    x = moved(x, speedX, t);
                }
            }
            ends[2 * n] = voxel(y, ny);
            ends[2 * n + 1] = voxel(x, nx);
        }
    }

    /** The same in 3D. */
    static void follow3d(
            float[] flow, int nz, int ny, int nx, int[] starts, int from, int to, int steps, float[] ends) {
        int voxels = nz * ny * nx;
        for (int n = from; n < to; n++) {
            float z = normalized(starts[n] / (ny * nx), nz);
            float y = normalized(starts[n] / nx % ny, ny);
            float x = normalized(starts[n] % nx, nx);
            float speedZ = 0;
            float speedY = 0;
            float speedX = 0;
            for (int t = -1; t < steps; t++) {
                int at = (place(z, nz) * ny + place(y, ny)) * nx + place(x, nx);
                float flowZ = scaled(flow[at], nz);
                float flowY = scaled(flow[voxels + at], ny);
                float flowX = scaled(flow[2 * voxels + at], nx);
                if (t < 0) {
                    speedZ = flowZ;
                    speedY = flowY;
                    speedX = flowX;
                } else {
                    speedZ = (flowZ + speedZ) / 2;
                    speedY = (flowY + speedY) / 2;
                    speedX = (flowX + speedX) / 2;
                    z = moved(z, speedZ, t);
                    y = moved(y, speedY, t);
                    x = moved(x, speedX, t);
                }
            }
            ends[3 * n] = voxel(z, nz);
            ends[3 * n + 1] = voxel(y, ny);
            ends[3 * n + 2] = voxel(x, nx);
        }
    }

    private static float normalized(int place, int length) {
        return length == 1 ? 0 : 2f * place / (length - 1) - 1;
    }

    private static float scaled(float flow, int length) {
        return length == 1 ? 0 : 2 * flow / (length - 1);
    }

    private static float moved(float place, float speed, int step) {
        return Math.min(1f, Math.max(-1f, place + speed / (1f + step)));
    }

    private static int place(float normalized, int length) {
        return (int) Math.rint((normalized + 1) * ((length - 1) / 2f));
    }

    private static float voxel(float normalized, int length) {
        return (normalized + 1) * 0.5f * (length - 1);
    }
}
