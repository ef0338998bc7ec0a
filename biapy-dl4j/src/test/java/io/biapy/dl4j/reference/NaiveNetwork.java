package io.biapy.dl4j.reference;

import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Node;
import io.biapy.core.network.Nonlinearity;
import io.biapy.core.network.Op;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A network computed node by node in double, in training mode (statistics of the batch, no dropout). */
public final class NaiveNetwork {
    private final NetworkGraph graph;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();

    public NaiveNetwork(NetworkGraph graph, Weights weights) {
        this.graph = graph;
        for (Tensor t : weights.tensors()) {
            double[] values = new double[t.data().length];
            Arrays.setAll(values, i -> t.data()[i]);
            parameters.put(t.key(), values);
        }
    }

    /** The values of one tensor, to be changed by whoever wants differences. */
    public double[] parameter(String key) {
        return parameters.get(key);
    }

    /** Output N, channel, z, y, x. */
    public double[] output(double[] input, int n, Extent extent) {
        Map<String, double[]> values = new HashMap<>();
        Map<String, int[]> sizes = new HashMap<>();
        for (Node node : graph.nodes()) {
            compute(node, input, n, extent, values, sizes);
        }
        return NaiveLayers.concatenate(
                n, graph.outputs().stream().map(values::get).toArray(double[][]::new));
    }

    private void compute(
            Node node, double[] input, int n, Extent extent, Map<String, double[]> values, Map<String, int[]> sizes) {
        double[][] in = node.inputs().stream().map(values::get).toArray(double[][]::new);
        int[] size = node.inputs().isEmpty()
                ? array(extent)
                : sizes.get(node.inputs().get(0));
        int[] after = size;
        double[] out;
        Op op = node.op();
        if (op instanceof Op.Input) {
            out = input;
        } else if (op instanceof Op.Convolution c) {
            out = NaiveLayers.convolution(in[0], both(node), n, c.in(), c.out(), array(c.kernel()), size);
        } else if (op instanceof Op.TransposedConvolution t) {
            out = NaiveLayers.transposedConvolution(in[0], both(node), n, t.in(), t.out(), array(t.stride()), size);
            after = times(size, array(t.stride()));
        } else if (op instanceof Op.Normalization m) {
            out = NaiveLayers.norm(m.kind(), in[0], both(node), n, m.channels(), Nonlinearity.NONE);
        } else if (op instanceof Op.Activate a) {
            out = Arrays.stream(in[0]).map(v -> Functions.of(a.function(), v)).toArray();
        } else if (op instanceof Op.MaxPool p) {
            int[] s = array(p.stride());
            out = NaiveLayers.maxPool(in[0], in[0].length / (size[0] * size[1] * size[2]), size, s);
            after = new int[] {size[0] / s[0], size[1] / s[1], size[2] / s[2]};
        } else if (op instanceof Op.Upsample u) {
            out = NaiveLayers.upsample(in[0], in[0].length / (size[0] * size[1] * size[2]), size, array(u.factor()));
            after = times(size, array(u.factor()));
        } else if (op instanceof Op.Concatenate) {
            out = NaiveLayers.concatenate(n, in);
        } else if (op instanceof Op.Add) {
            out = in[0].clone();
            for (int i = 1; i < in.length; i++) {
                double[] other = in[i];
                Arrays.setAll(out, j -> out[j] + other[j]);
            }
        } else {
            out = in[0]; // dropout
        }
        values.put(node.name(), out);
        sizes.put(node.name(), after);
    }

    private double[] both(Node node) {
        double[] weight = parameters.get(node.name() + ".weight");
        double[] bias = parameters.get(node.name() + ".bias");
        double[] all = Arrays.copyOf(weight, weight.length + bias.length);
        System.arraycopy(bias, 0, all, weight.length, bias.length);
        return all;
    }

    private static int[] array(Extent e) {
        return new int[] {e.z(), e.y(), e.x()};
    }

    private static int[] times(int[] a, int[] b) {
        return new int[] {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
    }
}
