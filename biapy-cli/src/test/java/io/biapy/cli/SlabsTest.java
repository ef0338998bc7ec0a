package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Size;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlabsTest {

    @Test
    void rows_that_are_longer_than_a_block_are_cut() {
        Size size = Size.zyx(1, 1, 5_000_000_000L);
        AtomicLong next = new AtomicLong();

        Slabs.forEach(size, block -> {
            assertThat(block.x()).isEqualTo(next.get());
            assertThat(block.extent().voxels()).isLessThanOrEqualTo(1 << 21);
            next.addAndGet(block.extent().voxels());
        });

        assertThat(next.get()).isEqualTo(size.x());
    }

    @Property(tries = 200)
    void slabs_cover_each_voxel_once_in_order_and_are_bounded(
            @ForAll @IntRange(min = 1, max = 3000) int z,
            @ForAll @IntRange(min = 1, max = 3000) int y,
            @ForAll @IntRange(min = 1, max = 3000) int x) {
        Size size = Size.zyx(z, y, x);
        AtomicLong next = new AtomicLong();

        Slabs.forEach(size, block -> {
            long start = (block.z() * y + block.y()) * x + block.x();
            assertThat(start).isEqualTo(next.get());
            assertThat(block.isInside(size)).isTrue();
            assertThat(block.extent().z() == 1 || block.extent().y() == y).isTrue();
            assertThat(block.extent().voxels()).isLessThanOrEqualTo(Math.max(x, 1 << 21));
            next.addAndGet(block.extent().voxels());
        });

        assertThat(next.get()).isEqualTo(size.voxels());
    }
}
