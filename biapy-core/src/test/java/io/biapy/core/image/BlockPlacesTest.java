package io.biapy.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.tile.TileGrid;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockPlacesTest {
    @Test
    void each_place_of_an_image_lies_in_one_tile_where_that_tile_says() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            Size size = Size.zyx(1 + random.nextInt(6), 1 + random.nextInt(6), 1 + random.nextInt(6));
            TileGrid grid =
                    new TileGrid(size, Extent.zyx(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4)));
            for (long place = 0; place < size.voxels(); place++) {
                int own = grid.at(place / size.x() / size.y(), place / size.x() % size.y(), place % size.x());
                for (int tile = 0; tile < grid.tiles(); tile++) {
                    int voxel = grid.block(tile).voxelAt(place, size);
                    assertThat(voxel >= 0)
                            .as("%s of %s in %s", place, size, grid)
                            .isEqualTo(tile == own);
                    if (voxel >= 0) {
                        assertThat(grid.block(tile).placeOf(voxel, size)).isEqualTo(place);
                    }
                }
            }
        }
    }

    @Test
    void a_loaded_block_has_the_values_of_reading_it_channel_by_channel() {
        SplittableRandom random = new SplittableRandom(2);
        Extent extent = Extent.zyx(3, 5, 7);
        float[] data = new float[2 * extent.voxels()];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(1000);
        }
        FloatImage image = FloatImage.of("two", extent, 2, data).withCalibration(Calibration.of(3, 1, 1, "um"));
        Block block = new Block(1, 2, 3, Extent.zyx(2, 3, 4));
        FloatImage loaded = image.load(block);
        assertThat(loaded.calibration()).isEqualTo(image.calibration());
        for (int c = 0; c < 2; c++) {
            float[] one = new float[24];
            image.read(c, block, one);
            assertThat(java.util.Arrays.copyOfRange(loaded.data(), 24 * c, 24 * c + 24))
                    .isEqualTo(one);
        }
    }
}
