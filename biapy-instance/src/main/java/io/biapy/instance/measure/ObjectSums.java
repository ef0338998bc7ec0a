package io.biapy.instance.measure;

import io.biapy.instance.label.IdIndex;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums over the voxels of each object, collected row by row in one pass: count, first and second moments (whole numbers, exact), box, brightness. Memory
 * grows with the number of objects. A run of one label costs constant time where no brightness is asked for. Sums of several parts of an image
 * are added with {@link #add}.
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

    private final boolean hasLight;
    private final IdIndex index = new IdIndex();
    private long[] sums = new long[16 * SUMS];
    private int[] boxes = new int[16 * 6]; // first z, y, x, last z, y, x
    private double[] light = new double[16 * LIGHT];

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
        int s = SUMS * object;
        extend(object, z, y, x, z, y, end - 1);
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
        int b = 6 * object;
        if (sums[SUMS * object] == 0) {
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
        long before = sums[SUMS * object] - (to - from);
        joinLight(object, before, to - from, sum, least, most, mean, squares);
    }

    private void joinLight(
            int object, long before, long n, double sum, double least, double most, double mean, double squares) {
        int l = LIGHT * object;
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
            int b = 6 * k;
            int[] box = other.boxes;
            extend(object, box[b], box[b + 1], box[b + 2], box[b + 3], box[b + 4], box[b + 5]);
            if (hasLight) {
                int l = LIGHT * k;
                double[] o = other.light;
                joinLight(object, voxels(object), other.voxels(k), o[l], o[l + 1], o[l + 2], o[l + 3], o[l + 4]);
            }
            for (int i = 0; i < SUMS; i++) {
                sums[SUMS * object + i] += other.sums[SUMS * k + i];
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
                out.putLong(sums[SUMS * k + i]);
            }
            for (int i = 0; i < 6; i++) {
                out.putInt(boxes[6 * k + i]);
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
            for (int i = 0; i < SUMS; i++) {
                sums[SUMS * object + i] += in.getLong();
            }
            in.position(b + 24);
        }
    }

    /** Writes the sums of an object's brightness. */
    void putLight(long code, ByteBuffer out) {
        int l = LIGHT * index.find(code);
        for (int i = 0; i < LIGHT; i++) {
            out.putDouble(light[l + i]);
        }
    }

    /** Reads what {@link #putLight} wrote; the object must be known. */
    void setLight(long code, ByteBuffer in) {
        int l = LIGHT * index.find(code);
        for (int i = 0; i < LIGHT; i++) {
            light[l + i] = in.getDouble();
        }
    }

    private int object(long code) {
        int object = index.add(code);
        if (SUMS * object == sums.length) {
            sums = Arrays.copyOf(sums, 2 * sums.length);
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
            light = Arrays.copyOf(light, 2 * light.length);
        }
        return object;
    }

    boolean hasLight() {
        return hasLight;
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
        return sums[SUMS * object];
    }

    double mean(int object, int axis) {
        return sums[SUMS * object + 1 + axis] / (double) voxels(object);
    }

    /**
     * Mean product of the distances from the centroid along two axes, in voxels squared. Sums are moved to the corner of the box first, in whole numbers
     * modulo 2^64, which is exact as long as the moved sum is below 2^63.
     */
    double covariance(int object, int a, int b) {
        int s = SUMS * object;
        long n = sums[s];
        long sa = sums[s + 1 + a];
        long sb = sums[s + 1 + b];
        long ca = boxes[6 * object + a];
        long cb = boxes[6 * object + b];
        long product = sums[s + PAIR[a][b]] - ca * sb - cb * sa + n * ca * cb;
        return product / (double) n - (sa - n * ca) / (double) n * ((sb - n * cb) / (double) n);
    }

    BoundingBox box(int object) {
        int b = 6 * object;
        return new BoundingBox(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3], boxes[b + 4], boxes[b + 5]);
    }

    Intensity intensity(int object) {
        int l = LIGHT * object;
        return new Intensity(light[l] / voxels(object), light[l + 1], light[l + 2]);
    }

    /** Standard deviation of the brightness. */
    double deviation(int object) {
        return Math.sqrt(light[LIGHT * object + 4] / voxels(object));
    }
}
