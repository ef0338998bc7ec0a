package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.tile.TileGrid;
import java.util.Arrays;

/** The outermost layers of a tile's numbers as bytes: runs of equal numbers, each as two numbers of 1 to 5 bytes. */
final class TileFaces {
    private TileFaces() {}

    /** One section a direction. */
    static byte[][] pack(int[] numbers, Extent size) {
        byte[][] faces = new byte[TileGrid.DIRECTIONS][];
        for (int d = 0; d < faces.length; d++) {
            faces[d] = packRuns(layer(numbers, size, d));
        }
        return faces;
    }

    private static int[] layer(int[] numbers, Extent size, int direction) {
        int[] layer = positions(size, direction);
        for (int k = 0; k < layer.length; k++) {
            layer[k] = numbers[layer[k]];
        }
        return layer;
    }

    /** Where the voxels of the layer towards {@code direction} stand in the tile, in raster order. */
    static int[] positions(Extent size, int direction) {
        int axis = TileGrid.axis(direction);
        int at = TileGrid.side(direction) < 0 ? 0 : size.along(axis) - 1;
        int nz = axis == 0 ? 1 : size.z();
        int ny = axis == 1 ? 1 : size.y();
        int nx = axis == 2 ? 1 : size.x();
        int[] positions = new int[TileGrid.faceVoxels(size, direction)];
        int k = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int row = ((axis == 0 ? at : z) * size.y() + (axis == 1 ? at : y)) * size.x();
                for (int x = 0; x < nx; x++) {
                    positions[k++] = row + (axis == 2 ? at : x);
                }
            }
        }
        return positions;
    }

    /** All of an array as one section. */
    static byte[] packRuns(int[] layer) {
        VarintWriter out = new VarintWriter();
        int i = 0;
        while (i < layer.length) {
            int end = i + 1;
            while (end < layer.length && layer[end] == layer[i]) {
                end++;
            }
            out.put(end - i).put(layer[i]);
            i = end;
        }
        return out.toBytes();
    }

    /** The layer of {@code n} numbers that {@link #pack} made these bytes of. */
    static int[] unpack(byte[] bytes, int n) {
        return unpack(bytes, 0, n);
    }

    /** The same of bytes that begin at {@code from}. */
    static int[] unpack(byte[] bytes, int from, int n) {
        int[] layer = new int[n];
        VarintReader in = new VarintReader(bytes, from);
        for (int i = 0; i < n; ) {
            int end = i + (int) in.next();
            Arrays.fill(layer, i, end, (int) in.next());
            i = end;
        }
        return layer;
    }
}
