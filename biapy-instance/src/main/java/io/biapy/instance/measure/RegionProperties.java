package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the objects of a label image: position, box and size always, other properties as asked for. Sums over all objects come from single passes over the
 * image; only holes and hulls look at one object's box after the other. The answer is the same to the last bit for any number of threads. Immutable, safe for several
 * threads.
 *
 * <pre>{@code
 * ObjectTable table = RegionProperties.of(labels).intensity(raw).with(RegionProperty.CIRCULARITY, RegionProperty.FERET_MAX).measure();
 * }</pre>
 */
public final class RegionProperties {
    private static final int PARTS = 32; // of the image, whatever the number of threads
    private static final float[] DARK = new float[0];

    private final LabelImage labels;
    private final float[] brightness;
    private final Set<RegionProperty> wanted;

    private RegionProperties(LabelImage labels, float[] brightness, Set<RegionProperty> wanted) {
        this.labels = labels;
        this.brightness = brightness;
        this.wanted = wanted;
    }

    /** Position and size of every object. */
    public static RegionProperties of(LabelImage labels) {
        return new RegionProperties(labels, DARK, EnumSet.noneOf(RegionProperty.class));
    }

    /** With the brightness (mean, least, greatest) in an image of one channel and the same size. */
    public RegionProperties intensity(FloatImage image) {
        if (!image.extent().equals(labels.extent()) || image.channels() != 1) {
            throw new InputException(
                    "Brightness of " + labels.extent() + " labels needs an image of that size and one channel, got "
                            + image.name() + " of " + image.extent() + " with " + image.channels()
                            + " channels; choose one with channel(index).");
        }
        return new RegionProperties(labels, image.data(), wanted);
    }

    /** These properties too. */
    public RegionProperties with(RegionProperty... properties) {
        return with(List.of(properties));
    }

    /** These properties too. */
    public RegionProperties with(Collection<RegionProperty> properties) {
        EnumSet<RegionProperty> more = EnumSet.noneOf(RegionProperty.class);
        more.addAll(wanted);
        more.addAll(properties);
        return new RegionProperties(labels, brightness, more);
    }

    /** Measures on one thread. */
    public ObjectTable measure() {
        try (Workers one = Workers.of(1)) {
            return measure(one);
        }
    }

    /** Measures with these threads; properties of intensity are refused without an image. */
    public ObjectTable measure(Workers workers) {
        boolean hasLight = brightness.length > 0;
        wanted.stream().filter(p -> p.needsIntensity() && !hasLight).findFirst().ifPresent(p -> {
            throw new InputException("Property " + p.columnName(true)
                    + " needs an image beside the labels; give it with intensity(image).");
        });
        ObjectSums sums = sums(workers);
        int[] objects = sums.byCode();
        List<Measurement> rows = new ArrayList<>(objects.length);
        for (int object : objects) {
            rows.add(SumProperties.row(labels.id(sums.code(object)), sums, object, labels.calibration(), isFlat()));
        }
        Map<RegionProperty, double[]> values = new EnumMap<>(RegionProperty.class);
        for (RegionProperty property : wanted) {
            values.put(property, new double[objects.length]);
        }
        SumProperties.fill(sums, objects, rows, values, labels.calibration(), isFlat());
        if (asks(RegionProperty.Group.BOUNDARY)) {
            fillBoundaries(sums, objects, rows, values, workers);
        }
        if (asks(RegionProperty.Group.HOLES)) {
            fillHoles(sums, objects, rows, values, workers);
        }
        if (asks(RegionProperty.Group.HULL)) {
            fillHulls(sums, objects, rows, values, workers);
        }
        if (asks(RegionProperty.Group.MEDIAN)) {
            values.put(RegionProperty.INTENSITY_MEDIAN, Medians.of(labels.codes(), brightness, sums, objects, workers));
        }
        return new ObjectTable(labels.name(), labels.calibration().unit(), isFlat(), hasLight, rows, values);
    }

    private boolean asks(RegionProperty.Group group) {
        return wanted.stream().anyMatch(p -> p.group() == group);
    }

    private boolean isFlat() {
        return labels.extent().z() == 1;
    }

    /** Rows of an image whose brightness is added up by itself. */
    static long rowsOfPart(long rows) {
        return Math.max(1, (rows + PARTS - 1) / PARTS);
    }

    private ObjectSums sums(Workers workers) {
        Extent extent = labels.extent();
        int rows = extent.z() * extent.y();
        int part = (int) rowsOfPart(rows);
        ObjectSums[] parts = new ObjectSums[(rows + part - 1) / part];
        workers.forEach(parts.length, p -> {
            ObjectSums own = new ObjectSums(brightness.length > 0);
            for (int row = p * part; row < Math.min(rows, (p + 1) * part); row++) {
                own.addRow(
                        labels.codes(), row * extent.x(), extent.x(), row / extent.y(), row % extent.y(), brightness);
            }
            parts[p] = own;
        });
        ObjectSums all = new ObjectSums(brightness.length > 0);
        Arrays.stream(parts).forEach(all::add);
        return all;
    }

    private void fillBoundaries(
            ObjectSums sums,
            int[] objects,
            List<Measurement> rows,
            Map<RegionProperty, double[]> values,
            Workers workers) {
        BoundarySums boundaries = boundaries(workers);
        Calibration voxel = labels.calibration();
        for (int k = 0; k < objects.length; k++) {
            int code = sums.code(objects[k]);
            double size = rows.get(k).size();
            double perimeter = isFlat() ? boundaries.perimeter(code, voxel.y(), voxel.x()) : boundaries.surface(code);
            double roundness = isFlat()
                    ? 4 * Math.PI * size / (perimeter * perimeter)
                    : 36 * Math.PI * size * size / (perimeter * perimeter * perimeter);
            put(values, RegionProperty.PERIMETER, k, perimeter);
            put(values, RegionProperty.CIRCULARITY, k, perimeter > 0 ? roundness : 0);
            put(values, RegionProperty.ELONGATION, k, perimeter > 0 ? 1 / roundness : 0);
            put(values, RegionProperty.CROFTON, k, boundaries.crofton(code));
            put(values, RegionProperty.EULER_NUMBER, k, boundaries.eulerNumber(code));
        }
    }

    private BoundarySums boundaries(Workers workers) {
        Extent e = labels.extent();
        double[] areas = CubePatterns.areas(
                labels.calibration().z(),
                labels.calibration().y(),
                labels.calibration().x());
        double[] crofton = wanted.contains(RegionProperty.CROFTON) ? crofton() : new double[256];
        boolean cells =
                !isFlat() || wanted.contains(RegionProperty.EULER_NUMBER) || wanted.contains(RegionProperty.CROFTON);
        int bands = isFlat() ? Math.min(PARTS, e.y()) : e.z() + 1;
        BoundarySums[] parts = new BoundarySums[bands];
        workers.forEach(bands, p -> {
            BoundarySums own = new BoundarySums(areas, crofton);
            if (isFlat()) {
                int y0 = (int) ((long) e.y() * p / bands);
                int y1 = (int) ((long) e.y() * (p + 1) / bands);
                BoundaryKernel.steps(labels.codes(), 1, e.y(), e.x(), 0, y0, y1, own);
            }
            if (cells && (!isFlat() || p == 0)) {
                BoundaryKernel.cells(labels.codes(), e.z(), e.y(), e.x(), isFlat() ? 0 : p, isFlat() ? 2 : p + 1, own);
            }
            parts[p] = own;
        });
        BoundarySums all = new BoundarySums(areas, crofton);
        Arrays.stream(parts).forEach(all::add);
        return all;
    }

    private double[] crofton() {
        Calibration voxel = labels.calibration();
        return isFlat()
                ? CroftonPatterns.flat(voxel.y(), voxel.x())
                : CroftonPatterns.solid(voxel.z(), voxel.y(), voxel.x());
    }

    private void fillHoles(
            ObjectSums sums,
            int[] objects,
            List<Measurement> rows,
            Map<RegionProperty, double[]> values,
            Workers workers) {
        workers.forEach(objects.length, k -> {
            Measurement row = rows.get(k);
            long filled = FilledObject.voxels(labels.codes(), labels.extent(), sums.code(objects[k]), row.box());
            put(values, RegionProperty.FILLED_SIZE, k, row.size() / row.npixels() * filled);
        });
    }

    private void fillHulls(
            ObjectSums sums,
            int[] objects,
            List<Measurement> rows,
            Map<RegionProperty, double[]> values,
            Workers workers) {
        boolean widths = wanted.contains(RegionProperty.FERET_MIN) || wanted.contains(RegionProperty.FERET_MAX);
        workers.forEach(objects.length, k -> {
            Measurement row = rows.get(k);
            ObjectHull hull = ObjectHull.of(
                    labels.codes(), labels.extent(), sums.code(objects[k]), row.box(), labels.calibration(), widths);
            put(values, RegionProperty.HULL_SIZE, k, hull.size());
            put(values, RegionProperty.SOLIDITY, k, row.size() / hull.size());
            put(values, RegionProperty.FERET_MAX, k, hull.longest());
            put(values, RegionProperty.FERET_MIN, k, hull.narrowest());
        });
    }

    private static void put(Map<RegionProperty, double[]> values, RegionProperty property, int k, double value) {
        double[] column = values.get(property);
        if (column != null) {
            column[k] = value;
        }
    }

    @Override
    public String toString() {
        return "properties of " + labels.name() + ": "
                + wanted.stream().map(p -> p.columnName(isFlat())).toList();
    }
}
