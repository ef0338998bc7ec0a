package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.instance.label.RandomVolumes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrajectoryKernelTest {
    @Test
    void ends_equal_those_of_all_steps_taken_one_by_one() {
        RandomVolumes.check(3000, 8, volume -> {
            int axes = volume.extent.z() == 1 ? 2 : 3;
            int[] size = {volume.extent.z(), volume.extent.y(), volume.extent.x()};
            int voxels = volume.extent.voxels();
            SplittableRandom random = volume.random();
            float strength = random.nextInt(1, 4);
            boolean smooth = random.nextBoolean();
            float[] flow = new float[axes * voxels];
            for (int i = 0; i < flow.length; i++) {
                int[] at = {volume.z(i / axes), volume.y(i / axes), volume.x(i / axes)};
                int axis = 3 - axes + i % axes;
                flow[i] = smooth
                        ? Math.signum((size[axis] - 1) / 2f - at[axis])
                        : strength * (float) (random.nextDouble() - 0.5);
            }
            int[] starts = new int[voxels];
            for (int i = 0; i < voxels; i++) {
                starts[i] = i;
            }
            int steps = random.nextInt(1, 150);
            float[] voxel = {1 + random.nextInt(2), 1 + random.nextInt(2), 1 + random.nextInt(2)};
            float[] ends = new float[flow.length];
            if (axes == 2) {
                TrajectoryKernel.follow2d(
                        flow,
                        size[1],
                        size[2],
                        new int[] {0, 0, size[1], size[2]},
                        starts,
                        0,
                        voxels,
                        steps,
                        voxel[1],
                        voxel[2],
                        ends);
            } else {
                TrajectoryKernel.follow3d(
                        flow,
                        size[0],
                        size[1],
                        size[2],
                        new int[] {0, 0, 0, size[0], size[1], size[2]},
                        starts,
                        0,
                        voxels,
                        steps,
                        voxel[0],
                        voxel[1],
                        voxel[2],
                        ends);
            }
            for (int i = 0; i < voxels; i++) {
                float[] end = walk(flow, axes, size, new int[] {volume.z(i), volume.y(i), volume.x(i)}, steps, voxel);
                for (int a = 0; a < axes; a++) {
                    assertThat(ends[axes * i + a]).isEqualTo(end[3 - axes + a]);
                }
            }
        });
    }

    private static float[] walk(float[] flow, int axes, int[] size, int[] start, int steps, float[] voxel) {
        float[] at = {start[0], start[1], start[2]};
        for (int step = 0; step < steps; step++) {
            float[] next = at.clone();
            for (int axis = 3 - axes; axis < 3; axis++) {
                double sum = 0;
                for (int corner = 0; corner < 8; corner++) {
                    int[] bit = {corner >> 2 & 1, corner >> 1 & 1, corner & 1};
                    double share;
                    int index = 0;
                    for (int a = 0; a < 3; a++) {
                        index = index * size[a] + Math.min(size[a] - 1, (int) at[a] + bit[a]);
                    }
                    share = flow[axes * index + axis - 3 + axes];
                    for (int a = 3 - axes; a < 3; a++) {
                        double left = 1 - (at[a] - Math.floor(at[a]));
                        share *= bit[a] == 0 ? left : 1 - left;
                    }
                    sum += axes == 2 && bit[0] == 1 ? 0 : share;
                }
                next[axis] = Math.min(size[axis] - 1f, Math.max(0f, at[axis] + (float) sum / voxel[axis]));
            }
            at = next;
        }
        return at;
    }
}
