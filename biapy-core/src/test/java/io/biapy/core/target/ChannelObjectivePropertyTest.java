package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random channels, options and batches against the definition and against central differences of it. */
class ChannelObjectivePropertyTest {
    private static final double STEP = 1e-5;

    @Property(tries = 80)
    void value_and_gradient_follow_the_definition(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LossExample example = LossExample.random(random, new Extent(1, 3, 4), 1 + random.nextInt(2));
        NaiveObjective naive = example.naive();
        double expected = naive.total(example.output, example.target);
        float[] gradient = new float[example.flat(example.output).capacity()];
        LossValue value = example.objective()
                .evaluate(
                        example.flat(example.output),
                        example.flat(example.target),
                        example.shape(),
                        FloatBuffer.wrap(gradient));
        assertThat(value.total()).isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
        assertThat(Arrays.stream(value.byChannel()).sum()).isCloseTo(value.total(), within(1e-12 * (1 + expected)));
        int at = 0;
        for (double[][] sample : example.output) {
            for (double[] plane : sample) {
                for (int v = 0; v < plane.length; v++) {
                    double here = plane[v];
                    plane[v] = here + STEP;
                    double up = naive.total(example.output, example.target);
                    plane[v] = here - STEP;
                    double down = naive.total(example.output, example.target);
                    plane[v] = here;
                    assertThat((double) gradient[at++])
                            .isCloseTo((up - down) / (2 * STEP), within(2e-4 * Math.max(1, expected)));
                }
            }
        }
    }

    @Property(tries = 6)
    void threads_and_kind_of_buffer_change_no_bit(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LossExample example = LossExample.random(random, new Extent(1, 190, 200), 2); // several blocks
        FloatBuffer output = example.flat(example.output);
        FloatBuffer target = example.flat(example.target);
        float[] gradient = new float[output.capacity()];
        LossValue value = example.objective().evaluate(output, target, example.shape(), FloatBuffer.wrap(gradient));
        assertThat(example.objective().evaluate(output, target, example.shape()).total())
                .isEqualTo(value.total());
        try (Workers workers = Workers.of(3)) {
            FloatBuffer direct = direct(gradient.length);
            LossValue again = example.objective()
                    .withWorkers(workers)
                    .evaluate(direct(output), direct(target), example.shape(), direct);
            assertThat(again.total()).isEqualTo(value.total());
            assertThat(again.byChannel()).isEqualTo(value.byChannel());
            float[] copy = new float[gradient.length];
            direct.get(0, copy);
            assertThat(copy).isEqualTo(gradient);
        }
    }

    private static FloatBuffer direct(FloatBuffer values) {
        return direct(values.capacity()).put(0, values, 0, values.capacity());
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(4 * values)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** One random objective with a batch for it. */
    static final class LossExample {
        final List<SomeChannel> channels = new ArrayList<>();
        final double[][][] output;
        final double[][][] target;
        private final Extent extent;
        private final double[] weights;
        private final boolean rebalance;
        private final boolean border;
        private final double ignore;
        private final double[] classWeights;

        private LossExample(SplittableRandom random, Extent extent, int samples) {
            this.extent = extent;
            int n = 1 + random.nextInt(4);
            for (int i = 0; i < n; i++) {
                channels.add(channel(random));
            }
            weights = random.doubles(n, 0, 3).toArray();
            rebalance = random.nextBoolean();
            border = random.nextInt(3) == 0;
            ignore = random.nextInt(3) == 0 ? 7 : Double.NaN;
            classWeights = random.nextBoolean() ? random.doubles(3, 0, 2).toArray() : new double[0];
            output = new double[samples][][];
            target = new double[samples][][];
            double share = random.nextDouble();
            for (int s = 0; s < samples; s++) {
                List<double[]> x = new ArrayList<>();
                List<double[]> t = new ArrayList<>();
                for (SomeChannel channel : channels) {
                    for (int p = 0; p < channel.width(); p++) {
                        x.add(floats(random.doubles(extent.voxels(), -6, 6).toArray()));
                    }
                    for (int p = 0; p < channel.targetWidth(); p++) {
                        t.add(target(random, channel, share));
                    }
                }
                if (border) {
                    t.add(floats(random.doubles(extent.voxels(), 0, 4).toArray()));
                }
                output[s] = x.toArray(double[][]::new);
                target[s] = t.toArray(double[][]::new);
            }
        }

        static LossExample random(SplittableRandom random, Extent extent, int samples) {
            return new LossExample(random, extent, samples);
        }

        private static SomeChannel channel(SplittableRandom random) {
            Loss loss = Loss.values()[random.nextInt(4)];
            SomeChannel channel = SomeChannel.of(loss.name(), loss)
                    .telling(ForegroundRole.values()[random.nextInt(4)])
                    .wide(loss == Loss.CE ? 3 : 1 + random.nextInt(2));
            if (loss == Loss.MSE || loss == Loss.L1) {
                channel = channel.activated(Activation.values()[random.nextInt(3)])
                        .scaled(random.nextBoolean() ? 1 : 5);
            }
            return switch (random.nextInt(3)) {
                case 0 -> channel.onlyInside();
                case 1 -> channel.onlyWhereSet();
                default -> channel;
            };
        }

        private double[] target(SplittableRandom random, SomeChannel channel, double share) {
            double[] t = new double[extent.voxels()];
            for (int v = 0; v < t.length; v++) {
                boolean set = random.nextDouble() < share;
                t[v] = switch (channel.loss()) {
                    case BCE -> !Double.isNaN(ignore) && random.nextInt(9) == 0 ? ignore : set ? 1 : 0;
                    case CE -> set ? random.nextInt(3) : 0;
                    default -> set ? (float) random.nextDouble(-1, 2) : 0;
                };
            }
            return t;
        }

        private static double[] floats(double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
            return values;
        }

        NaiveObjective naive() {
            return new NaiveObjective(channels, weights, rebalance, border, ignore, classWeights);
        }

        ChannelObjective objective() {
            ChannelObjective objective = ChannelObjective.of(channels)
                    .withWeights(weights)
                    .withRebalance(rebalance)
                    .withBorderWeights(border)
                    .withClassWeights(classWeights);
            return Double.isNaN(ignore) ? objective : objective.withIgnored((float) ignore);
        }

        BatchShape shape() {
            return new BatchShape(output.length, output[0].length, extent);
        }

        FloatBuffer flat(double[][][] values) {
            FloatBuffer buffer = FloatBuffer.allocate(values.length * values[0].length * extent.voxels());
            for (double[][] sample : values) {
                for (double[] plane : sample) {
                    for (double v : plane) {
                        buffer.put((float) v);
                    }
                }
            }
            return buffer.flip();
        }
    }
}
