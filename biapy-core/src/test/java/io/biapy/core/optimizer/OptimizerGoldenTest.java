package io.biapy.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OptimizerGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("optimiser", "prepare_optimizer + schedulers, in the order of train_one_epoch", this::training)
                .on("optimiser", "WarmUpCosineDecayScheduler", this::warmUpCosine)
                .on("optimiser", "WarmUpReduceOnPlateauScheduler", this::halvings)
                .on("optimiser", "EarlyStopping", this::earlyStopping)
                .tests("optimiser");
    }

    private void training(GoldenCase golden) {
        JsonNode o = golden.options();
        int epochs = o.path("epochs").asInt();
        int steps = o.path("steps_per_epoch").asInt();
        Schedule schedule = schedule(o);
        Optimizer optimizer = optimizer(o);
        float[] gradients = golden.inputArray("gradients").floats();
        float[] weights = golden.outputArray("weights").floats();
        FloatBuffer p = FloatBuffer.wrap(golden.inputArray("start").floats());
        List<FloatBuffer> moments = new ArrayList<>();
        optimizer.moments().forEach(m -> moments.add(FloatBuffer.allocate(p.capacity())));
        int n = p.capacity();
        int at = 0;
        for (int e = 0; e < epochs; e++) {
            List<Double> losses = numbers(o.path("val_loss")).subList(0, e);
            for (int s = 0; s < steps; s++, at++) {
                StepSize size = schedule.at(new Clock(e, s, epochs, steps, losses));
                double expected =
                        golden.output("learning_rates").path("value").get(at).asDouble();
                assertThat(size.learningRate())
                        .as("rate of step %d", at)
                        .isCloseTo(expected, within(1e-5 * Math.max(expected, 1e-3)));
                FloatBuffer g = FloatBuffer.wrap(gradients, at * n, n).slice();
                optimizer.update(p, g, moments, at + 1L, size);
                for (int i = 0; i < n; i++) {
                    assertThat(p.get(i))
                            .as("weight %d after step %d", i, at)
                            .isCloseTo(weights[at * n + i], within(1e-5f));
                }
            }
        }
    }

    private static Schedule schedule(JsonNode o) {
        double rate = o.path("lr").asDouble();
        return switch (o.path("scheduler").asText()) {
            case "" -> Schedule.constant(rate);
            case "onecycle" -> Schedule.oneCycle(rate);
            case "reduceonplateau" ->
                Schedule.reduceOnPlateau(
                        rate,
                        o.path("plateau_factor").asDouble(),
                        o.path("plateau_patience").asInt(),
                        o.path("min_lr").asDouble());
            case "warmupcosine" ->
                Schedule.warmUpCosine(
                        rate,
                        o.path("min_lr").asDouble(),
                        o.path("warmup_epochs").asInt(),
                        o.path("warmup_epochs").asInt());
            case "warmupreduceonplateau" -> Schedule.warmUpThenHalvings(rate);
            default -> throw new AssertionError("unknown schedule " + o.path("scheduler"));
        };
    }

    private static Optimizer optimizer(JsonNode o) {
        double decay = o.path("weight_decay").asDouble();
        return switch (o.path("optimizer").asText()) {
            case "ADAM" -> Adam.withL2(decay);
            case "ADAMW" -> Adam.decoupled(decay);
            case "SGD" -> Sgd.nesterov(decay);
            default -> throw new AssertionError("unknown optimiser " + o.path("optimizer"));
        };
    }

    private void warmUpCosine(GoldenCase golden) {
        JsonNode o = golden.options();
        Schedule schedule = Schedule.warmUpCosine(
                o.path("lr").asDouble(),
                o.path("min_lr").asDouble(),
                o.path("warmup_epochs").asInt(),
                o.path("decay_start_epoch").asInt());
        List<Double> expected = numbers(golden.output("learning_rates").path("value"));
        for (int i = 0; i < expected.size(); i++) {
            Clock clock = new Clock(i / 4, i % 4, o.path("epochs").asInt(), 4, List.of());
            assertThat(schedule.at(clock).learningRate())
                    .as("quarter epoch %d", i)
                    .isCloseTo(expected.get(i), within(1e-6));
        }
    }

    private void halvings(GoldenCase golden) {
        Schedule schedule =
                Schedule.warmUpThenHalvings(golden.options().path("lr").asDouble());
        List<Double> expected = numbers(golden.output("learning_rates").path("value"));
        for (int i = 0; i < expected.size(); i++) {
            Clock clock = new Clock(i, 0, golden.options().path("epochs").asInt(), 4, List.of());
            assertThat(schedule.at(clock).learningRate()).as("epoch %d", i).isCloseTo(expected.get(i), within(1e-6));
        }
    }

    private void earlyStopping(GoldenCase golden) {
        EarlyStopping stopping =
                new EarlyStopping(golden.options().path("patience").asInt());
        List<Double> losses = numbers(golden.options().path("val_loss"));
        List<String> got = new ArrayList<>();
        for (int e = 1; e <= losses.size(); e++) {
            List<Double> sofar = losses.subList(0, e);
            got.add("[" + stopping.epochsWithoutProgress(sofar) + "," + stopping.isOver(sofar) + "]");
        }
        List<String> expected = new ArrayList<>();
        golden.output("counter_stop").path("value").forEach(v -> expected.add(v.toString()));
        assertThat(got).isEqualTo(expected);
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(v -> numbers.add(v.isTextual() ? Double.parseDouble(v.asText()) : v.asDouble()));
        return numbers;
    }
}
