package io.biapy.instance;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImgLib2;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.metrics.matching.Matching;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/** What was found in one image: labels, and everything that can be asked of them. Immutable, safe for several threads. */
public final class Segmentation {
    private final FloatImage raw;
    private final FloatImage prediction;
    private final LabelImage labels;

    Segmentation(FloatImage raw, FloatImage prediction, LabelImage labels) {
        this.raw = raw;
        this.prediction = prediction;
        this.labels = labels;
    }

    /** The same image and prediction with other labels of it, for example refined ones. */
    public Segmentation withLabels(LabelImage other) {
        if (!other.extent().equals(raw.extent())) {
            throw new InputException("The segmentation of " + name() + " has " + raw.extent()
                    + " voxels, other labels of it have " + other.extent() + ".");
        }
        return new Segmentation(raw, prediction, other);
    }

    /** The image's name. */
    public String name() {
        return raw.name();
    }

    /** Labels as an ImgLib2 interval (x, y, z order) without copying; 0 is background. */
    public RandomAccessibleInterval<? extends IntegerType<?>> labels() {
        return ImgLib2.of(labels);
    }

    /** Labels as this library keeps them. */
    public LabelImage labelImage() {
        return labels;
    }

    /** What was segmented. */
    public FloatImage raw() {
        return raw;
    }

    /** What the network predicted: one plane a channel, activated. */
    public FloatImage prediction() {
        return prediction;
    }

    /** Number of objects. */
    public int count() {
        return labels.objects();
    }

    /** One row an object: label, voxels, centroid, area or volume, box, intensity; in physical units where the voxel size is known. */
    public ObjectTable objects() {
        return raw.channels() == 1 ? ObjectTable.of(labels, raw) : ObjectTable.of(labels);
    }

    /** Matches the objects with the true ones; ask it {@code .at(0.5).f1()}. */
    public Matching against(LabelSource truth) {
        if (!truth.size().equals(labels.size())) {
            throw new InputException("Truth " + truth.name() + " has " + truth.size() + " voxels, the segmentation of "
                    + name() + " has " + labels.size() + "; both must show the same image.");
        }
        LabelImage loaded = truth.load();
        if (loaded.codesAreIds()) {
            return Matching.of(loaded.codes(), labels.codes());
        }
        long[] ids = new long[loaded.codes().length];
        long[] found = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = loaded.id(loaded.codes()[i]);
            found[i] = labels.id(labels.codes()[i]);
        }
        return Matching.of(ids, found);
    }

    @Override
    public String toString() {
        return "Segmentation of " + name() + ": " + count() + " objects in " + labels.extent() + " voxels, "
                + raw.calibration();
    }
}
