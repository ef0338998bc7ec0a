package io.biapy.instance.synthetic;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes labelled 2D pictures that look like fluorescent nuclei: touching, of varied size and brightness, under uneven illumination, blurred and
 * noisy. Hard for a global threshold on purpose. Image i of a seed is always the same. Immutable, safe for several threads.
 */
public final class SyntheticNuclei {
    private final long seed;
    private final Extent extent;
    private final double density;

    private SyntheticNuclei(long seed, Extent extent, double density) {
        this.seed = seed;
        this.extent = extent;
        this.density = density;
    }

    /** Pictures of 256 x 256 pixels, about 45 nuclei each. */
    public static SyntheticNuclei seed(long seed) {
        return new SyntheticNuclei(seed, Extent.yx(256, 256), 1);
    }

    /** Another size, at least 64 x 64. */
    public SyntheticNuclei size(int y, int x) {
        if (y < 64 || x < 64) {
            throw new InputException("Synthetic nuclei need at least 64 x 64 pixels, got " + y + " x " + x + ".");
        }
        return new SyntheticNuclei(seed, Extent.yx(y, x), density);
    }

    /** How crowded: 1 is about 45 nuclei on 256 x 256 pixels; 0.2 to 1.5. */
    public SyntheticNuclei density(double factor) {
        if (!(factor >= 0.2 && factor <= 1.5)) {
            throw new InputException("The density of synthetic nuclei must be 0.2 to 1.5, got " + factor + ".");
        }
        return new SyntheticNuclei(seed, extent, factor);
    }

    /** Images {@code first} to {@code first + count - 1}, named nuclei-000 and so on. */
    public ImageSet images(int first, int count) {
        List<ImageSet.Pair> pairs = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            pairs.add(image(i));
        }
        return ImageSet.of("synthetic nuclei, seed " + seed, pairs);
    }

    /** One image (8-bit values, 0 to 255) with its labels. */
    public ImageSet.Pair image(int index) {
        SplittableRandom random = Seeds.random(seed, 0x6E75636CL, index);
        int[] labels = new int[extent.voxels()];
        List<Nucleus> nuclei = NucleusPlacement.place(extent, density, labels, random);
        float[] light = FluorescencePicture.render(extent, nuclei, labels, random);
        String name = String.format(Locale.ROOT, "nuclei-%03d", index);
        return ImageSet.pair(
                FloatImage.of(name, extent, 1, light).withPixelType(PixelType.UINT8),
                LabelImage.of(name, extent, labels));
    }

    @Override
    public String toString() {
        return "Synthetic nuclei, seed " + seed + ", " + extent + " pixels, density " + density;
    }
}
