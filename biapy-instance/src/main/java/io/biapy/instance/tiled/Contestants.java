package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.instance.decode.ProposalRule;
import io.biapy.instance.decode.Proposals;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proposals with boxes around their shapes. 36 bytes and 4 a value for each, in memory as in a file. The arrays are shared; nobody writes them.
 */
final class Contestants {
    private static final int OWN = 36;
    private static final Contestants NONE = new Contestants(Proposals.none(), new float[0]);

    private final Proposals proposals;
    private final float[] boxes;

    private Contestants(Proposals proposals, float[] boxes) {
        this.proposals = proposals;
        this.boxes = boxes;
    }

    static Contestants none() {
        return NONE;
    }

    /** Bytes of one. */
    static long bytes(int values) {
        return OWN + 4L * values;
    }

    static <S> Contestants of(Proposals proposals, ProposalRule<S> rule) {
        float[] boxes = new float[6 * proposals.count()];
        S shape = rule.room();
        for (int k = 0; k < proposals.count(); k++) {
            rule.fill(proposals, k, shape);
            double[] box = rule.box(shape);
            for (int axis = 0; axis < 3; axis++) {
                boxes[6 * k + axis] = Math.nextDown((float) box[axis]);
                boxes[6 * k + axis + 3] = Math.nextUp((float) box[axis + 3]);
            }
        }
        return new Contestants(proposals, boxes);
    }

    Proposals proposals() {
        return proposals;
    }

    int count() {
        return proposals.count();
    }

    /** A box that holds that of a shape, as an array from {@code 6 k} on. */
    float[] boxes() {
        return boxes;
    }

    /** Whether the shape of one may meet a box, which stands in an array from {@code at} on. */
    boolean meets(int k, float[] box, int at) {
        return meet(boxes, 6 * k, box, at);
    }

    static boolean meet(float[] a, int i, float[] b, int j) {
        return a[i] <= b[j + 3]
                && b[j] <= a[i + 3]
                && a[i + 1] <= b[j + 4]
                && b[j + 1] <= a[i + 4]
                && a[i + 2] <= b[j + 5]
                && b[j + 2] <= a[i + 5];
    }

    /** The box that holds all boxes; not to be asked for where there is none. */
    float[] hull() {
        float[] hull = Arrays.copyOf(boxes, 6);
        for (int i = 6; i < boxes.length; i += 6) {
            for (int axis = 0; axis < 3; axis++) {
                hull[axis] = Math.min(hull[axis], boxes[i + axis]);
                hull[axis + 3] = Math.max(hull[axis + 3], boxes[i + axis + 3]);
            }
        }
        return hull;
    }

    /** Some of them, of rising rank. */
    Contestants part(int[] ranks) {
        float[] some = new float[6 * ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            System.arraycopy(boxes, 6 * ranks[k], some, 6 * k, 6);
        }
        return new Contestants(proposals.part(ranks), some);
    }

    /** Those that may meet a box. */
    Contestants meeting(float[] box) {
        return part(IntStream.range(0, count()).filter(k -> meets(k, box, 0)).toArray());
    }

    /** These and others of the same tile, ranked again. */
    Contestants plus(Contestants others) {
        if (others.count() == 0 || count() == 0) {
            return count() == 0 ? others : this;
        }
        int[] order = new int[count() + others.count()];
        int a = 0;
        int b = 0;
        for (int k = 0; k < order.length; k++) {
            boolean own = b == others.count() || a < count() && proposals.isBefore(a, others.proposals, b);
            order[k] = own ? a++ : count() + b++;
        }
        float[] both = Arrays.copyOf(boxes, boxes.length + others.boxes.length);
        System.arraycopy(others.boxes, 0, both, boxes.length, others.boxes.length);
        return new Contestants(Proposals.together(List.of(proposals, others.proposals)), both).part(order);
    }

    /** All of it, after a number that is handed on. */
    byte[] toBytes(long mark) {
        double length = 12.0 + count() * (double) bytes(proposals.width());
        if (length > Integer.MAX_VALUE - 16) {
            throw new InputException("A tile has " + count() + " candidates with " + proposals.width()
                    + " numbers each, too many for one file; take smaller tiles (--tile).");
        }
        ByteBuffer out = ByteBuffer.allocate((int) length);
        out.putLong(mark).putInt(count()).put(proposals.orderBytes());
        for (float side : boxes) {
            out.putFloat(side);
        }
        return out.put(proposals.valueBytes()).array();
    }

    /** What {@link #toBytes} handed on. */
    static long mark(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** From what {@link #toBytes} gave. */
    static Contestants of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(8);
        int count = in.getInt();
        byte[] order = new byte[12 * count];
        in.get(order);
        float[] boxes = new float[6 * count];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = in.getFloat();
        }
        byte[] values = new byte[in.remaining()];
        in.get(values);
        return new Contestants(Proposals.of(order, values), boxes);
    }
}
