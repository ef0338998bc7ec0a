package io.biapy.synapse.detect;

import io.biapy.core.image.Calibration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps candidates apart, the higher one first: closer than so many voxels along the longest axis, or closer than a physical distance, only one stays.
 * Found by a grid of cells, so time grows with the candidates. Immutable.
 */
record Spacing(int voxels, double distance, Calibration voxel) {
    /** Candidates in their order, without those that are too close to one before. */
    List<Candidate> apart(List<Candidate> falling) {
        if (voxels <= 1 && distance <= 0) {
            return falling;
        }
        double[] cell = new double[3];
        for (int a = 0; a < 3; a++) {
            cell[a] = Math.max(voxels, Math.max(1, distance / voxel.along(a)));
        }
        Map<List<Long>, List<Candidate>> cells = new HashMap<>();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate c : falling) {
            long z = (long) Math.floor(c.z() / cell[0]);
            long y = (long) Math.floor(c.y() / cell[1]);
            long x = (long) Math.floor(c.x() / cell[2]);
            if (isFree(cells, c, z, y, x)) {
                kept.add(c);
                cells.computeIfAbsent(List.of(z, y, x), key -> new ArrayList<>())
                        .add(c);
            }
        }
        return kept;
    }

    private boolean isFree(Map<List<Long>, List<Candidate>> cells, Candidate c, long z, long y, long x) {
        for (long k = z - 1; k <= z + 1; k++) {
            for (long j = y - 1; j <= y + 1; j++) {
                for (long i = x - 1; i <= x + 1; i++) {
                    for (Candidate other : cells.getOrDefault(List.of(k, j, i), List.of())) {
                        if (isClose(c, other)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private boolean isClose(Candidate a, Candidate b) {
        long z = Math.abs(a.z() - b.z());
        long y = Math.abs(a.y() - b.y());
        long x = Math.abs(a.x() - b.x());
        if (voxels > 1 && z < voxels && y < voxels && x < voxels) {
            return true;
        }
        double pz = z * voxel.z();
        double py = y * voxel.y();
        double px = x * voxel.x();
        return pz * pz + py * py + px * px < distance * distance;
    }
}
