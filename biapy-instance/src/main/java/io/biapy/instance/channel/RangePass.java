package io.biapy.instance.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The least and the greatest value of every object of the whole image, by which values are scaled. 8 bytes an object. */
final class RangePass implements TilePass {
    /** The values of one tile. */
    @FunctionalInterface
    interface Values {
        void fill(TiledLabels labels, int tile, int[] codes, float[] into, int at);
    }

    private final String name;
    private final Values values;
    private float[] least = {};
    private float[] greatest = {};
    private float most;

    RangePass(String name, Values values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return "least and greatest value of each object";
    }

    @Override
    public byte[] run(TiledLabels labels, int tile) {
        int[] codes = labels.labels(labels.grid().block(tile)).codes();
        float[] found = new float[codes.length];
        values.fill(labels, tile, codes, found, 0);
        ObjectRange range = ObjectRange.of(codes, found);
        ByteBuffer out = ByteBuffer.allocate(12 * range.size());
        for (int k = 0; k < range.size(); k++) {
            out.putInt(range.code(k)).putFloat(range.least(k)).putFloat(range.greatest(k));
        }
        return out.array();
    }

    @Override
    public void finish(TiledLabels labels, byte[][] results) {
        least = new float[labels.objects().size()];
        greatest = new float[least.length];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
        for (byte[] result : results) {
            for (ByteBuffer in = ByteBuffer.wrap(result); in.hasRemaining(); ) {
                int k = in.getInt() - 1;
                least[k] = Math.min(least[k], in.getFloat());
                greatest[k] = Math.max(greatest[k], in.getFloat());
            }
        }
        for (float value : greatest) {
            most = Math.max(most, value);
        }
    }

    float greatest(int k) {
        return greatest[k];
    }

    /** Of all objects; 0 where there is none, or all are below. */
    float greatest() {
        return most;
    }

    /** As {@link ObjectRuns#normalize}. */
    void normalize(int[] codes, float[] values, int at) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                int k = codes[i] - 1;
                values[at + i] = ObjectRuns.share(values[at + i], least[k], greatest[k] - least[k]);
            }
        }
    }
}
