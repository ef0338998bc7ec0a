package io.biapy.core.network;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * BiaPy's initial weights ({@code biapy.models.blocks.init_weights}): convolutions Xavier uniform (Glorot and Bengio, 2010) with bias 0;
 * transposed convolutions as PyTorch leaves them, uniform within 1 / sqrt(out x kernel) for weight and bias (Kaiming uniform with
 * a = sqrt 5; He et al., 2015); norms 1 and 0.
 */
public final class Initializer {
    private Initializer() {}

    /**
     * All weights of a network, in the order of its state dictionary.
     *
     * @param seed the same seed gives the same numbers; each tensor has a generator of its own, so other layers do not change them
     */
    public static Weights weights(NetworkGraph graph, long seed) {
        List<Tensor> tensors = new ArrayList<>();
        for (Node node : graph.stateOrder()) {
            for (ParameterSpec spec : OpParameters.of(node.name(), node.op(), graph.dimensions())) {
                tensors.add(new Tensor(spec.key(), spec.axes(), values(node.op(), spec, seed)));
            }
        }
        return Weights.of(tensors);
    }

    /**
     * The same weights with a head whose planes start as constants: their weights are 0, their bias is what they predict everywhere before the
     * first step. Source: BiaPy 3.7.1, {@code init_embedding_output}.
     *
     * @param node name of the head's convolution, for example {@code heads.0}
     * @param first the first plane
     * @param start one value a plane
     */
    public static Weights withConstantPlanes(Weights weights, String node, int first, float... start) {
        Tensor bias = weights.get(node + ".bias");
        int planes = bias.data().length;
        if (first < 0 || first + start.length > planes) {
            throw new InputException("Head " + node + " has " + planes + " planes; " + start.length + " from plane "
                    + first + " on do not fit.");
        }
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor tensor : weights.tensors()) {
            float[] data = tensor.data().clone();
            if (tensor.key().equals(bias.key())) {
                System.arraycopy(start, 0, data, first, start.length);
            } else if (tensor.key().equals(node + ".weight")) {
                int each = data.length / planes;
                Arrays.fill(data, first * each, (first + start.length) * each, 0);
            }
            tensors.add(new Tensor(tensor.key(), tensor.shape(), data));
        }
        return Weights.of(tensors);
    }

    private static float[] values(Op op, ParameterSpec spec, long seed) {
        float[] values = new float[spec.length()];
        boolean weight = spec.key().endsWith(".weight");
        if (op instanceof Op.Convolution c && weight) {
            double fans = ((double) c.in() + c.out()) * c.kernel().voxels();
            fill(values, Math.sqrt(6 / fans), spec.key(), seed);
        } else if (op instanceof Op.TransposedConvolution t) {
            fill(values, transposedBound(t.out(), t.stride()), spec.key(), seed);
        } else if (op instanceof Op.Normalization && (weight || spec.key().endsWith(".running_var"))) {
            Arrays.fill(values, 1);
        }
        return values;
    }

    /** PyTorch takes the second axis of the weight for the inputs, which here is the outputs. */
    private static double transposedBound(int out, Extent kernel) {
        return 1 / Math.sqrt((double) out * kernel.voxels());
    }

    private static void fill(float[] values, double bound, String key, long seed) {
        CRC32 place = new CRC32();
        place.update(key.getBytes(StandardCharsets.UTF_8));
        SplittableRandom random = Seeds.random(seed, 0, place.getValue());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }
}
