package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TileGridTest {
    @Test
    void every_voxel_lies_in_exactly_one_tile() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 300; n++) {
            Size size = Size.zyx(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
            TileGrid grid = new TileGrid(
                    size, Extent.zyx(1 + random.nextInt(10), 1 + random.nextInt(10), 1 + random.nextInt(10)));
            int[] owners = new int[(int) size.voxels()];
            for (int id = 0; id < grid.tiles(); id++) {
                Block b = grid.block(id);
                assertThat(b.isInside(size)).isTrue();
                for (int z = 0; z < b.extent().z(); z++) {
                    for (int y = 0; y < b.extent().y(); y++) {
                        for (int x = 0; x < b.extent().x(); x++) {
                            owners[(int) (((b.z() + z) * size.y() + b.y() + y) * size.x() + b.x() + x)]++;
                        }
                    }
                }
            }
            assertThat(owners).containsOnly(1);
        }
    }

    @Test
    void strips_hold_every_tile_once_and_stay_four_wide_and_two_layers_high_while_they_go_along_y() {
        TileGrid grid = new TileGrid(Size.zyx(5, 5, 11), Extent.zyx(2, 1, 1));
        int[] order = grid.inStrips();
        assertThat(order).hasSize(grid.tiles()).doesNotHaveDuplicates();
        assertThat(order).startsWith(0, 1, 2, 3, 55, 56, 57, 58, 11, 12, 13, 14, 66);
        assertThat(order).endsWith(grid.tiles() - 3, grid.tiles() - 2, grid.tiles() - 1);
    }

    @Test
    void backwards_is_the_same_from_its_end() {
        TileGrid grid = new TileGrid(Size.zyx(5, 7, 9), Extent.zyx(2, 3, 4));
        int[] forwards = grid.inStrips();
        int[] backwards = grid.inStripsBackwards();
        for (int i = 0; i < forwards.length; i++) {
            assertThat(backwards[i]).isEqualTo(forwards[forwards.length - 1 - i]);
        }
    }

    @Test
    void a_chessboard_has_every_tile_once_and_no_neighbours_in_its_first_half() {
        TileGrid grid = new TileGrid(Size.zyx(5, 7, 9), Extent.zyx(2, 3, 2));
        int[] order = grid.asChessboard();
        assertThat(order).hasSize(grid.tiles()).doesNotHaveDuplicates();
        List<Integer> white =
                Arrays.stream(order).limit((order.length + 1) / 2).boxed().toList();
        for (int id : white) {
            for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
                grid.neighbour(id, d).ifPresent(other -> assertThat(white).doesNotContain(other));
            }
        }
    }

    @Test
    void neighbours_touch_and_know_each_other() {
        TileGrid grid = new TileGrid(Size.zyx(5, 7, 9), Extent.zyx(2, 3, 4));
        for (int id = 0; id < grid.tiles(); id++) {
            for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
                int direction = d;
                int own = id;
                grid.neighbour(id, d).ifPresent(other -> {
                    assertThat(grid.neighbour(other, TileGrid.opposite(direction)))
                            .hasValue(own);
                    Block a = grid.block(direction < 3 ? other : own);
                    Block b = grid.block(direction < 3 ? own : other);
                    long[] end = {
                        a.z() + a.extent().z(),
                        a.y() + a.extent().y(),
                        a.x() + a.extent().x()
                    };
                    long[] start = {b.z(), b.y(), b.x()};
                    int axis = TileGrid.axis(direction);
                    assertThat(start[axis]).isEqualTo(end[axis]);
                });
            }
        }
        assertThat(grid.neighbour(0, 0)).isEmpty();
        assertThat(grid.neighbour(grid.tiles() - 1, 5)).isEmpty();
    }

    @Test
    void halo_is_cut_at_the_images_edge() {
        TileGrid grid = new TileGrid(Size.zyx(4, 4, 4), Extent.zyx(2, 2, 2));
        assertThat(grid.withHalo(0, Extent.zyx(1, 5, 0))).isEqualTo(new Block(0, 0, 0, Extent.zyx(3, 4, 2)));
        assertThat(grid.withHalo(7, Extent.zyx(1, 5, 0))).isEqualTo(new Block(1, 0, 2, Extent.zyx(3, 4, 2)));
    }

    @Test
    void images_beyond_two_to_the_31_voxels_are_cut_and_too_many_tiles_refused() {
        Size large = Size.zyx(10_000_000_000L, 1, 3);
        TileGrid grid = new TileGrid(large, Extent.zyx(1_000_000, 1, 3));
        assertThat(grid.tiles()).isEqualTo(10_000);
        assertThat(grid.block(9_999).z()).isEqualTo(9_999_000_000L);
        assertThatThrownBy(() -> new TileGrid(large, Extent.zyx(1, 1, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("larger");
    }
}
