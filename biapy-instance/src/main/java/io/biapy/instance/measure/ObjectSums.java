package io.biapy.instance.measure;

import io.biapy.instance.label.IdIndex;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums over the voxels of each object, collected row by row in one pass: count, first and second moments (whole numbers, exact), box, brightness. Memory
 * is what the objects take, 104 bytes each, 144 with brightness, and 32 to 64 for the index of ids. A run of one label costs constant time where no
 * brightness is asked for. Sums of several parts of an image are added with {@link #add}.
 */
final class ObjectSums {
    static final int Z = 0;
    static final int Y = 1;
    static final int X = 2;
    private static final int SUMS = 10; // voxels; z, y, x; zz, zy, zx, yy, yx, xx
    private static final int BYTES = 8 + 8 * SUMS + 24;
    private static final int[][] PAIR = {{4, 5, 6}, {5, 7, 8}, {6, 8, 9}};
    private static final int LIGHT = 5; // sum, least, greatest; mean, squares about it
    static final int LIGHT_BYTES = 8 * LIGHT;
    private static final int CHUNK_BITS = 6;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final boolean hasLight;
    private final IdIndex index = new IdIndex();
    private long[][] sums = {}; // in chunks, so that no more room is taken than is needed; each chunk all of an object
    private int[][] boxes = {}; // first z, y, x, last z, y, x
    private double[][] light = {};

    ObjectSums(boolean hasLight) {
        this.hasLight = hasLight;
    }

    /** One row of {@code n} labels from {@code at}; {@code brightness} may be empty. */
    void addRow(int[] labels, int at, int n, int z, int y, float[] brightness) {
        addRow(labels, at, n, z, y, 0, brightness);
    }

    /** The same of a row whose first voxel lies at {@code x0}. */
    void addRow(int[] labels, int at, int n, int z, int y, int x0, float[] brightness) {
        int x = 0;
        while (x < n) {
            int code = labels[at + x];
            int end = x + 1;
            while (end < n && labels[at + end] == code) {
                end++;
            }
            if (code != 0) {
                int object = addRun(code, z, y, x0 + x, x0 + end);
                if (hasLight) {
                    addLight(object, brightness, at + x, at + end);
                }
            }
            x = end;
        }
    }

    private int addRun(long code, int z, int y, int x, int end) {
        int object = object(code);
        extend(object, z, y, x, z, y, end - 1);
        long[] sums = this.sums[object >> CHUNK_BITS];
        int s = SUMS * (object & CHUNK - 1);
        long n = end - x;
        long first = n * (n - 1) / 2; // sums of 0 to n - 1 and of their squares
        long second = (n - 1) * n * (2 * n - 1) / 6;
        long sx = n * x + first;
        sums[s] += n;
        sums[s + 1] += n * z;
        sums[s + 2] += n * y;
        sums[s + 3] += sx;
        sums[s + 4] += n * z * z;
        sums[s + 5] += n * z * y;
        sums[s + 6] += z * sx;
        sums[s + 7] += n * y * y;
        sums[s + 8] += y * sx;
        sums[s + 9] += n * x * x + 2 * x * first + second;
        return object;
    }

    /** To be called before the object's voxels are counted up. */
    private void extend(int object, int z, int y, int x, int lastZ, int lastY, int lastX) {
        int[] boxes = this.boxes[object >> CHUNK_BITS];
        int b = 6 * (object & CHUNK - 1);
        if (voxels(object) == 0) {
            int[] box = {z, y, x, lastZ, lastY, lastX};
            System.arraycopy(box, 0, boxes, b, 6);
            return;
        }
        boxes[b] = Math.min(boxes[b], z);
        boxes[b + 1] = Math.min(boxes[b + 1], y);
        boxes[b + 2] = Math.min(boxes[b + 2], x);
        boxes[b + 3] = Math.max(boxes[b + 3], lastZ);
        boxes[b + 4] = Math.max(boxes[b + 4], lastY);
        boxes[b + 5] = Math.max(boxes[b + 5], lastX);
    }

    /** A run of values; its squares are taken about its own mean, and joined after Chan, Golub and LeVeque (1979). */
    private void addLight(int object, float[] values, int from, int to) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            sum += values[i];
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        long before = voxels(object) - (to - from);
        joinLight(object, before, to - from, sum, least, most, mean, squares);
    }

    private void joinLight(
            int object, long before, long n, double sum, double least, double most, double mean, double squares) {
        double[] light = this.light[object >> CHUNK_BITS];
        int l = LIGHT * (object & CHUNK - 1);
        if (before == 0) {
            double[] own = {sum, least, most, mean, squares};
            System.arraycopy(own, 0, light, l, LIGHT);
            return;
        }
        light[l] += sum;
        light[l + 1] = Math.min(light[l + 1], least);
        light[l + 2] = Math.max(light[l + 2], most);
        double apart = mean - light[l + 3];
        double all = before + (double) n;
        light[l + 3] += apart * n / all;
        light[l + 4] += squares + apart * apart * before * n / all;
    }

    /** Adds the sums of another part; which part comes first decides the last bits of the brightness. */
    void add(ObjectSums other) {
        for (int k = 0; k < other.index.size(); k++) {
            int object = object(other.index.id(k));
            int b = 6 * (k & CHUNK - 1);
            int[] box = other.boxes[k >> CHUNK_BITS];
            extend(object, box[b], box[b + 1], box[b + 2], box[b + 3], box[b + 4], box[b + 5]);
            if (hasLight) {
                int l = LIGHT * (k & CHUNK - 1);
                double[] o = other.light[k >> CHUNK_BITS];
                joinLight(object, voxels(object), other.voxels(k), o[l], o[l + 1], o[l + 2], o[l + 3], o[l + 4]);
            }
            long[] own = sums[object >> CHUNK_BITS];
            long[] more = other.sums[k >> CHUNK_BITS];
            for (int i = 0; i < SUMS; i++) {
                own[SUMS * (object & CHUNK - 1) + i] += more[SUMS * (k & CHUNK - 1) + i];
            }
        }
    }

    /**
     * Sums without brightness as bytes, objects in the order in which they were found.
     *
     * @param ids of the codes
     */
    byte[] toBytes(long[] ids) {
        ByteBuffer out = ByteBuffer.allocate(index.size() * BYTES);
        for (int k = 0; k < index.size(); k++) {
            out.putLong(ids[(int) index.id(k)]);
            for (int i = 0; i < SUMS; i++) {
                out.putLong(sum(k, i));
            }
            for (int i = 0; i < 6; i++) {
                out.putInt(edge(k, i));
            }
        }
        return out.array();
    }

    /** Adds what {@link #toBytes} wrote. */
    void add(ByteBuffer in) {
        while (in.remaining() >= BYTES) {
            int object = object(in.getLong());
            int at = in.position();
            int b = at + 8 * SUMS;
            extend(
                    object,
                    in.getInt(b),
                    in.getInt(b + 4),
                    in.getInt(b + 8),
                    in.getInt(b + 12),
                    in.getInt(b + 16),
                    in.getInt(b + 20));
            long[] own = sums[object >> CHUNK_BITS];
            for (int i = 0; i < SUMS; i++) {
                own[SUMS * (object & CHUNK - 1) + i] += in.getLong();
            }
            in.position(b + 24);
        }
    }

    /** Writes the sums of an object's brightness. */
    void putLight(long code, ByteBuffer out) {
        int object = index.find(code);
        for (int i = 0; i < LIGHT; i++) {
            out.putDouble(light(object, i));
        }
    }

    /** Reads what {@link #putLight} wrote; the object must be known. */
    void setLight(long code, ByteBuffer in) {
        int object = index.find(code);
        for (int i = 0; i < LIGHT; i++) {
            light[object >> CHUNK_BITS][LIGHT * (object & CHUNK - 1) + i] = in.getDouble();
        }
    }

    private int object(long code) {
        int object = index.add(code);
        int chunk = object >> CHUNK_BITS;
        if (chunk == sums.length) {
            int room = Math.max(1, 2 * chunk);
            sums = Arrays.copyOf(sums, room);
            boxes = Arrays.copyOf(boxes, room);
            light = Arrays.copyOf(light, room);
        }
        if (sums[chunk] == null) {
            sums[chunk] = new long[CHUNK * SUMS];
            boxes[chunk] = new int[CHUNK * 6];
            light[chunk] = new double[hasLight ? CHUNK * LIGHT : 0];
        }
        return object;
    }

    private long sum(int object, int i) {
        return sums[object >> CHUNK_BITS][SUMS * (object & CHUNK - 1) + i];
    }

    private int edge(int object, int i) {
        return boxes[object >> CHUNK_BITS][6 * (object & CHUNK - 1) + i];
    }

    private double light(int object, int i) {
        return light[object >> CHUNK_BITS][LIGHT * (object & CHUNK - 1) + i];
    }

    boolean hasLight() {
        return hasLight;
    }

    /** Number of objects. */
    int size() {
        return index.size();
    }

    /** Objects in rising order of their codes. */
    int[] byCode() {
        return index.byId();
    }

    long id(int object) {
        return index.id(object);
    }

    /** The same where labels were added by their codes. */
    int code(int object) {
        return (int) index.id(object);
    }

    long voxels(int object) {
        return sum(object, 0);
    }

    double mean(int object, int axis) {
        return sum(object, 1 + axis) / (double) voxels(object);
    }

    /**
     * Mean product of the distances from the centroid along two axes, in voxels squared. Sums are moved to the corner of the box first, in whole numbers
     * modulo 2^64, which is exact as long as the moved sum is below 2^63.
     */
    double covariance(int object, int a, int b) {
        long n = voxels(object);
        long sa = sum(object, 1 + a);
        long sb = sum(object, 1 + b);
        long ca = edge(object, a);
        long cb = edge(object, b);
        long product = sum(object, PAIR[a][b]) - ca * sb - cb * sa + n * ca * cb;
        return product / (double) n - (sa - n * ca) / (double) n * ((sb - n * cb) / (double) n);
    }

    BoundingBox box(int object) {
        int[] b = new int[6];
        Arrays.setAll(b, i -> edge(object, i));
        return new BoundingBox(b[0], b[1], b[2], b[3], b[4], b[5]);
    }

    Intensity intensity(int object) {
        return new Intensity(light(object, 0) / voxels(object), light(object, 1), light(object, 2));
    }

    /** Standard deviation of the brightness; 0 where there is none. */
    double deviation(int object) {
        return hasLight ? Math.sqrt(light(object, 4) / voxels(object)) : 0;
    }
}
