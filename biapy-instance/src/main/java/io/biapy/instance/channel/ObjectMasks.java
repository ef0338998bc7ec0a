package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;

/** Paints the mask of every object, each changed alone by two morphological steps inside its own grown box. */
final class ObjectMasks {
    private ObjectMasks() {}

    /**
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
        int[] codes = labels.codes();
        if (first.equals(Ellipsoid.NONE) && second.equals(Ellipsoid.NONE)) {
            for (int i = 0; i < codes.length; i++) {
                into[i] = codes[i] != 0 ? inside : outside;
            }
            return;
        }
        Arrays.fill(into, 0, codes.length, outside);
        Extent whole = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(codes, whole);
        int[] firstOffsets = Ellipsoid.offsets(first);
        int[] secondOffsets = Ellipsoid.offsets(second);
        for (int k = 0; k < boxes.size(); k++) {
            int[] from = new int[3];
            int[] size = new int[3];
            for (int axis = 0; axis < 3; axis++) {
                int grow = first.along(axis) + second.along(axis);
                from[axis] = Math.max(0, boxes.first(k, axis) - grow);
                size[axis] = Math.min(whole.along(axis) - 1, boxes.last(k, axis) + grow) - from[axis] + 1;
            }
            boolean[] mask = new boolean[size[0] * size[1] * size[2]];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = codes[at(i, from, size, whole)] == boxes.code(k);
            }
            mask = FootprintKernel.spread(mask, size[0], size[1], size[2], firstOffsets, firstDilates);
            mask = FootprintKernel.spread(mask, size[0], size[1], size[2], secondOffsets, !firstDilates);
            for (int i = 0; i < mask.length; i++) {
                if (mask[i]) {
                    into[at(i, from, size, whole)] = inside;
                }
            }
        }
    }

    private static int at(int i, int[] from, int[] size, Extent whole) {
        int z = from[0] + i / (size[1] * size[2]);
        int y = from[1] + i / size[2] % size[1];
        return (z * whole.y() + y) * whole.x() + from[2] + i % size[2];
    }
}
