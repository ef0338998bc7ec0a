package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;

/** Every object changed alone by two morphological steps inside its own grown box. */
final class ObjectMasks {
    private ObjectMasks() {}

    /**
     * Paints the masks of all objects.
     *
     * @param first radius of the first step, which dilates or erodes
     * @param second radius of the second step, which does the opposite
     */
    static void paint(
            LabelImage labels,
            Extent first,
            boolean firstDilates,
            Extent second,
            float outside,
            float inside,
            float[] into,
            int at,
            Workers workers) {
        int[] codes = change(labels, first, firstDilates, second, workers);
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = codes[i] != 0 ? inside : outside;
            }
        });
    }

    /** The codes of the changed objects; where they overlap the largest code wins. The image's own array where nothing changes. */
    static int[] change(LabelImage labels, Extent first, boolean firstDilates, Extent second, Workers workers) {
        int[] codes = labels.codes();
        if (first.equals(Ellipsoid.NONE) && second.equals(Ellipsoid.NONE)) {
            return codes;
        }
        int[] changed = new int[codes.length];
        Extent whole = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(codes, whole, workers);
        int[] firstOffsets = Ellipsoid.offsets(first, whole);
        int[] secondOffsets = Ellipsoid.offsets(second, whole);
        Extent grow = Extent.zyx(first.z() + second.z(), first.y() + second.y(), first.x() + second.x());
        ObjectsInOrder.run(
                boxes.size(),
                workers,
                k -> {
                    ObjectBox box = ObjectBox.of(boxes, k, grow, whole);
                    boolean[] mask = box.mask(codes, boxes.code(k));
                    mask = spread(mask, box.size(), firstOffsets, firstDilates);
                    return spread(mask, box.size(), secondOffsets, !firstDilates);
                },
                (k, mask) -> ObjectBox.of(boxes, k, grow, whole)
                        .forEach(mask, (inBox, inImage) -> changed[inImage] = boxes.code(k)));
        return changed;
    }

    private static boolean[] spread(boolean[] mask, Extent size, int[] offsets, boolean dilates) {
        return FootprintKernel.spread(mask, size.z(), size.y(), size.x(), offsets, dilates);
    }

    /** Dilates, then erodes, a mask of the whole image. */
    static boolean[] change(boolean[] mask, Extent extent, Extent dilation, Extent erosion) {
        boolean[] out = Arrays.copyOf(mask, mask.length);
        if (!dilation.equals(Ellipsoid.NONE)) {
            out = spread(out, extent, Ellipsoid.offsets(dilation, extent), true);
        }
        if (!erosion.equals(Ellipsoid.NONE)) {
            out = spread(out, extent, Ellipsoid.offsets(erosion, extent), false);
        }
        return out;
    }
}
