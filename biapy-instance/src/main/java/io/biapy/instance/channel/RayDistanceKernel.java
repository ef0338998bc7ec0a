package io.biapy.instance.channel;

/*
 * One row of voxels along one ray. From each voxel of an object, looks at the labels on the ray until one differs; the number of steps gives the
 * distance by table. Steps that stay within the voxel's clearance (the Chebyshev distance to the next other label) are skipped, at the start
 * and wherever the ray is looked at again, so a ray through a round object takes a few looks whatever the object's size.
 * The labels stand in a frame of OUTSIDE, one voxel wide, so no bounds are tested; a ray moves each coordinate by at most one voxel a step.
 * Memory: 5 bytes a voxel for framed labels and clearance, shared by all rays; time: looks of all voxels of objects.
 * Source: BiaPy 3.7.1, radial_distances (the steps and the correction of half a step at the border), here without marching every step.
 */
final class RayDistanceKernel {
    static final int OUTSIDE = -1;

    private RayDistanceKernel() {}

    static void row(
            int[] framed,
            byte[] clearance,
            int at,
            int nx,
            int[] stepsEven,
            int[] stepsOdd,
            int[] jumps,
            float[] lengths,
            float[] into,
            int to) {
        for (int x = 0; x < nx; x++) {
            int start = at + x;
            int code = framed[start];
            if (code == 0) {
                into[to + x] = 0;
                continue;
            }
            int[] steps = (x & 1) == 0 ? stepsEven : stepsOdd;
            int k = jumps[clearance[start]];
            int p = start + steps[k];
            while (framed[p] == code) {
                k += jumps[clearance[p]];
                p = start + steps[k];
            }
            into[to + x] = lengths[k];
        }
    }
}
