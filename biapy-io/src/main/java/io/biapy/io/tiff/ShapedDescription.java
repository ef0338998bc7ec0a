package io.biapy.io.tiff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The description that tifffile writes: JSON with the array's shape, and its axes where the writer knew them. */
final class ShapedDescription {
    private ShapedDescription() {}

    /** The axes of the pages, or nothing where the description is another, or does not fit the pages. */
    static Optional<StackDescription> parse(String description, Page page, int pages, Calibration calibration) {
        if (!description.startsWith("{")) {
            return Optional.empty();
        }
        JsonNode shape;
        String axes;
        try {
            JsonNode root = new ObjectMapper().readTree(description);
            shape = root.path("shape");
            axes = root.path("axes").asText("");
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        List<Long> sizes = new ArrayList<>();
        shape.forEach(n -> sizes.add(n.asLong()));
        boolean samplesLast = !page.planar() && page.samplesPerPixel() > 1;
        int inPage = page.samplesPerPixel() > 1 ? 3 : 2;
        int n = sizes.size() - inPage;
        if (n < 1 || (!axes.isEmpty() && axes.length() != sizes.size()) || !endsLike(sizes, page, samplesLast)) {
            return Optional.empty();
        }
        long[] outer = sizes.subList(0, n).stream().mapToLong(Long::longValue).toArray();
        double planes = 1;
        for (long size : outer) {
            planes *= size;
        }
        if (planes != pages) {
            return Optional.empty();
        }
        String letters = axes.isEmpty() ? "Q".repeat(n) : axes.substring(0, n);
        return Optional.of(new StackDescription("tifffile series", letters, outer, calibration, List.of()));
    }

    private static boolean endsLike(List<Long> sizes, Page page, boolean samplesLast) {
        int last = sizes.size() - (samplesLast ? 2 : 1);
        return sizes.get(last) == page.width() && sizes.get(last - 1) == page.height();
    }
}
