package io.biapy.core.network;

import io.biapy.core.image.Extent;
import io.biapy.core.network.ParameterSpec.Role;
import java.util.ArrayList;
import java.util.List;

/** The parameters that an operation has, with the names and shapes of PyTorch's layers. */
final class OpParameters {
    private OpParameters() {}

    static List<ParameterSpec> of(String node, Op op, int dimensions) {
        if (op instanceof Op.Convolution c) {
            return weightAndBias(node, c.out(), c.in(), c.out(), c.kernel(), dimensions);
        }
        if (op instanceof Op.TransposedConvolution t) {
            return weightAndBias(node, t.in(), t.out(), t.out(), t.stride(), dimensions);
        }
        if (op instanceof Op.Normalization n) {
            return normalization(node, n);
        }
        return List.of();
    }

    private static List<ParameterSpec> weightAndBias(
            String node, int first, int second, int bias, Extent kernel, int dimensions) {
        List<Integer> shape = new ArrayList<>(List.of(first, second));
        if (dimensions == 3) {
            shape.add(kernel.z());
        }
        shape.add(kernel.y());
        shape.add(kernel.x());
        return List.of(
                new ParameterSpec(node + ".weight", shape, Role.TRAINED),
                new ParameterSpec(node + ".bias", List.of(bias), Role.TRAINED));
    }

    private static List<ParameterSpec> normalization(String node, Op.Normalization n) {
        List<Integer> shape = List.of(n.channels());
        List<ParameterSpec> all = new ArrayList<>();
        if (n.kind() != Norm.NONE) {
            all.add(new ParameterSpec(node + ".weight", shape, Role.TRAINED));
            all.add(new ParameterSpec(node + ".bias", shape, Role.TRAINED));
        }
        if (n.kind() == Norm.BATCH) {
            all.add(new ParameterSpec(node + ".running_mean", shape, Role.RUNNING));
            all.add(new ParameterSpec(node + ".running_var", shape, Role.RUNNING));
            all.add(new ParameterSpec(node + ".num_batches_tracked", List.of(), Role.COUNTER));
        }
        return all;
    }
}
