package io.biapy.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LazyImgTest {
    /** Values that tell their place, and a list of the blocks that were read. */
    private static final class Told implements ImageSource {
        final List<Block> read = Collections.synchronizedList(new ArrayList<>());
        private final Size size;
        private final Extent chunk;
        private final int channels;

        Told(Size size, Extent chunk, int channels) {
            this.size = size;
            this.chunk = chunk;
            this.channels = channels;
        }

        static float value(long c, long z, long y, long x) {
            return c * 1000 + z * 100 + y * 10 + x;
        }

        @Override
        public String name() {
            return "told";
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public int channels() {
            return channels;
        }

        @Override
        public PixelType pixelType() {
            return PixelType.FLOAT32;
        }

        @Override
        public Calibration calibration() {
            return Calibration.unknown();
        }

        @Override
        public Extent chunk() {
            return chunk;
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            read.add(block);
            int i = 0;
            for (int z = 0; z < block.extent().z(); z++) {
                for (int y = 0; y < block.extent().y(); y++) {
                    for (int x = 0; x < block.extent().x(); x++) {
                        into[i++] = value(channel, block.z() + z, block.y() + y, block.x() + x);
                    }
                }
            }
        }

        @Override
        public void close() {}
    }

    /** The same values as large ids. */
    private record ToldLabels(Told told) implements LabelSource {
        @Override
        public String name() {
            return told.name();
        }

        @Override
        public Size size() {
            return told.size();
        }

        @Override
        public Calibration calibration() {
            return told.calibration();
        }

        @Override
        public Extent chunk() {
            return told.chunk();
        }

        @Override
        public void read(Block block, long[] into) {
            float[] values = new float[into.length];
            told.read(0, block, values);
            for (int i = 0; i < into.length; i++) {
                into[i] = (1L << 40) + (long) values[i];
            }
        }
    }

    @RepeatedTest(10)
    void every_voxel_is_that_of_the_image(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        Size size = Size.zyx(1 + random.nextInt(5), 2 + random.nextInt(8), 2 + random.nextInt(9));
        Extent chunk = Extent.zyx(1 + random.nextInt(3), 1 + random.nextInt(4), 1 + random.nextInt(5));
        int channels = 1 + random.nextInt(3);
        RandomAccessibleInterval<FloatType> image = ImgLib2.lazy(new Told(size, chunk, channels));
        int axes = (size.z() > 1 ? 3 : 2) + (channels > 1 ? 1 : 0);
        assertThat(image.numDimensions()).isEqualTo(axes);
        for (int i = 0; i < 100; i++) {
            long[] at = new long[axes];
            for (int axis = 0; axis < axes; axis++) {
                at[axis] = random.nextLong(image.dimension(axis));
            }
            long z = size.z() > 1 ? at[2] : 0;
            long c = channels > 1 ? at[axes - 1] : 0;
            assertThat(image.getAt(at).get()).isEqualTo(Told.value(c, z, at[1], at[0]));
        }
    }

    @Test
    void only_the_chunk_that_is_looked_at_is_read_and_only_once() {
        Told huge = new Told(Size.zyx(1 << 20, 1 << 20, 1 << 20), Extent.zyx(4, 5, 6), 1);
        RandomAccessibleInterval<UnsignedLongType> labels = ImgLib2.lazy(new ToldLabels(huge));
        assertThat(huge.read).isEmpty();
        assertThat(labels.getAt(7, 6, 5).get()).isEqualTo((1L << 40) + (long) Told.value(0, 5, 6, 7));
        assertThat(labels.getAt(8, 9, 4).get()).isEqualTo((1L << 40) + (long) Told.value(0, 4, 9, 8));
        assertThat(huge.read).containsExactly(new Block(4, 5, 6, Extent.zyx(4, 5, 6)));
    }

    @Test
    void large_chunks_are_read_in_parts() {
        Told slices = new Told(Size.zyx(2, 50_000, 40_000), Extent.zyx(1, 50_000, 40_000), 1);
        ImgLib2.lazy(slices).getAt(39_999, 49_999, 1).get();
        assertThat(slices.read).hasSize(1);
        assertThat(slices.read.get(0).extent().voxels()).isLessThanOrEqualTo(1 << 22);
    }
}
