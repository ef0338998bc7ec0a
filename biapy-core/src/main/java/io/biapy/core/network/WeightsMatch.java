package io.biapy.core.network;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares weights with what a network needs. */
final class WeightsMatch {
    private static final int NAMED = 5;

    private final List<String> missing = new ArrayList<>();
    private final List<String> misshapen = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();

    private WeightsMatch() {}

    static Weights of(Weights weights, NetworkGraph graph) {
        WeightsMatch match = new WeightsMatch();
        Set<String> unexpected = new LinkedHashSet<>(weights.keys());
        for (ParameterSpec spec : graph.parameters()) {
            unexpected.remove(spec.key());
            match.take(spec, weights);
        }
        StringBuilder problems = new StringBuilder();
        describe(problems, "missing", match.missing);
        describe(problems, "unexpected", unexpected);
        describe(problems, "of another shape", match.misshapen);
        if (problems.length() > 0) {
            throw new InputException("The weights do not fit the network " + graph + ":" + problems
                    + " Was the network built with the options that the weights were trained with?");
        }
        return Weights.of(match.tensors);
    }

    private void take(ParameterSpec spec, Weights weights) {
        if (!weights.has(spec.key())) {
            if (spec.role() == ParameterSpec.Role.COUNTER) {
                tensors.add(new Tensor(spec.key(), spec.axes(), new float[1]));
            } else {
                missing.add(spec.toString());
            }
            return;
        }
        Tensor tensor = weights.get(spec.key());
        if (Arrays.equals(tensor.shape(), spec.axes())) {
            tensors.add(tensor);
        } else {
            misshapen.add(spec + " but got " + Arrays.toString(tensor.shape()));
        }
    }

    private static void describe(StringBuilder text, String problem, Collection<String> keys) {
        if (!keys.isEmpty()) {
            text.append(" ").append(keys.size()).append(" ").append(problem).append(" (");
            text.append(String.join("; ", keys.stream().limit(NAMED).toList()));
            text.append(keys.size() > NAMED ? "; ...)." : ").");
        }
    }
}
