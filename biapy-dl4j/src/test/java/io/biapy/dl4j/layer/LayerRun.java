package io.biapy.dl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.run.Workers;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One layer on random values: its float result against a double reference, and its gradients against the reference's central
 * differences of the weighted sum of the result.
 */
final class LayerRun {
    /** The layer's function in double: parameters one after another in BiaPy's order and layout. */
    @FunctionalInterface
    interface Reference {
        double[] apply(double[][] inputs, double[] parameters);
    }

    private static final double STEP = 1e-7;

    private final Layer layer;
    private final Pass pass;
    private final INDArray[] inputs;
    private final double[][] values;
    private final double[] parameters;
    private final INDArray flat;
    private final INDArray flatGradients;
    private final Random random;

    LayerRun(Layer layer, long seed, int threads, long[]... shapes) {
        this.layer = layer;
        this.random = new Random(seed);
        this.pass = new Pass(true, new Execution(Workers.of(threads), 1), LayerWorkspaceMgr.noWorkspaces());
        this.inputs = new INDArray[shapes.length];
        this.values = new double[shapes.length][];
        for (int i = 0; i < shapes.length; i++) {
            int n = (int) Arrays.stream(shapes[i]).reduce(1, (a, b) -> a * b);
            values[i] = random.doubles(n).map(v -> (float) (3 * v - 1)).toArray();
            inputs[i] = array(values[i], shapes[i]);
        }
        int margin = 3; // the layer's stretch lies somewhere inside the flat array of a network
        flat = Nd4j.zeros(DataType.FLOAT, 1, layer.size() + 2 * margin);
        flatGradients = Nd4j.zeros(DataType.FLOAT, 1, layer.size() + 2 * margin);
        parameters = random.doubles(layer.size()).map(v -> (float) (v + 0.2)).toArray();
        if (layer.size() > 0) {
            int start = 0;
            for (Parameter p : layer.parameters()) {
                for (int i = 0; i < p.length(); i++) {
                    flat.putScalar(margin + start + p.position().applyAsInt(i), parameters[start + i]);
                }
                start += p.length();
            }
            layer.bind(stretch(flat, margin));
            layer.bindGradients(stretch(flatGradients, margin));
        }
    }

    private INDArray stretch(INDArray all, int margin) {
        return all.reshape(all.length())
                .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(margin, margin + layer.size()));
    }

    private static INDArray array(double[] values, long[] shape) {
        INDArray a = Floats.allocate(shape);
        for (int i = 0; i < values.length; i++) {
            Floats.of(a).put(i, (float) values[i]);
        }
        return a;
    }

    static double[] doubles(INDArray a) {
        double[] out = new double[(int) a.length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Floats.of(a).get(i);
        }
        return out;
    }

    Pass pass() {
        return pass;
    }

    /** The result of a training pass. */
    double[] forward() {
        return doubles(layer.forward(inputs, pass));
    }

    /** Checks result, input gradients and parameter gradients. */
    void check(Reference reference, double forwardTolerance, double gradientTolerance) {
        double[] expected = reference.apply(values, parameters);
        INDArray result = layer.forward(inputs, pass);
        double[] found = doubles(result);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertClose("result", i, found[i], expected[i], forwardTolerance);
        }
        double[] weights =
                random.doubles(found.length).map(v -> (float) (v - 0.5)).toArray();
        INDArray[] back = layer.backward(inputs, array(weights, result.shape()), pass);
        for (int i = 0; i < inputs.length; i++) {
            double[] gradient = doubles(back[i]);
            assertThat(back[i].shape()).isEqualTo(inputs[i].shape());
            differences(
                    "input " + i,
                    values[i],
                    gradient,
                    () -> dot(weights, reference.apply(values, parameters)),
                    gradientTolerance);
        }
        if (layer.size() > 0) {
            differences(
                    "parameters",
                    parameters,
                    parameterGradients(),
                    () -> dot(weights, reference.apply(values, parameters)),
                    gradientTolerance);
        }
    }

    private double[] parameterGradients() {
        double[] out = new double[layer.size()];
        int start = 0;
        for (Parameter p : layer.parameters()) {
            for (int i = 0; i < p.length(); i++) {
                out[start + i] =
                        flatGradients.getDouble(3 + start + p.position().applyAsInt(i));
            }
            start += p.length();
        }
        return out;
    }

    private void differences(
            String what, double[] at, double[] gradient, java.util.function.DoubleSupplier value, double tolerance) {
        int tries = Math.min(at.length, Math.max(6, Math.min(60, 200_000 / values[0].length)));
        for (int t = 0; t < tries; t++) {
            int i = tries == at.length ? t : random.nextInt(at.length);
            double old = at[i];
            at[i] = old + STEP;
            double up = value.getAsDouble();
            at[i] = old - STEP;
            double down = value.getAsDouble();
            at[i] = old;
            assertClose("gradient of " + what, i, gradient[i], (up - down) / (2 * STEP), tolerance);
        }
    }

    private static void assertClose(String what, int i, double found, double expected, double tolerance) {
        assertThat(Math.abs(found - expected))
                .as("%s [%d]: found %s, expected %s", what, i, found, expected)
                .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }
}
