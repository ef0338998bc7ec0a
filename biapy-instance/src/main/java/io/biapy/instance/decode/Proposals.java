package io.biapy.instance.decode;

import io.biapy.core.sort.FloatOrder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Places that may be objects, in the order in which a decoder takes them: the higher score first, equal ones in raster order of the whole image; each with
 * some numbers that tell its shape. 12 bytes a proposal and 4 a number. The arrays are shared; nobody writes them, so it is safe for several threads.
 */
public final class Proposals {
    private static final Proposals NONE = new Proposals(new long[0], new float[0], new float[0]);

    private final long[] places;
    private final float[] scores;
    private final float[] values;

    /**
     * @param places index in the whole prediction (z, y, x; x fastest), by rank
     * @param scores by rank
     * @param values the same count for each, all of a rank together
     */
    public Proposals(long[] places, float[] scores, float[] values) {
        this.places = places;
        this.scores = scores;
        this.values = values;
    }

    public static Proposals none() {
        return NONE;
    }

    public int count() {
        return places.length;
    }

    public long place(int rank) {
        return places[rank];
    }

    public float score(int rank) {
        return scores[rank];
    }

    /** Numbers of a proposal; 0 where there is none. */
    public int width() {
        return places.length == 0 ? 0 : values.length / places.length;
    }

    /** All numbers: those of rank r with n numbers each from r n on. */
    public float[] values() {
        return values;
    }

    /** Whether rank {@code k} of this stands before rank {@code j} of {@code others}, which may be of another part of the image. */
    public boolean isBefore(int k, Proposals others, int j) {
        int order = Integer.compareUnsigned(FloatOrder.falling(scores[k]), FloatOrder.falling(others.scores[j]));
        return order < 0 || order == 0 && places[k] < others.places[j];
    }

    /** Some of them, of rising rank. */
    public Proposals part(int[] ranks) {
        int width = width();
        long[] somePlaces = new long[ranks.length];
        float[] someScores = new float[ranks.length];
        float[] some = new float[ranks.length * width];
        for (int k = 0; k < ranks.length; k++) {
            somePlaces[k] = places[ranks[k]];
            someScores[k] = scores[ranks[k]];
            System.arraycopy(values, ranks[k] * width, some, k * width, width);
        }
        return new Proposals(somePlaces, someScores, some);
    }

    /** All of several, ranked again. */
    public static Proposals merged(List<Proposals> parts) {
        Proposals all = together(parts);
        Integer[] order = new Integer[all.count()];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> a.equals(b) ? 0 : all.isBefore(a, all, b) ? -1 : 1);
        return all.part(Arrays.stream(order).mapToInt(k -> k).toArray());
    }

    /** One after the other, as they are. */
    public static Proposals together(List<Proposals> parts) {
        int count = parts.stream().mapToInt(Proposals::count).sum();
        int width = parts.stream().mapToInt(Proposals::width).max().orElse(0);
        long[] places = new long[count];
        float[] scores = new float[count];
        float[] values = new float[Math.multiplyExact(count, width)];
        int at = 0;
        for (Proposals part : parts) {
            System.arraycopy(part.places, 0, places, at, part.count());
            System.arraycopy(part.scores, 0, scores, at, part.count());
            System.arraycopy(part.values, 0, values, at * width, part.values.length);
            at += part.count();
        }
        return new Proposals(places, scores, values);
    }

    /** Places and scores for a file. */
    public byte[] orderBytes() {
        ByteBuffer out = ByteBuffer.allocate((Long.BYTES + Float.BYTES) * places.length);
        out.asLongBuffer().put(places);
        out.position(Long.BYTES * places.length).slice().asFloatBuffer().put(scores);
        return out.array();
    }

    /** Numbers for a file. */
    public byte[] valueBytes() {
        ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length));
        out.asFloatBuffer().put(values);
        return out.array();
    }

    /** From {@link #orderBytes} and {@link #valueBytes}. */
    public static Proposals of(byte[] order, byte[] numbers) {
        int count = order.length / (Long.BYTES + Float.BYTES);
        long[] places = new long[count];
        float[] scores = new float[count];
        float[] values = new float[numbers.length / Float.BYTES];
        ByteBuffer in = ByteBuffer.wrap(order);
        in.asLongBuffer().get(places);
        in.position(Long.BYTES * count).slice().asFloatBuffer().get(scores);
        ByteBuffer.wrap(numbers).asFloatBuffer().get(values);
        return new Proposals(places, scores, values);
    }

    @Override
    public String toString() {
        return places.length + " proposals of " + width() + " numbers";
    }
}
