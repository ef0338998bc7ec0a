package io.biapy.dl4j;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.ParameterSpec;
import io.biapy.core.network.Weights;
import io.biapy.core.run.Workers;
import io.biapy.core.target.BatchShape;
import io.biapy.dl4j.graph.CompiledGraph;
import io.biapy.dl4j.graph.GraphCompiler;
import io.biapy.dl4j.layer.Execution;
import io.biapy.dl4j.layer.Floats;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A compiled network with its thread, its workers and its input tensor: what predictor and trainer share. */
final class Network implements AutoCloseable {
    private final NetworkGraph definition;
    private final List<String> keys;
    private final Workers workers;
    private final Execution execution;
    private final EngineThread thread;
    private final CompiledGraph graph;
    private @Nullable INDArray input;
    private boolean closed;

    Network(NetworkGraph definition, Weights weights, int threads, long seed) {
        this.definition = definition;
        this.keys = definition.parameters().stream().map(ParameterSpec::key).toList();
        this.workers = Workers.of(threads);
        this.execution = new Execution(workers, seed);
        this.thread = new EngineThread(threads);
        boolean ready = false;
        try {
            this.graph = thread.call(() -> compile(weights));
            ready = true;
        } finally {
            if (!ready) {
                thread.close();
                workers.close();
            }
        }
    }

    private CompiledGraph compile(Weights weights) {
        CompiledGraph compiled = GraphCompiler.compile(definition, execution);
        compiled.setWeights(weights);
        return compiled;
    }

    NetworkGraph definition() {
        return definition;
    }

    CompiledGraph graph() {
        return graph;
    }

    Execution execution() {
        return execution;
    }

    /** Keys of the weights in the order of BiaPy's state dictionary. */
    List<String> keys() {
        return keys;
    }

    /** Runs {@code work} on the network's thread. */
    <T> T call(Callable<T> work) {
        if (closed) {
            throw new IllegalStateException("This network was closed; ask the engine for a new one.");
        }
        return thread.call(work);
    }

    BatchShape outputShape(int samples, Extent extent) {
        return new BatchShape(samples, definition.outputChannels(), extent);
    }

    /** The input tensor of this shape, reused where the last one had the same; on the network's thread only. */
    INDArray input(int samples, Extent extent) {
        definition.requireFit(extent);
        if (definition.dimensions() == 2 && extent.z() != 1) {
            throw new InputException("A 2D network takes patches with z = 1, got " + extent + ".");
        }
        long[] shape = shape(samples, definition.inputChannels(), extent);
        INDArray current = input;
        if (current == null || !java.util.Arrays.equals(current.shape(), shape)) {
            closeInput();
            current = Floats.allocate(shape);
            input = current;
        }
        return current;
    }

    /** Of a tensor of this network, without z in 2D. */
    long[] shape(int samples, int channels, Extent extent) {
        return definition.dimensions() == 2
                ? new long[] {samples, channels, extent.y(), extent.x()}
                : new long[] {samples, channels, extent.z(), extent.y(), extent.x()};
    }

    /** The input tensor, filled with {@code values} from their position on. */
    INDArray input(FloatBuffer values, int samples, Extent extent) {
        INDArray tensor = input(samples, extent);
        requireLength("input", values, tensor.length());
        Floats.of(tensor).put(0, values, values.position(), (int) tensor.length());
        return tensor;
    }

    static void requireLength(String what, FloatBuffer values, long expected) {
        if (values.remaining() != expected) {
            throw new InputException("The " + what + " of this batch should have " + expected + " values, got "
                    + values.remaining() + ".");
        }
    }

    private void closeInput() {
        if (input != null) {
            input.close();
            input = null;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        thread.call(() -> {
            closeInput();
            graph.close();
            return true;
        });
        closed = true;
        thread.close();
        workers.close();
    }
}
