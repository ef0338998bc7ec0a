package io.biapy.instance.tiled;

import io.biapy.core.tile.TileGrid;
import io.biapy.instance.measure.BoundingBox;
import java.util.ArrayList;
import java.util.List;

/** Which tile looks at an object as a whole: the one that holds the first corner of its box. */
final class FirstTiles {
    private FirstTiles() {}

    /** The numbers of the boxes of each tile, rising. */
    static List<List<Integer>> of(TileGrid grid, List<BoundingBox> boxes) {
        List<List<Integer>> ofTile = new ArrayList<>();
        for (int tile = 0; tile < grid.tiles(); tile++) {
            ofTile.add(new ArrayList<>());
        }
        for (int k = 0; k < boxes.size(); k++) {
            BoundingBox b = boxes.get(k);
            ofTile.get(grid.at(b.zMin(), b.yMin(), b.xMin())).add(k);
        }
        return ofTile;
    }
}
