package io.biapy.core.patch;

import io.biapy.core.condition.Conditions;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which samples, that is patches of an image, are left out: those for which a group of conditions holds, as BiaPy's {@code DATA.*.FILTER_SAMPLES}. Properties are
 * {@code mean}, {@code min} and {@code max} of all values of a patch (all channels), and in trainings {@code foreground}, the share of its voxels that are
 * labelled, 0 to 1. Values count as the file has them unless {@link #normalized()} is asked for. Values of a patch count once,
 * also where they are reflected at the border. Immutable, safe for several threads. Source: BiaPy 3.7.1, {@code sample_satisfy_conds}.
 *
 * <pre>{@code
 * SampleFilter.parse("max < 100 or mean < 12.5 and min <= 3")
 * }</pre>
 */
public final class SampleFilter {
    private static final double APART = 0.5; // share of a patch from a place of a training to the next

    private enum Property {
        FOREGROUND,
        MEAN,
        MIN,
        MAX;

        static Property parse(String name) {
            String wanted = name.strip().toUpperCase(Locale.ROOT);
            for (Property property : values()) {
                if (property.name().equals(wanted)) {
                    return property;
                }
            }
            boolean target = wanted.startsWith("TARGET_") || wanted.startsWith("DIFF");
            throw new InputException("Samples are left out for their foreground, mean, min or max, got \"" + name + "\""
                    + (target ? ", which compares with a target image; labels have a foreground." : "."));
        }
    }

    private final Conditions<Property> conditions;
    private final boolean normalized;

    private SampleFilter(Conditions<Property> conditions, boolean normalized) {
        this.conditions = conditions;
        this.normalized = normalized;
    }

    /** Leaves nothing out. */
    public static SampleFilter none() {
        return new SampleFilter(Conditions.none(), false);
    }

    /** Reads conditions joined by "and", groups of them joined by "or". */
    public static SampleFilter parse(String text) {
        return new SampleFilter(Conditions.parse(text, Property::parse, "max < 100"), false);
    }

    /** BiaPy's PROPS, VALUES and SIGNS (gt, ge, lt, le): one list a group, of equal lengths. */
    public static SampleFilter of(List<List<String>> properties, List<List<Double>> values, List<List<String>> signs) {
        return new SampleFilter(Conditions.of(properties, values, signs, Property::parse), false);
    }

    /** The same of values after normalisation, as BiaPy's NORM_BEFORE; the foreground stays what it is. */
    public SampleFilter normalized() {
        return new SampleFilter(conditions, true);
    }

    /** Whether nothing is left out. */
    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** Whether values count after normalisation. */
    public boolean isNormalized() {
        return normalized;
    }

    /** To be asked before any work: refuses conditions that need labels, where there are none. */
    public void requireNoLabels() {
        if (conditions.properties().contains(Property.FOREGROUND)) {
            throw new InputException("The foreground of a sample is known from labels, and where an image is predicted"
                    + " there are none; leave samples out for their mean, min or max.");
        }
    }

    /** The patches of an image that are not left out; the image is read when it is asked. */
    public PatchSelection over(ImageSource image) {
        requireNoLabels();
        return isEmpty() ? PatchSelection.ALL : seen -> !leavesOut(image.load(seen), Double.NaN);
    }

    /**
     * Where patches of a training may start in an image: half a patch apart as {@link PatchGrid} lays them, those that are not left out.
     *
     * @param image with the values that count
     * @return voxels z, y, x
     */
    public List<long[]> places(FloatImage image, LabelImage labels, Extent patch) {
        PatchGrid grid = PatchGrid.of(image.extent(), patch, Overlap.of(APART), new Extent(0, 0, 0));
        List<long[]> places = new ArrayList<>();
        for (int k = 0; k < grid.patches(); k++) {
            int[] start = grid.start(k);
            Block block = new Block(start[0], start[1], start[2], patch);
            if (!leavesOut(image.load(block), foreground(labels, block))) {
                places.add(new long[] {start[0], start[1], start[2]});
            }
        }
        return places;
    }

    private static double foreground(LabelImage labels, Block block) {
        Size size = labels.size();
        int[] codes = labels.codes();
        long count = 0;
        for (long z = block.z(); z < block.z() + block.extent().z(); z++) {
            for (long y = block.y(); y < block.y() + block.extent().y(); y++) {
                int row = (int) ((z * size.y() + y) * size.x() + block.x());
                for (int x = 0; x < block.extent().x(); x++) {
                    count += codes[row + x] == 0 ? 0 : 1;
                }
            }
        }
        return count / (double) block.extent().voxels();
    }

    private boolean leavesOut(FloatImage sample, double foreground) {
        double[] found = SampleKernel.sumMinMax(sample.data());
        return conditions.hold(property -> switch (property) {
            case FOREGROUND -> foreground;
            case MEAN -> found[0] / sample.data().length;
            case MIN -> found[1];
            case MAX -> found[2];
        });
    }

    @Override
    public String toString() {
        return isEmpty() ? "no sample" : "samples with " + conditions + (normalized ? ", normalised" : "");
    }
}
