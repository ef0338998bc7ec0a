package io.biapy.instance.affinity;

import io.biapy.core.image.LabelImage;

/**
 * An agglomeration with what led to it. Immutable.
 *
 * @param fragments before any merge
 * @param borders pairs of fragments that touch at some offset
 * @param labels the result
 */
public record AgglomerationTrace(LabelImage fragments, int borders, LabelImage labels) {
    @Override
    public String toString() {
        return "Agglomeration of " + labels.name() + ": " + fragments.objects() + " fragments with " + borders
                + (borders == 1 ? " border" : " borders") + " merged to " + labels.objects() + " objects";
    }
}
