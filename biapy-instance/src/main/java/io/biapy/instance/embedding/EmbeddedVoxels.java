package io.biapy.instance.embedding;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The foreground voxels of one prediction with their embeddings, sorted into cells of embedding space: voxels of a cell stand together, in
 * raster order. Filled once, by several threads where there are; the order does not depend on them.
 */
final class EmbeddedVoxels {
    private static final double MARGIN = Math.log(2) * (1 + 1e-5);
    private static final int CHUNK = 1 << 16; // voxels of one task

    final float[] data;
    final int n; // voxels of a plane
    final int axes;
    final EmbeddingCells cells;
    final float[][] embedding; // by axis (x, y, z), then place in the order of cells
    final int[] voxel; // by place
    final int[] start; // first place of each cell, and the end
    final int[] placeInRasterOrder;

    private EmbeddedVoxels(
            float[] data,
            int n,
            EmbeddingCells cells,
            float[][] embedding,
            int[] voxel,
            int[] start,
            int[] placeInRasterOrder) {
        this.data = data;
        this.n = n;
        this.axes = embedding.length;
        this.cells = cells;
        this.embedding = embedding;
        this.voxel = voxel;
        this.start = start;
        this.placeInRasterOrder = placeInRasterOrder;
    }

    /** Number of foreground voxels. */
    int count() {
        return voxel.length;
    }

    /** Seediness of the voxel at a place. */
    float seediness(int place) {
        return data[2 * axes * n + voxel[place]];
    }

    /** What a distance along an axis is weighted by around the voxel at a place. */
    float sharpness(int axis, int place) {
        return (float) Math.exp(10 * data[(axes + axis) * n + voxel[place]]);
    }

    /** How far members can be along one axis: a little too far, the kernel decides. */
    static double reach(float sharpness) {
        return Math.sqrt(MARGIN / sharpness);
    }

    /** Distance of two voxels along x, y and z. */
    static float[] steps(int gridSize, Calibration size) {
        double one = gridSize - 1.0;
        return new float[] {(float) (size.x() / size.y() / one), (float) (1 / one), (float) (size.z() / size.y() / one)
        };
    }

    /** Collects all places within the margin of a centre; returns their number. */
    int within(float cx, float cy, float cz, float sx, float sy, float sz, int[] hits) {
        boolean deep = axes == 3;
        float[] ex = embedding[0];
        float[] ey = embedding[1];
        float[] ez = embedding[deep ? 2 : 0];
        int x0 = cells.along(0, cx - reach(sx));
        int x1 = cells.along(0, cx + reach(sx));
        int y0 = cells.along(1, cy - reach(sy));
        int y1 = cells.along(1, cy + reach(sy));
        int z0 = deep ? cells.along(2, cz - reach(sz)) : 0;
        int z1 = deep ? cells.along(2, cz + reach(sz)) : 0;
        int found = 0;
        for (int z = z0; z <= z1; z++) {
            for (int y = y0; y <= y1; y++) {
                int row = (z * cells.ny() + y) * cells.nx();
                int from = start[row + x0];
                int to = start[row + x1 + 1];
                found = deep
                        ? EmbeddingKernel.within3(ex, ey, ez, from, to, cx, cy, cz, sx, sy, sz, hits, found)
                        : EmbeddingKernel.within2(ex, ey, from, to, cx, cy, sx, sy, hits, found);
            }
        }
        return found;
    }

    /** @param origin where the prediction lies in its image, along x, y and z */
    static EmbeddedVoxels of(
            FloatImage prediction,
            int[] origin,
            int gridSize,
            float foreground,
            Calibration size,
            @Nullable Workers workers) {
        return new Filling(prediction, origin, gridSize, size, workers).fill(foreground);
    }

    private static final class Filling {
        private final FloatImage prediction;
        private final float[] data;
        private final int n;
        private final int nx;
        private final int ny;
        private final int axes;
        private final int[] origin;
        private final float[] step;
        private final @Nullable Workers workers;

        Filling(FloatImage prediction, int[] origin, int gridSize, Calibration size, @Nullable Workers workers) {
            this.prediction = prediction;
            this.data = prediction.data();
            this.n = prediction.extent().voxels();
            this.nx = prediction.extent().x();
            this.ny = prediction.extent().y();
            this.axes = prediction.channels() / 2;
            this.origin = origin;
            this.step = steps(gridSize, size);
            this.workers = workers;
        }

        EmbeddedVoxels fill(float foreground) {
            int[] voxels = foregroundVoxels(foreground);
            EmbeddingCells cells = cells(voxels);
            int[] cell = new int[voxels.length];
            chunks(voxels.length, (chunk, from, to) -> {
                for (int i = from; i < to; i++) {
                    int z = axes == 3 ? along(cells, 2, voxels[i]) : 0;
                    cell[i] = (z * cells.ny() + along(cells, 1, voxels[i])) * cells.nx() + along(cells, 0, voxels[i]);
                }
            });
            int[] start = new int[cells.count() + 1];
            int[] place = cell; // each cell is asked for once, then its place stands there
            for (int c : cell) {
                start[c]++;
            }
            int sum = 0;
            for (int c = 0; c < start.length; c++) {
                int here = start[c];
                start[c] = sum;
                sum += here;
            }
            for (int i = 0; i < place.length; i++) {
                place[i] = start[cell[i]]++;
            }
            System.arraycopy(start, 0, start, 1, start.length - 1); // ends of cells become starts again
            start[0] = 0;

            float[][] embedding = new float[axes][voxels.length];
            int[] sorted = new int[voxels.length];
            chunks(voxels.length, (chunk, from, to) -> {
                for (int i = from; i < to; i++) {
                    sorted[place[i]] = voxels[i];
                    for (int axis = 0; axis < axes; axis++) {
                        embedding[axis][place[i]] = at(axis, voxels[i]);
                    }
                }
            });
            return new EmbeddedVoxels(data, n, cells, embedding, sorted, start, place);
        }

        private int[] foregroundVoxels(float foreground) {
            int seediness = 2 * axes * n;
            int[] first = new int[(n + CHUNK - 1) / CHUNK + 1];
            chunks(
                    n,
                    (chunk, from, to) ->
                            first[chunk + 1] = EmbeddingKernel.count(data, seediness, from, to, foreground));
            for (int chunk = 1; chunk < first.length; chunk++) {
                first[chunk] += first[chunk - 1];
            }
            int[] voxels = new int[first[first.length - 1]];
            chunks(
                    n,
                    (chunk, from, to) ->
                            EmbeddingKernel.list(data, seediness, from, to, foreground, voxels, first[chunk]));
            return voxels;
        }

        private EmbeddingCells cells(int[] voxels) {
            double[][] ranges = new double[axes * ((voxels.length + CHUNK - 1) / CHUNK)][2];
            boolean[] finite = new boolean[ranges.length / axes];
            chunks(voxels.length, (chunk, from, to) -> {
                finite[chunk] = true;
                for (int axis = 0; axis < axes; axis++) {
                    double[] range = ranges[chunk * axes + axis];
                    EmbeddingKernel.range(data, n, nx, ny, axis, origin[axis], step[axis], voxels, from, to, range);
                    finite[chunk] &= EmbeddingKernel.isFinite(data, (axes + axis) * n, voxels, from, to)
                            && !Double.isNaN(range[0]);
                }
                finite[chunk] &= EmbeddingKernel.isFinite(data, 2 * axes * n, voxels, from, to);
            });
            double[] low = new double[3];
            double[] high = new double[3];
            Arrays.fill(low, 0, voxels.length == 0 ? 0 : axes, Double.POSITIVE_INFINITY);
            Arrays.fill(high, 0, voxels.length == 0 ? 0 : axes, Double.NEGATIVE_INFINITY);
            for (int k = 0; k < ranges.length; k++) {
                if (!finite[k / axes]) {
                    throw new InputException("Prediction " + prediction.name()
                            + ": offsets, sigmas or seediness hold NaN or an infinite value in the foreground; only finite"
                            + " values can be clustered. Look at the network's training.");
                }
                low[k % axes] = Math.min(low[k % axes], ranges[k][0]);
                high[k % axes] = Math.max(high[k % axes], ranges[k][1]);
            }
            return EmbeddingCells.over(low, high, step, voxels.length);
        }

        private float at(int axis, int voxel) {
            return EmbeddingKernel.embedding(data, n, nx, ny, axis, voxel, origin[axis], step[axis]);
        }

        private int along(EmbeddingCells cells, int axis, int voxel) {
            return cells.along(axis, at(axis, voxel));
        }

        private interface Chunk {
            void run(int chunk, int from, int to);
        }

        private void chunks(int count, Chunk body) {
            int chunks = (count + CHUNK - 1) / CHUNK;
            IntConsumer one = c -> body.run(c, c * CHUNK, Math.min(count, (c + 1) * CHUNK));
            if (workers == null) {
                for (int c = 0; c < chunks; c++) {
                    one.accept(c);
                }
            } else {
                workers.forEach(chunks, one);
            }
        }
    }
}
