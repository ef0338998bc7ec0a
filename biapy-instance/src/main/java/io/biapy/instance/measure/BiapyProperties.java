package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of BiaPy's {@code measure_morphological_props_and_filter}, with its columns and its numbers, for those who compare with it: sizes cut to whole numbers (in 2D the
 * area takes the voxel size along z and y), everything else in voxels, the middle of the box modulo 65,536 as position, surfaces open where an object touches its box.
 * {@link RegionProperties} gives the right numbers. Immutable.
 */
public final class BiapyProperties {
    private static final Map<String, RegionProperty> SCIKIT_IMAGE = scikitImage();
    /** Of these scikit-image counts the pixels that lie in the hull. */
    private static final List<String> LATTICE_HULL = List.of("solidity", "area_convex", "feret_diameter_max");
    /** BiaPy takes these names and adds no column for them. */
    private static final List<String> IN_TABLE = List.of("area", "label", "bbox", "perimeter");

    private final LabelImage kept;
    private final ResultTable table;

    private BiapyProperties(LabelImage kept, ResultTable table) {
        this.kept = kept;
        this.table = table;
    }

    /**
     * Measures and filters.
     *
     * @param filter decides by BiaPy's numbers
     * @param intensity an image of one channel, empty where no intensity is asked for
     * @param extra scikit-image's names of further properties
     */
    public static BiapyProperties of(
            LabelImage labels, PropertyFilter filter, Collection<FloatImage> intensity, List<String> extra) {
        RegionProperties wanted = RegionProperties.of(labels.withCalibration(Calibration.unknown()))
                .with(RegionProperty.PERIMETER, RegionProperty.DIAMETER);
        for (FloatImage image : intensity) {
            wanted = wanted.intensity(image);
        }
        for (String name : extra) {
            if (isMeasured(name)) {
                requirePlane(labels, name);
                wanted = wanted.with(property(name));
            }
        }
        ObjectTable measured;
        try (Workers one = Workers.of(1)) {
            measured = wanted.measure(one);
        }
        BiapyShape shapes = new BiapyShape(labels);
        List<Map<String, ?>> rows = new ArrayList<>();
        List<Long> removed = new ArrayList<>();
        for (Measurement m : measured) {
            rows.add(row(labels, m, measured, shapes, filter, extra));
            if ("Removed".equals(rows.get(rows.size() - 1).get("comment"))) {
                removed.add(m.label());
            }
        }
        int[] codes = labels.codes().clone();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] != 0 && java.util.Collections.binarySearch(removed, labels.id(codes[i])) >= 0
                    ? 0
                    : codes[i];
        }
        return new BiapyProperties(labels.withCodes(codes), ResultTable.ofMaps(rows));
    }

    /**
     * Refuses, before any work, what {@link #of} would refuse.
     *
     * @param withIntensity whether there will be an image
     */
    public static void requireKnown(PropertyFilter filter, List<String> extra, boolean withIntensity) {
        filter.groupsHold(property -> number(property, 0, 0, 0, 0, 0, 0));
        for (String name : extra) {
            if (isMeasured(name) && property(name).needsIntensity() && !withIntensity) {
                throw new InputException("Property " + name + " needs an image beside the labels.");
            }
        }
    }

    /** What BiaPy's filter compares. */
    private static double number(
            RegionProperty property,
            double voxels,
            double size,
            double diameter,
            double border,
            double roundness,
            double elongation) {
        return switch (property) {
            case NPIXELS -> voxels;
            case SIZE -> size;
            case DIAMETER -> diameter;
            case PERIMETER -> border;
            case CIRCULARITY -> roundness;
            case ELONGATION -> elongation;
            default ->
                throw new InputException("BiaPy removes objects by npixels, area, diameter, perimeter,"
                        + " circularity, sphericity and elongation, not by " + property.columnName(true) + ".");
        };
    }

    private static Map<String, Object> row(
            LabelImage labels,
            Measurement m,
            ObjectTable measured,
            BiapyShape shapes,
            PropertyFilter filter,
            List<String> extra) {
        boolean flat = labels.extent().z() == 1;
        Calibration voxel = labels.calibration();
        double n = m.npixels();
        long size = (long) (n * (flat ? voxel.z() * voxel.y() : voxel.z() * voxel.y() * voxel.x()));
        double border = flat ? measured.value(m.label(), RegionProperty.PERIMETER) : shapes.openSurface(m);
        double round = flat ? 4 * Math.PI * n / (border * border) : 36 * Math.PI * n * n / (border * border * border);
        float roundness = border > 0 ? (float) round : 0;
        float elongation = (float) (border * border / (4 * Math.PI * n));
        long diameter = (long) measured.value(m.label(), RegionProperty.DIAMETER);
        List<Boolean> conditions =
                filter.groupsHold(p -> number(p, n, size, diameter, (long) border, roundness, elongation));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", m.label());
        BoundingBox b = m.box();
        int[] middle = {middle(b.zMin(), b.zMax()), middle(b.yMin(), b.yMax()), middle(b.xMin(), b.xMax())};
        for (int axis = flat ? 1 : 0; axis < 3; axis++) {
            row.put("axis-" + (flat ? axis - 1 : axis), (long) middle[axis]);
        }
        row.put("npixels", m.npixels());
        row.put(flat ? "area" : "volume", size);
        row.put(flat ? "circularity" : "sphericity", (double) roundness);
        row.put("diameter", diameter);
        row.put(flat ? "perimeter" : "perimeter (surface area)", (long) border);
        if (flat) {
            row.put("elongation", (double) elongation);
        }
        row.put("comment", conditions.contains(true) ? "Removed" : "Correct");
        row.put("conditions", python(conditions));
        for (String name : extra) {
            if (!IN_TABLE.contains(name)) {
                row.putIfAbsent(
                        name,
                        LATTICE_HULL.contains(name)
                                ? shapes.latticeHull(m, name)
                                : measured.value(m.label(), property(name)));
            }
        }
        return row;
    }

    private static int middle(int first, int last) {
        return first + (last - first + 1) / 2 & 0xFFFF;
    }

    private static String python(List<Boolean> conditions) {
        return conditions.stream()
                .map(c -> c ? "True" : "False")
                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }

    /** Whether {@link RegionProperties} measures what has this name. */
    private static boolean isMeasured(String name) {
        return !IN_TABLE.contains(name) && !LATTICE_HULL.contains(name);
    }

    private static void requirePlane(LabelImage labels, String name) {
        if (name.equals("perimeter_crofton") && labels.extent().z() > 1) {
            throw new InputException(
                    "Property perimeter_crofton of BiaPy's table is for 2D images only; without BiaPy's"
                            + " table surface_crofton measures surfaces.");
        }
    }

    private static RegionProperty property(String name) {
        RegionProperty property = SCIKIT_IMAGE.get(name.toLowerCase(Locale.ROOT));
        if (property == null) {
            throw new InputException("Property \"" + name
                    + "\" is not among those of scikit-image that have one number an object and are"
                    + " measured here: " + SCIKIT_IMAGE.keySet() + ", " + LATTICE_HULL + ", " + IN_TABLE
                    + " (in the table anyway).");
        }
        return property;
    }

    private static Map<String, RegionProperty> scikitImage() {
        Map<String, RegionProperty> names = new LinkedHashMap<>();
        names.put("num_pixels", RegionProperty.NPIXELS);
        names.put("equivalent_diameter_area", RegionProperty.EQUIVALENT_DIAMETER);
        names.put("area_bbox", RegionProperty.BOX_SIZE);
        names.put("area_filled", RegionProperty.FILLED_SIZE);
        names.put("perimeter_crofton", RegionProperty.CROFTON);
        names.put("extent", RegionProperty.EXTENT);
        names.put("euler_number", RegionProperty.EULER_NUMBER);
        names.put("eccentricity", RegionProperty.ECCENTRICITY);
        names.put("orientation", RegionProperty.ORIENTATION);
        names.put("axis_major_length", RegionProperty.AXIS_MAJOR);
        names.put("axis_minor_length", RegionProperty.AXIS_MINOR);
        names.put("intensity_mean", RegionProperty.INTENSITY_MEAN);
        names.put("intensity_min", RegionProperty.INTENSITY_MIN);
        names.put("intensity_max", RegionProperty.INTENSITY_MAX);
        names.put("intensity_std", RegionProperty.INTENSITY_SD);
        return names;
    }

    /** The labels without the objects that the filter removes. */
    public LabelImage kept() {
        return kept;
    }

    /** One row an object, also of those removed, with BiaPy's column names; comment and conditions say what the filter found. */
    public ResultTable toResultTable() {
        return table;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
