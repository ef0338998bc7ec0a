package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.LabelBoxes;
import io.biapy.instance.label.Skeleton;

/** The skeleton of every object alone, in its tight box. */
final class ObjectSkeletons {
    private ObjectSkeletons() {}

    /** What to do with an object's box, mask and skeleton. */
    @FunctionalInterface
    interface Visitor {
        void visit(ObjectBox box, boolean[] mask, boolean[] skeleton);
    }

    static void forEach(LabelImage labels, Visitor visitor) {
        Extent whole = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), whole);
        for (int k = 0; k < boxes.size(); k++) {
            ObjectBox box = ObjectBox.of(boxes, k, Ellipsoid.NONE, whole);
            boolean[] mask = box.mask(labels.codes(), boxes.code(k));
            visitor.visit(
                    box,
                    mask,
                    whole.z() == 1 ? Skeleton.ofSlices(mask, box.size()) : Skeleton.ofVolume(mask, box.size()));
        }
    }
}
