package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.TileGrid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The final labels of tiles beside each other along x, written as one block: long rows cost a file as much as short ones. 8 bytes a voxel. */
final class LabelRow {
    private static final int MOST_TILES = 6; // take no more memory than flooding does

    private final TileGrid grid;
    private final Block block;
    private final long[] ids;

    /** @param tiles each the next along x */
    LabelRow(TileGrid grid, int[] tiles) {
        this.grid = grid;
        Block first = grid.block(tiles[0]);
        Block last = grid.block(tiles[tiles.length - 1]);
        Extent e = first.extent();
        int nx = (int) (last.x() - first.x()) + last.extent().x();
        block = new Block(first.z(), first.y(), first.x(), Extent.zyx(e.z(), e.y(), nx));
        ids = new long[block.extent().voxels()];
    }

    /** How many tiles make a row that is long enough for an output. */
    static int tiles(TileGrid grid, LabelOutput output) {
        return Math.max(1, Math.min(MOST_TILES, output.longRow() / grid.tile().x()));
    }

    void put(int tile, long[] labels) {
        Block own = grid.block(tile);
        int nx = own.extent().x();
        int to = (int) (own.x() - block.x());
        for (int from = 0;
                from < labels.length;
                from += nx, to += block.extent().x()) {
            System.arraycopy(labels, from, ids, to, nx);
        }
    }

    void writeTo(LabelOutput output) {
        output.write(block, ids);
    }

    static int checksum(long[] ids) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * ids.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(ids);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return (int) crc.getValue();
    }
}
