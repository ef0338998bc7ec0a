package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.TargetEncoder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleMakerTest {
    /** 1 where a voxel or a face neighbour in x differs from it: depends on one voxel around. */
    private record Edges(int reach) implements TargetEncoder {
        @Override
        public int planes() {
            return 1;
        }

        @Override
        public void encode(LabelImage labels, float[] into) {
            int w = labels.extent().x();
            int[] c = labels.codes();
            for (int i = 0; i < c.length; i++) {
                boolean left = i % w > 0 && c[i] != c[i - 1];
                boolean right = i % w < w - 1 && c[i] != c[i + 1];
                into[i] = left || right ? 1 : 0;
            }
        }
    }

    private static final Edges EDGES = new Edges(1);

    private static TrainingImage image(String name, int size, boolean cached, double weight) {
        Random random = new Random(name.hashCode());
        Extent extent = Extent.yx(size, size);
        float[] data = new float[size * size];
        int[] labels = new int[size * size];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
            labels[i] = random.nextInt(3);
        }
        LabelImage truth = LabelImage.of(name, extent, labels);
        float[] planes = new float[data.length];
        EDGES.encode(truth, planes);
        FloatImage targets = cached ? FloatImage.of(name, extent, 1, planes) : null;
        return new TrainingImage(FloatImage.of(name, extent, 1, data), truth, targets, weight);
    }

    @Test
    void targetsOnTheFly_equalCachedOnes_insideTheImage() {
        Extent patch = Extent.yx(8, 8);
        Augmentation plain = Augmentation.none();
        SampleMaker cached = new SampleMaker(List.of(image("a", 20, true, 1)), EDGES, plain, patch, 3);
        SampleMaker fresh = new SampleMaker(List.of(image("a", 20, false, 1)), EDGES, plain, patch, 3);
        int inner = 0;
        for (int i = 0; i < 60; i++) {
            float[] in1 = new float[64];
            float[] in2 = new float[64];
            float[] t1 = new float[64];
            float[] t2 = new float[64];
            cached.make(1, i, in1, 0, t1, 0);
            fresh.make(1, i, in2, 0, t2, 0);
            assertThat(in1).containsExactly(in2);
            for (int y = 0; y < 8; y++) {
                for (int x = 1; x < 7; x++) {
                    assertThat(t2[y * 8 + x]).isEqualTo(t1[y * 8 + x]);
                    inner++;
                }
            }
        }
        assertThat(inner).isPositive();
    }

    @Test
    void targetsOfDirections_areMadeAgainFromTurnedLabels() {
        TargetEncoder step = new TargetEncoder() { // the difference to the voxel before along x: a direction
                    @Override
                    public int planes() {
                        return 1;
                    }

                    @Override
                    public int reach() {
                        return 1;
                    }

                    @Override
                    public boolean isGeometric() {
                        return true;
                    }

                    @Override
                    public void encode(LabelImage labels, float[] into) {
                        for (int i = 0; i < into.length; i++) {
                            into[i] = i % labels.extent().x() == 0 ? 0 : labels.codes()[i] - labels.codes()[i - 1];
                        }
                    }
                };
        TrainingImage source = image("a", 20, true, 1);
        float[] planes = new float[400];
        step.encode(source.labels(), planes);
        TrainingImage cached =
                new TrainingImage(source.input(), source.labels(), FloatImage.of("a", Extent.yx(20, 20), 1, planes), 1);
        TrainingImage fresh = new TrainingImage(source.input(), source.labels(), null, 1);
        SampleMaker withCache = new SampleMaker(List.of(cached), step, Augmentation.standard(), Extent.yx(8, 8), 3);
        SampleMaker without = new SampleMaker(List.of(fresh), step, Augmentation.standard(), Extent.yx(8, 8), 3);
        for (int i = 0; i < 60; i++) {
            float[] a = new float[64];
            float[] b = new float[64];
            withCache.make(1, i, new float[64], 0, a, 0);
            without.make(1, i, new float[64], 0, b, 0);
            assertThat(a).isEqualTo(b);
        }
    }

    @Test
    void batches_doNotDependOnThreads() {
        SampleMaker samples = new SampleMaker(
                List.of(image("a", 20, true, 1), image("b", 16, true, 2)),
                EDGES,
                Augmentation.standard(),
                Extent.yx(8, 8),
                5);
        try (Workers one = Workers.of(1);
                Workers many = Workers.of(3)) {
            BatchQueue slow = new BatchQueue(samples, one, 3, 7, 6);
            BatchQueue fast = new BatchQueue(samples, many, 3, 7, 6);
            for (int i = 0; i < 6; i++) {
                BatchQueue.Batch a = slow.take();
                BatchQueue.Batch b = fast.take();
                assertThat(a.input()).isEqualTo(b.input());
                assertThat(a.target()).isEqualTo(b.target());
            }
        }
    }

    @Test
    void images_areDrawnByWeight() {
        TrainingImage rare = image("rare", 8, true, 1);
        TrainingImage common = image("common", 8, true, 3);
        SampleMaker samples = new SampleMaker(List.of(rare, common), EDGES, Augmentation.none(), Extent.yx(8, 8), 11);
        int rareDrawn = 0;
        for (int i = 0; i < 2000; i++) {
            float[] input = new float[64];
            samples.make(0, i, input, 0, new float[64], 0);
            rareDrawn += input[0] == rare.input().data()[0] ? 1 : 0;
        }
        assertThat(rareDrawn).isBetween(420, 580);
    }

    @Test
    void wholeObjectTargets_needACache() {
        Edges whole = new Edges(TargetEncoder.WHOLE_OBJECTS);
        assertThatThrownBy(() -> new SampleMaker(
                        List.of(image("a", 20, false, 1)), whole, Augmentation.none(), Extent.yx(8, 8), 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cache");
    }

    /** Vectors from every voxel to one place of the image. */
    private record Pointing() implements TargetEncoder {
        @Override
        public int planes() {
            return 3;
        }

        @Override
        public int reach() {
            return WHOLE_OBJECTS;
        }

        @Override
        public boolean isGeometric() {
            return true;
        }

        @Override
        public List<Integer> vectorPlanes() {
            return List.of(0, 1, 2);
        }

        @Override
        public void encode(LabelImage labels, float[] into) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void cachedVectors_turnWithThePatch() {
        Extent size = Extent.zyx(6, 12, 12);
        Extent patch = Extent.zyx(5, 9, 9);
        int n = size.voxels();
        float[] place = new float[n];
        float[] vectors = new float[3 * n];
        for (int i = 0; i < n; i++) {
            place[i] = i;
            vectors[i] = 3 - i / 144;
            vectors[n + i] = 5 - i / 12 % 12;
            vectors[2 * n + i] = 7 - i % 12;
        }
        TrainingImage image = new TrainingImage(
                FloatImage.of("v", size, 1, place),
                LabelImage.of("v", size, new int[n]),
                FloatImage.of("v", size, 3, vectors),
                1);
        Augmentation turns = Augmentation.none().withFlips(true).withQuarterTurns(true);
        SampleMaker maker = new SampleMaker(List.of(image), new Pointing(), turns, patch, 5);
        int seen = 0;
        for (int k = 0; k < 40; k++) {
            float[] input = new float[patch.voxels()];
            float[] target = new float[3 * patch.voxels()];
            maker.make(0, k, input, 0, target, 0);
            // intensities are changed at random too, so the place is found by its rank: the map is monotonous
            float goal = Float.NaN;
            for (int i = 0; i < input.length; i++) {
                int z = i / 81 + Math.round(target[i]);
                int y = i / 9 % 9 + Math.round(target[input.length + i]);
                int x = i % 9 + Math.round(target[2 * input.length + i]);
                if (z >= 0 && y >= 0 && x >= 0 && z < 5 && y < 9 && x < 9) {
                    float there = input[(z * 9 + y) * 9 + x];
                    goal = Float.isNaN(goal) ? there : goal;
                    assertThat(there).as("sample %d, voxel %d", k, i).isEqualTo(goal);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(1000);
    }
}
