package io.biapy.dl4j.layer;

import io.biapy.core.network.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One step of a compiled network. Tensors are N, channel, (z), y, x, float, C order. A layer remembers what its backward pass needs
 * between {@link #forward} and {@link #backward} of one training step, so it belongs to one network and one thread at a time.
 */
public abstract class Layer {
    private final String name;
    private final List<Parameter> parameters;
    private FloatBuffer values = FloatBuffer.allocate(0);
    private FloatBuffer gradients = FloatBuffer.allocate(0);

    Layer(String name, List<Parameter> parameters) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
    }

    /** The node's name, prefix of its keys. */
    public String name() {
        return name;
    }

    /** Trainable arrays, in the order in which they lie in the layer's stretch of the flat parameters. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Number of trainable values. */
    public int size() {
        return parameters.stream().mapToInt(Parameter::length).sum();
    }

    /** Takes the layer's stretch of the flat parameters: a view that the optimiser changes. */
    public void bind(INDArray flat) {
        values = Floats.of(flat);
    }

    /** Takes the layer's stretch of the flat gradients: {@link #backward} writes all of it. */
    public void bindGradients(INDArray flat) {
        gradients = Floats.of(flat);
    }

    public abstract INDArray forward(INDArray[] inputs, Pass pass);

    /**
     * @param gradient of the result
     * @return gradients of the inputs, arrays of their own
     */
    public abstract INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass);

    /** Running statistics under their keys; none for most layers. */
    public List<Tensor> statistics() {
        return List.of();
    }

    /** Takes over a running statistic that {@link #statistics} names. */
    public void setStatistic(Tensor tensor) {
        throw new IllegalArgumentException(name + " has no statistic " + tensor.key());
    }

    /** Makes the statistics of the last training pass count; called once the step turned out finite. */
    public void commitStatistics() {}

    /** A copy of parameter {@code index}, in the layer's own order. */
    float[] values(int index) {
        return slice(values, index);
    }

    private float[] slice(FloatBuffer buffer, int index) {
        float[] out = new float[parameters.get(index).length()];
        buffer.get(offset(index), out);
        return out;
    }

    /** Stores the gradient of parameter {@code index}. */
    void setGradient(int index, float[] gradient) {
        gradients.put(offset(index), gradient);
    }

    /** Where parameter {@code index} starts in the layer's stretch. */
    int offset(int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at += parameters.get(i).length();
        }
        return at;
    }

    static int spatial(INDArray array) {
        return Math.toIntExact(array.length() / (array.size(0) * array.size(1)));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + name;
    }
}
