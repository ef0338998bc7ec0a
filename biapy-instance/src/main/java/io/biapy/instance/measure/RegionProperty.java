package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What can be measured of an object beside its position and box, always in the unit of the voxel size (pixels where it is unknown). A few have
 * another name in 3D; both are understood everywhere.
 */
public enum RegionProperty {
    /** Voxels. */
    NPIXELS("npixels", Group.SUMS),
    /** Area, or volume in 3D. */
    SIZE("area", "volume", Group.SUMS),
    /** Diameter of the disk (3D: ball) of that size. */
    EQUIVALENT_DIAMETER("equivalent_diameter", Group.SUMS),
    /** Longest side of the box, as BiaPy's diameter, but in physical units. */
    DIAMETER("diameter", Group.SUMS),
    /** Area (volume) of the box. */
    BOX_SIZE("bbox_area", "bbox_volume", Group.SUMS),
    /** Voxels by voxels of the box. */
    EXTENT("extent", Group.SUMS),
    /**
     * Length of the contour after Benkrid and Crookes, "Design and FPGA implementation of a perimeter estimator" (2000): steps between border pixels, here
     * of their physical lengths (so equal to {@code skimage.measure.perimeter} for square pixels of size 1). In 3D the area of the closed {@link SurfaceMesh}.
     */
    PERIMETER("perimeter", "surface_area", Group.BOUNDARY),
    /**
     * Length of the contour (area of the surface in 3D) after Crofton: how often lines along the directions to all neighbours enter the object. Nearer to the truth
     * for smooth objects than {@link #PERIMETER}; equal to {@code skimage.measure.perimeter_crofton} for square pixels of size 1.
     */
    CROFTON("perimeter_crofton", "surface_crofton", Group.BOUNDARY),
    /** 4 pi area / perimeter², 1 for a disk. In 3D sphericity as BiaPy defines it, 36 pi volume² / surface³ (the cube of Wadell's). 0 without perimeter. */
    CIRCULARITY("circularity", "sphericity", Group.BOUNDARY),
    /** The inverse of circularity or sphericity, as BiaPy's elongation. */
    ELONGATION("elongation", Group.BOUNDARY),
    /** Parts less tunnels plus cavities of the object as a union of closed voxels (8 or 26 neighbours), as skimage's. */
    EULER_NUMBER("euler_number", Group.BOUNDARY),
    /** Longest axis of the ellipse (ellipsoid) with the same second moments. */
    AXIS_MAJOR("axis_major", Group.SUMS),
    /** Middle axis of that ellipsoid; the minor one in 2D. */
    AXIS_MIDDLE("axis_middle", Group.SUMS),
    /** Shortest axis of it. */
    AXIS_MINOR("axis_minor", Group.SUMS),
    /** Eccentricity of the ellipse: 0 for a circle, towards 1 for a line. In 3D of the longest and the shortest axis. */
    ECCENTRICITY("eccentricity", Group.SUMS),
    /** Angle in the y, x plane from the y axis to the long axis, -pi / 2 to pi / 2, as skimage's. */
    ORIENTATION("orientation", Group.SUMS),
    /** Second central moments by voxel (variances and covariances of the positions), in the unit squared. */
    MOMENT_ZZ("moment_zz", Group.SUMS),
    MOMENT_ZY("moment_zy", Group.SUMS),
    MOMENT_ZX("moment_zx", Group.SUMS),
    MOMENT_YY("moment_yy", Group.SUMS),
    MOMENT_YX("moment_yx", Group.SUMS),
    MOMENT_XX("moment_xx", Group.SUMS),
    /** Area (volume) with holes: background and other objects within, joined to the outside by no path through faces, edges or corners, as scikit-image's. */
    FILLED_SIZE("filled_area", "filled_volume", Group.HOLES),
    /** Area (volume) of the convex hull of the object's pixels (voxels) as squares (boxes). */
    HULL_SIZE("convex_area", "convex_volume", Group.HULL),
    /** Size by size of the convex hull: 1 for a convex object. */
    SOLIDITY("solidity", Group.HULL),
    /** Largest distance of two points of the hull. */
    FERET_MAX("feret_max", Group.HULL),
    /** Smallest distance of two parallel lines (planes) that hold the hull between them. */
    FERET_MIN("feret_min", Group.HULL),
    INTENSITY_MEAN("intensity_mean", Group.INTENSITY),
    INTENSITY_MIN("intensity_min", Group.INTENSITY),
    INTENSITY_MAX("intensity_max", Group.INTENSITY),
    /** Standard deviation of the voxels' values, divided by their number. */
    INTENSITY_SD("intensity_sd", Group.INTENSITY),
    /** Median of the voxels' values; the mean of the middle two of an even number. Takes 4 bytes a labelled voxel. */
    INTENSITY_MEDIAN("intensity_median", Group.MEDIAN);

    /** What has to be run through to measure it. */
    enum Group {
        SUMS,
        BOUNDARY,
        HOLES,
        HULL,
        INTENSITY,
        MEDIAN
    }

    /** What scikit-image, and so BiaPy, calls some of them; hulls are counted in whole pixels there. */
    private static final Map<String, RegionProperty> SCIKIT_IMAGE = Map.ofEntries(
            Map.entry("num_pixels", NPIXELS),
            Map.entry("area_bbox", BOX_SIZE),
            Map.entry("area_filled", FILLED_SIZE),
            Map.entry("area_convex", HULL_SIZE),
            Map.entry("feret_diameter_max", FERET_MAX),
            Map.entry("equivalent_diameter_area", EQUIVALENT_DIAMETER),
            Map.entry("axis_major_length", AXIS_MAJOR),
            Map.entry("axis_minor_length", AXIS_MINOR),
            Map.entry("intensity_std", INTENSITY_SD));

    private final String name2d;
    private final String name3d;
    private final Group group;

    RegionProperty(String name, Group group) {
        this(name, name, group);
    }

    RegionProperty(String name2d, String name3d, Group group) {
        this.name2d = name2d;
        this.name3d = name3d;
        this.group = group;
    }

    /** Its column's name in a table of areas or of volumes. */
    public String columnName(boolean flat) {
        return flat ? name2d : name3d;
    }

    /** Whether it needs an image beside the labels. */
    public boolean needsIntensity() {
        return group == Group.INTENSITY || group == Group.MEDIAN;
    }

    Group group() {
        return group;
    }

    /** The property of a column's name, for example "area", "volume" or "sphericity", or of scikit-image's name for it; an unknown one is refused with those known. */
    public static RegionProperty parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(p -> p.name2d.equals(wanted) || p.name3d.equals(wanted) || p == SCIKIT_IMAGE.get(wanted))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("property", text.strip(), names()));
    }

    /** Several with commas between; "all" for all, those of intensity only where {@code withIntensity} is true. */
    public static List<RegionProperty> parseList(String text, boolean withIntensity) {
        if (text.strip().equals("all")) {
            return Arrays.stream(values())
                    .filter(p -> withIntensity || !p.needsIntensity())
                    .toList();
        }
        if (text.isBlank()) {
            throw new InputException("A list of properties needs at least one name, or \"all\".");
        }
        return Arrays.stream(text.split(",", -1)).map(RegionProperty::parse).toList();
    }

    private static List<String> names() {
        return Arrays.stream(values())
                .flatMap(p -> Arrays.stream(new String[] {p.name2d, p.name3d}))
                .distinct()
                .toList();
    }
}
