package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import io.biapy.instance.label.Skeleton;
import java.util.function.Consumer;

/** The skeleton of every object alone, in its tight box. */
final class ObjectSkeletons {
    private ObjectSkeletons() {}

    /** One object: its box, and which voxels of the box are the object and its skeleton. */
    record One(ObjectBox box, boolean[] mask, boolean[] skeleton) {}

    /** Objects are shared among threads, so {@code visitor} must write to their own voxels only. */
    static void forEach(LabelImage labels, Workers workers, Consumer<One> visitor) {
        Extent whole = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), whole, workers);
        workers.forEach(boxes.size(), k -> {
            ObjectBox box = ObjectBox.of(boxes, k, Ellipsoid.NONE, whole);
            boolean[] mask = box.mask(labels.codes(), boxes.code(k));
            visitor.accept(new One(
                    box,
                    mask,
                    whole.z() == 1 ? Skeleton.ofSlices(mask, box.size()) : Skeleton.ofVolume(mask, box.size())));
        });
    }
}
