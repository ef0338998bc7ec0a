package io.biapy.core.train;

import io.biapy.core.run.Workers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Future;

/** Makes the batches of one epoch ahead of the engine, two at a time, in order. Use by one thread. */
final class BatchQueue {
    private static final int AHEAD = 2;

    /** Inputs and targets of a batch in direct buffers. */
    record Batch(FloatBuffer input, FloatBuffer target) {}

    private final SampleMaker samples;
    private final Workers workers;
    private final int batchSize;
    private final long epoch;
    private final int batches;
    private final ArrayDeque<Future<Batch>> pending = new ArrayDeque<>();
    private int next;

    BatchQueue(SampleMaker samples, Workers workers, int batchSize, long epoch, int batches) {
        this.samples = samples;
        this.workers = workers;
        this.batchSize = batchSize;
        this.epoch = epoch;
        this.batches = batches;
        refill();
    }

    Batch take() {
        Batch batch = Workers.await(pending.remove());
        refill();
        return batch;
    }

    private void refill() {
        while (pending.size() < AHEAD && next < batches) {
            long first = (long) next++ * batchSize;
            pending.add(workers.submit(() -> make(first)));
        }
    }

    private Batch make(long first) {
        float[] input = new float[batchSize * samples.inputValues()];
        float[] target = new float[batchSize * samples.targetValues()];
        for (int i = 0; i < batchSize; i++) {
            samples.make(epoch, first + i, input, i * samples.inputValues(), target, i * samples.targetValues());
        }
        return new Batch(direct(input), direct(target));
    }

    /** A copy outside of the heap, as engines want it. */
    static FloatBuffer direct(float[] values) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(4 * values.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return buffer.put(values).flip();
    }
}
