package io.biapy.io.dataset;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The runs of every object of a flat label image, by rising code. */
final class ObjectColumns {
    private ObjectColumns() {}

    /** For each code its runs: start and length, alternating, in column-major order. */
    static Map<Integer, int[]> runs(LabelImage labels) {
        if (!labels.size().is2D()) {
            throw new InputException("Labels " + labels.name() + " are " + labels.extent()
                    + "; run lengths and COCO are for single slices. Save each slice, or take .zarr or .tif.");
        }
        int height = labels.extent().y();
        int width = labels.extent().x();
        int[] codes = labels.codes();
        Map<Integer, int[]> columns = new TreeMap<>(); // first and last column of each
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int code = codes[y * width + x];
                if (code != 0) {
                    int[] known = columns.get(code);
                    if (known == null) {
                        columns.put(code, new int[] {x, x});
                    } else {
                        known[0] = Math.min(known[0], x);
                        known[1] = Math.max(known[1], x);
                    }
                }
            }
        }
        Map<Integer, int[]> runs = new LinkedHashMap<>();
        columns.forEach(
                (code, ends) -> runs.put(code, RunKernel.runs(codes, height, width, code, ends[0], ends[1] + 1)));
        return runs;
    }
}
