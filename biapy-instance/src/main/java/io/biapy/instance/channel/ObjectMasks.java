package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
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
            float[] into) {
        int[] codes = change(labels, first, firstDilates, second);
        for (int i = 0; i < codes.length; i++) {
            into[i] = codes[i] != 0 ? inside : outside;
        }
    }

    /** The codes of the changed objects; where they overlap the largest code wins. The image's own array where nothing changes. */
    static int[] change(LabelImage labels, Extent first, boolean firstDilates, Extent second) {
        int[] codes = labels.codes();
        if (first.equals(Ellipsoid.NONE) && second.equals(Ellipsoid.NONE)) {
            return codes;
        }
        int[] changed = new int[codes.length];
        Extent whole = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(codes, whole);
        int[] firstOffsets = Ellipsoid.offsets(first);
        int[] secondOffsets = Ellipsoid.offsets(second);
        Extent grow = Extent.zyx(first.z() + second.z(), first.y() + second.y(), first.x() + second.x());
        for (int k = 0; k < boxes.size(); k++) {
            int code = boxes.code(k);
            ObjectBox box = ObjectBox.of(boxes, k, grow, whole);
            Extent size = box.size();
            boolean[] mask = box.mask(codes, code);
            mask = FootprintKernel.spread(mask, size.z(), size.y(), size.x(), firstOffsets, firstDilates);
            mask = FootprintKernel.spread(mask, size.z(), size.y(), size.x(), secondOffsets, !firstDilates);
            box.forEach(mask, (inBox, inImage) -> changed[inImage] = code);
        }
        return changed;
    }

    /** Dilates, then erodes, a mask of the whole image. */
    static boolean[] change(boolean[] mask, Extent extent, Extent dilation, Extent erosion) {
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        boolean[] out = Arrays.copyOf(mask, mask.length);
        if (!dilation.equals(Ellipsoid.NONE)) {
            out = FootprintKernel.spread(out, nz, ny, nx, Ellipsoid.offsets(dilation), true);
        }
        if (!erosion.equals(Ellipsoid.NONE)) {
            out = FootprintKernel.spread(out, nz, ny, nx, Ellipsoid.offsets(erosion), false);
        }
        return out;
    }
}
