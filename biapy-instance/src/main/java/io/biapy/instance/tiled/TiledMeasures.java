package io.biapy.instance.tiled;

import io.biapy.core.image.ImageSource;
import io.biapy.instance.measure.PropertyFilter;
import io.biapy.instance.measure.RegionProperty;
import io.biapy.instance.measure.WholeObjects;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is measured of the objects of a labelling tile by tile, and which of them are removed for it. Immutable; as safe for several threads as its image. */
public final class TiledMeasures {
    private static final TiledMeasures NONE = new TiledMeasures(List.of(), PropertyFilter.none(), Optional.empty(), "");

    private final List<RegionProperty> properties;
    private final PropertyFilter filter;
    private final Optional<ImageSource> light;
    private final String lightIs;

    private TiledMeasures(
            List<RegionProperty> properties, PropertyFilter filter, Optional<ImageSource> light, String lightIs) {
        this.properties = properties;
        this.filter = filter;
        this.light = light;
        this.lightIs = lightIs;
    }

    /** Position, box, size and moments, which cost nothing. */
    public static TiledMeasures none() {
        return NONE;
    }

    /** These properties too. */
    public TiledMeasures with(Collection<RegionProperty> more) {
        Set<RegionProperty> all = EnumSet.noneOf(RegionProperty.class);
        all.addAll(properties);
        all.addAll(more);
        return new TiledMeasures(List.copyOf(all), filter, light, lightIs);
    }

    /** Removes the objects that it names. */
    public TiledMeasures removing(PropertyFilter objects) {
        return new TiledMeasures(properties, objects, light, lightIs);
    }

    /**
     * Brightness in an image of one channel and the size of the prediction.
     *
     * @param identity what tells it from others, as {@link TiledRun#input}
     */
    public TiledMeasures intensity(ImageSource image, String identity) {
        return new TiledMeasures(properties, filter, Optional.of(image), identity);
    }

    PropertyFilter filter() {
        return filter;
    }

    Optional<ImageSource> light() {
        return light;
    }

    /** What is to be measured of each object as a whole. */
    WholeObjects whole() {
        Set<RegionProperty> all = EnumSet.copyOf(filter.properties());
        all.addAll(properties);
        return WholeObjects.of(all, light.isPresent());
    }

    /** Whether objects are looked at before labels are written. */
    boolean areNeeded() {
        return whole().isNeeded() || !filter.isEmpty();
    }

    @Override
    public String toString() {
        return "measuring " + properties
                + (light.isPresent() ? " with " + lightIs : "")
                + (filter.isEmpty() ? "" : ", removing " + filter);
    }
}
