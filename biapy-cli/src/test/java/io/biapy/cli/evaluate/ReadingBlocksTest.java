package io.biapy.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReadingBlocksTest {
    @RepeatedTest(30)
    void blocks_cover_every_voxel_once(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Size size = Size.zyx(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
        Extent chunk = Extent.zyx(1 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(12));
        int[] seen = new int[(int) size.voxels()];

        for (Block block : ReadingBlocks.of(size, chunk)) {
            assertThat(block.isInside(size)).isTrue();
            for (int i = 0; i < block.extent().voxels(); i++) {
                long z = block.z() + i / (block.extent().y() * block.extent().x());
                long y = block.y() + i / block.extent().x() % block.extent().y();
                long x = block.x() + i % block.extent().x();
                seen[(int) ((z * size.y() + y) * size.x() + x)]++;
            }
        }

        assertThat(seen).containsOnly(1);
    }

    @Test
    void blocks_are_whole_chunks_where_chunks_are_small() {
        List<Block> blocks = ReadingBlocks.of(Size.zyx(1024, 1024, 1024), Extent.zyx(64, 64, 64));

        assertThat(blocks).allMatch(b -> b.z() % 64 == 0 && b.y() % 64 == 0 && b.x() % 64 == 0);
        assertThat(blocks.get(0).extent().voxels()).isLessThanOrEqualTo(1 << 21).isGreaterThan(1 << 19);
    }

    @Test
    void large_slices_are_cut_into_rows_and_small_ones_go_together() {
        assertThat(ReadingBlocks.of(Size.yx(50_000, 40_000), Extent.zyx(1, 50_000, 40_000)))
                .allMatch(b -> b.extent().x() == 40_000 && b.extent().voxels() <= 1 << 21);
        assertThat(ReadingBlocks.of(Size.zyx(100, 64, 64), Extent.zyx(1, 64, 64)))
                .hasSize(1);
    }
}
