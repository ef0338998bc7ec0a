package io.biapy.instance.flood;

import io.biapy.core.tile.TileGrid;

/** Voxels of a tile, ends exclusive, in the tile's own coordinates. */
record LayerBox(int z, int y, int x, int endZ, int endY, int endX) {
    static LayerBox inside(FloodTile t, int direction) {
        return layer(t, direction, TileGrid.side(direction) < 0 ? 0 : size(t, direction) - 1);
    }

    static LayerBox ring(FloodTile t, int direction) {
        return layer(t, direction, TileGrid.side(direction) < 0 ? -1 : size(t, direction));
    }

    private static int size(FloodTile t, int direction) {
        int axis = TileGrid.axis(direction);
        return axis == 0 ? t.nz : axis == 1 ? t.ny : t.nx;
    }

    private static LayerBox layer(FloodTile t, int direction, int at) {
        return switch (TileGrid.axis(direction)) {
            case 0 -> new LayerBox(at, 0, 0, at + 1, t.ny, t.nx);
            case 1 -> new LayerBox(0, at, 0, t.nz, at + 1, t.nx);
            default -> new LayerBox(0, 0, at, t.nz, t.ny, at + 1);
        };
    }

    int voxels() {
        return (endZ - z) * (endY - y) * (endX - x);
    }
}
