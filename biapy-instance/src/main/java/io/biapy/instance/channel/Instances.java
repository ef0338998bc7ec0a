package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import java.util.Arrays;

/**
 * BiaPy's channel I: the ids of the labels themselves, for who makes other targets from them later. No network predicts it. Ids up to 2^24
 * stay as they are; where one is larger, which a float cannot hold, all objects are numbered 1, 2, ... in the order of their ids, so that no two
 * become one (in BiaPy 3.7.1 they do). Immutable.
 */
public record Instances() implements TargetChannel {
    static final Instances DEFAULT = new Instances();
    static final long LARGEST = 1L << 24;

    @Override
    public ChannelCode channel() {
        return ChannelCode.INSTANCES;
    }

    @Override
    public int width() {
        return 0;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return Loss.L1; // never asked: it is no output
    }

    @Override
    public int reach() {
        return 0;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        if (labels.maxId() > LARGEST) {
            number(labels, into, at, workers);
            return;
        }
        int[] codes = labels.codes();
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = labels.id(codes[i]);
            }
        });
    }

    /** Objects as 1, 2, ... in the order of their ids. */
    static void number(LabelImage labels, float[] into, int at, Workers workers) {
        ObjectRuns.of(labels, workers)
                .write(
                        into,
                        at,
                        0,
                        (k, z, y, row, from, end) -> Arrays.fill(into, at + row + from, at + row + end, k + 1));
    }

    @Override
    public String toString() {
        return "I";
    }
}
