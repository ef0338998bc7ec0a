package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A label image in memory, z, y, x (x fastest). Voxels hold int codes; a code is the object's id itself, or, where ids pass
 * 2^31, an index into a table of 64-bit ids. Arrays are shared, not copied; treat them as frozen. Safe for several readers.
 */
public final class LabelImage implements LabelSource {
    private final String name;
    private final Extent extent;
    private final int[] codes;
    private final long @Nullable [] ids;
    private final Calibration calibration;

    private LabelImage(String name, Extent extent, int[] codes, long @Nullable [] ids, Calibration calibration) {
        this.name = name;
        this.extent = extent;
        this.codes = codes;
        this.ids = ids;
        this.calibration = calibration;
        if (codes.length != extent.voxels()) {
            throw new InputException("Labels " + name + ": " + extent + " voxels need " + extent.voxels()
                    + " values, got " + codes.length + ".");
        }
    }

    /** Wraps ids of 0 to 2^31-1 without copying. */
    public static LabelImage of(String name, Extent extent, int[] labels) {
        return new LabelImage(name, extent, labels, null, Calibration.unknown());
    }

    /** Ids of any size; negative ones are refused. */
    public static LabelImage ofLongs(String name, Extent extent, long[] labels) {
        long max = 0;
        for (long v : labels) {
            if (v < 0) {
                throw new InputException("Labels " + name + ": ids must be 0 (background) or above, found " + v + ".");
            }
            max = Math.max(max, v);
        }
        int[] codes = new int[labels.length];
        if (max <= Integer.MAX_VALUE) {
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (int) labels[i];
            }
            return new LabelImage(name, extent, codes, null, Calibration.unknown());
        }
        long[] sorted = labels.clone();
        Arrays.sort(sorted);
        long[] ids = new long[sorted.length + 1];
        int n = 1; // code 0 is background
        for (long v : sorted) {
            if (v != 0 && v != ids[n - 1]) {
                ids[n++] = v;
            }
        }
        ids = Arrays.copyOf(ids, n);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = labels[i] == 0 ? 0 : Arrays.binarySearch(ids, labels[i]);
        }
        return new LabelImage(name, extent, codes, ids, Calibration.unknown());
    }

    @Override
    public LabelImage withCalibration(Calibration other) {
        return new LabelImage(name, extent, codes, ids, other);
    }

    /** Other voxels with the same ids: {@code codes} (shared) may hold 0 and the codes that this image uses. */
    public LabelImage withCodes(int[] other) {
        return new LabelImage(name, extent, other, ids, calibration);
    }

    /** The same labels under another name. */
    public LabelImage withName(String other) {
        return new LabelImage(other, extent, codes, ids, calibration);
    }

    @Override
    public String name() {
        return name;
    }

    /** Voxels along z, y and x. */
    public Extent extent() {
        return extent;
    }

    @Override
    public Size size() {
        return extent.toSize();
    }

    @Override
    public Calibration calibration() {
        return calibration;
    }

    /** One int code a voxel, 0 for background. Not a copy. */
    public int[] codes() {
        return codes;
    }

    /** The id that {@code code} stands for. */
    public long id(int code) {
        return ids == null ? code : ids[code];
    }

    /** Whether codes are the ids themselves, true unless an id passes 2^31. */
    public boolean codesAreIds() {
        return ids == null;
    }

    /** The greatest id; 0 where there is no object. */
    public long maxId() {
        long max = 0;
        for (int c : codes) {
            max = Math.max(max, id(c));
        }
        return max;
    }

    /** Number of different ids, background not counted. */
    public int objects() {
        return (int) Arrays.stream(codes).filter(c -> c != 0).distinct().count();
    }

    @Override
    public void read(Block block, long[] into) {
        if (!block.isInside(size())) {
            throw new InputException("Labels " + name + ": block " + block + " is not inside " + extent + ".");
        }
        block.requireRoom("Labels " + name, into.length);
        Block.all(size()).shared(block, (from, at, count) -> {
            for (int x = 0; x < count; x++) {
                into[at + x] = id(codes[from + x]);
            }
        });
    }

    @Override
    public LabelImage load() {
        return this;
    }

    @Override
    public String toString() {
        return "Labels " + name + ": " + extent + ", " + objects() + " objects, " + calibration;
    }
}
