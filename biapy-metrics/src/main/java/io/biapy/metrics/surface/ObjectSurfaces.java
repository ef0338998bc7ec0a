package io.biapy.metrics.surface;

import io.biapy.metrics.table.Result;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The surface scores of all matched objects: how good the shape is of what was found. Objects without a match do not count here; the
 * matching counts them. Immutable.
 */
public final class ObjectSurfaces implements Result {
    private final double tolerance;
    private final List<ObjectSurface> objects;

    private ObjectSurfaces(double tolerance, List<ObjectSurface> objects) {
        this.tolerance = tolerance;
        this.objects = List.copyOf(objects);
    }

    /** Pairs of one tolerance, compared one by one with {@link Surfaces#object}. */
    public static ObjectSurfaces of(double tolerance, List<ObjectSurface> objects) {
        return new ObjectSurfaces(tolerance, objects);
    }

    /**
     * The objects of several images together.
     *
     * @param images at least one, all of one tolerance
     */
    public static ObjectSurfaces pooled(List<ObjectSurfaces> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("Surface scores are pooled from at least one image, but came none.");
        }
        List<ObjectSurface> all = new ArrayList<>();
        images.forEach(image -> all.addAll(image.objects));
        return new ObjectSurfaces(images.get(0).tolerance, all);
    }

    /** Every matched pair, in rising order of the true ids. */
    public List<ObjectSurface> objects() {
        return objects;
    }

    /** The mean over the pairs; without a pair the worst: scores 0, distances infinite. */
    public SurfaceScore mean() {
        return SurfaceScore.mean(objects.stream().map(ObjectSurface::score).toList(), tolerance);
    }

    /** One row a pair: {@code gt_id}, {@code pred_id}, then the values of {@link SurfaceScore#toMap()}. */
    @Override
    public ResultTable toTable() {
        if (objects.isEmpty()) {
            return ResultTable.builder().integer("gt_id").integer("pred_id").build();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ObjectSurface object : objects) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("gt_id", object.truthId());
            row.put("pred_id", object.foundId());
            row.putAll(object.score().toMap());
            rows.add(row);
        }
        return ResultTable.ofMaps(rows);
    }

    /** {@code pairs}, their number, then the values of {@link #mean()}. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pairs", (long) objects.size());
        map.putAll(mean().toMap());
        return map;
    }

    @Override
    public String toString() {
        return "Mean over " + objects.size() + " matched objects: " + mean();
    }
}
