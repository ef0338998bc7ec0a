package io.biapy.dl4j.graph;

import io.biapy.core.error.InputException;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.dl4j.layer.Layer;
import io.biapy.dl4j.layer.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Where each of BiaPy's tensors lies in the flat parameters of a compiled network, and in which order its values are there. */
public final class WeightMap {
    private final List<Layer> layers;

    WeightMap(List<Layer> layers) {
        this.layers = layers;
    }

    /** Copies of the parameters under their keys, each followed by its layer's running statistics. */
    Weights read(FloatBuffer flat) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        each((parameter, start) -> tensors.put(parameter.key(), read(parameter, start, flat, parameter.key())));
        List<Tensor> all = new ArrayList<>();
        for (Layer layer : layers) {
            layer.parameters().forEach(p -> all.add(tensors.get(p.key())));
            all.addAll(layer.statistics());
        }
        return Weights.of(all);
    }

    /** A flat array in the order of the parameters as tensors named {@code prefix/key}. */
    public List<Tensor> split(String prefix, FloatBuffer flat) {
        List<Tensor> parts = new ArrayList<>();
        each((parameter, start) -> parts.add(read(parameter, start, flat, prefix + "/" + parameter.key())));
        return parts;
    }

    /** The opposite of {@link #split}. */
    public void join(String prefix, Weights parts, FloatBuffer flat) {
        each((parameter, start) ->
                write(parameter, start, checked(parts, prefix + "/" + parameter.key(), parameter.shape()), flat));
    }

    void write(Weights source, FloatBuffer flat) {
        Set<String> unknown = new HashSet<>();
        source.tensors().forEach(t -> unknown.add(t.key()));
        each((parameter, start) -> {
            write(parameter, start, checked(source, parameter.key(), parameter.shape()), flat);
            unknown.remove(parameter.key());
        });
        for (Layer layer : layers) {
            for (Tensor statistic : layer.statistics()) {
                layer.setStatistic(checked(source, statistic.key(), statistic.shape()));
                unknown.remove(statistic.key());
            }
        }
        if (!unknown.isEmpty()) {
            throw new InputException(
                    "The weights hold " + unknown.size() + " tensors that the network does not have, for example "
                            + unknown.stream().sorted().findFirst().orElseThrow()
                            + ". Build the network with the options that it was trained with.");
        }
    }

    private void each(BiConsumer<Parameter, Integer> action) {
        int start = 0;
        for (Layer layer : layers) {
            for (Parameter parameter : layer.parameters()) {
                action.accept(parameter, start);
                start += parameter.length();
            }
        }
    }

    private static Tensor read(Parameter parameter, int start, FloatBuffer flat, String key) {
        float[] values = new float[parameter.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = flat.get(start + parameter.position().applyAsInt(i));
        }
        return new Tensor(key, parameter.shape().clone(), values);
    }

    private static void write(Parameter parameter, int start, Tensor tensor, FloatBuffer flat) {
        for (int i = 0; i < parameter.length(); i++) {
            flat.put(start + parameter.position().applyAsInt(i), tensor.data()[i]);
        }
    }

    private static Tensor checked(Weights source, String key, int[] shape) {
        Tensor tensor = source.get(key);
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new InputException("The tensor " + tensor + " should have the shape " + Arrays.toString(shape)
                    + ". Build the network with the options that it was trained with.");
        }
        return tensor;
    }
}
