package io.biapy.core.network;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All parameters and running statistics of a network under BiaPy's keys, in the order of its state dictionary. Immutable by convention. */
public final class Weights {
    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** In the order given; an {@link InputException} where a key appears twice. */
    public static Weights of(Collection<Tensor> tensors) {
        Map<String, Tensor> map = new LinkedHashMap<>();
        for (Tensor t : tensors) {
            if (map.put(t.key(), t) != null) {
                throw new InputException("Weights: the key " + t.key() + " appears twice.");
            }
        }
        return new Weights(map);
    }

    /** The tensor of a key; an {@link InputException} where there is none. */
    public Tensor get(String key) {
        Tensor tensor = tensors.get(key);
        if (tensor == null) {
            throw new InputException("Weights: no tensor called " + key + "; there are " + tensors.size()
                    + ", the first is " + tensors.keySet().stream().findFirst().orElse("none") + ".");
        }
        return tensor;
    }

    /**
     * The same weights in the order of a network's state dictionary, once they are known to fit it: an {@link InputException} names
     * what is missing, what the network does not know, and what has another shape. The counter of batches may be missing: it is 0.
     */
    public Weights matching(NetworkGraph graph) {
        return WeightsMatch.of(this, graph);
    }

    /** Whether there is a tensor of this key. */
    public boolean has(String key) {
        return tensors.containsKey(key);
    }

    /** In their order. */
    public Set<String> keys() {
        return tensors.keySet();
    }

    /** In their order; the arrays are shared, not copied. */
    public List<Tensor> tensors() {
        return new ArrayList<>(tensors.values());
    }

    /** Numbers in all tensors, running statistics and counters included. */
    public long parameters() {
        return tensors.values().stream().mapToLong(t -> t.data().length).sum();
    }

    @Override
    public String toString() {
        return "Weights: " + tensors.size() + " tensors, " + parameters() + " numbers";
    }
}
