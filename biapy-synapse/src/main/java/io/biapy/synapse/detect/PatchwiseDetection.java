package io.biapy.synapse.detect;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.patch.ChunkGrid;
import io.biapy.core.run.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * BiaPy's chunk mode: sites of each patch by its own threshold, only those of the voxels that the patch owns, joined in the order of the patches, then
 * cut by the threshold's value (for a relative one: by that part of the greatest score). The answer depends on the patches; {@link SiteDetection} is what
 * does not. Immutable.
 */
public final class PatchwiseDetection {
    private final SiteDetection each;
    private final Extent patch;
    private final Extent padding;
    private final double value;

    private PatchwiseDetection(SiteDetection each, Extent patch, Extent padding, double value) {
        this.each = each;
        this.patch = patch;
        this.padding = padding;
        this.value = value;
    }

    /**
     * Patches as BiaPy's {@code DATA.PATCH_SIZE} and {@code DATA.TEST.PADDING}.
     *
     * @param each how the sites of a patch are found
     * @param value BiaPy's {@code MIN_TH_TO_BE_PEAK}, which cuts in the end
     */
    public static PatchwiseDetection of(SiteDetection each, Extent patch, Extent padding, double value) {
        return new PatchwiseDetection(each.tile(patch), patch, padding, value);
    }

    /** The sites of one channel. */
    public FoundSites find(ImageSource prediction, int channel, Workers workers) {
        ChunkGrid grid = new ChunkGrid(prediction.size(), patch, padding, Extent.zyx(1, 1, 1));
        List<Double> places = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (ChunkGrid.Patch one : grid.all()) {
            float[] read = new float[one.reads().extent().voxels()];
            prediction.read(channel, one.reads(), read);
            FloatImage content = FloatImage.of("patch", patch, 1, grid.content(one, read));
            FoundSites sites = each.find(content, 0, workers);
            Block owns = one.owns();
            long[] from = {owns.z(), owns.y(), owns.x()};
            long[] shift = {
                owns.z() - one.before().z(),
                owns.y() - one.before().y(),
                owns.x() - one.before().x()
            };
            for (int i = 0; i < sites.size(); i++) {
                double[] zyx = new double[3];
                boolean owned = true;
                for (int a = 0; a < 3; a++) {
                    zyx[a] = sites.at(i, a) + shift[a];
                    owned &= zyx[a] >= from[a]
                            && zyx[a] < from[a] + owns.extent().along(a);
                }
                if (owned) {
                    places.addAll(List.of(zyx[0], zyx[1], zyx[2]));
                    scores.add(sites.score(i));
                }
            }
        }
        double most = scores.stream().mapToDouble(s -> s).max().orElse(0);
        boolean relative = each.threshold.kind() == SiteThreshold.Kind.RELATIVE;
        return FoundSites.of(
                        places.stream().mapToDouble(p -> p).toArray(),
                        scores.stream().mapToDouble(s -> s).toArray(),
                        prediction.calibration())
                .above(relative ? most * value : value);
    }
}
