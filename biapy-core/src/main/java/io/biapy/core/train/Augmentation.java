package io.biapy.core.train;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.SplittableRandom;

/**
 * What is changed at random in each training patch: flips, quarter turns, rotation, zoom, brightness, contrast, gamma, noise and blur. Immutable;
 * {@code with...} methods give a changed copy. Intensities are changed after normalisation, in units of the image's standard deviation.
 *
 * <p>Random numbers come from (seed, epoch, sample), so the order of work and the number of threads change nothing.
 */
public final class Augmentation {
    private static final Augmentation NONE = new Augmentation(false, false, 0, 1, 1, 0, 0, 0, 0, 0);
    private static final Augmentation DEFAULT = new Augmentation(true, true, 0, 0.75, 1.33, 0.2, 0.3, 0.5, 0.1, 1);

    private final boolean flips;
    private final boolean quarterTurns;
    private final double rotation;
    private final double zoomMin;
    private final double zoomMax;
    private final double brightness;
    private final double contrast;
    private final double gamma;
    private final double noise;
    private final double blur;

    private Augmentation(
            boolean flips,
            boolean quarterTurns,
            double rotation,
            double zoomMin,
            double zoomMax,
            double brightness,
            double contrast,
            double gamma,
            double noise,
            double blur) {
        this.flips = flips;
        this.quarterTurns = quarterTurns;
        this.rotation = rotation;
        this.zoomMin = zoomMin;
        this.zoomMax = zoomMax;
        this.brightness = brightness;
        this.contrast = contrast;
        this.gamma = gamma;
        this.noise = noise;
        this.blur = blur;
        if (!(zoomMin > 0 && zoomMin <= zoomMax)) {
            throw new InputException("The zoom range needs 0 < least <= most, got " + zoomMin + " to " + zoomMax + ".");
        }
        if (rotation < 0 || brightness < 0 || contrast < 0 || contrast >= 1 || gamma < 0 || noise < 0 || blur < 0) {
            throw new InputException("Augmentation strengths must be 0 or more (contrast below 1), got " + this + ".");
        }
    }

    /** Patches as they are. */
    public static Augmentation none() {
        return NONE;
    }

    /** Flips, quarter turns, zoom by up to a third and mild intensity changes: safe for channels without direction on most microscopes' images. */
    public static Augmentation standard() {
        return DEFAULT;
    }

    /** Mirrors each axis with probability 1/2. */
    public Augmentation withFlips(boolean on) {
        return new Augmentation(on, quarterTurns, rotation, zoomMin, zoomMax, brightness, contrast, gamma, noise, blur);
    }

    /** Turns by 0, 90, 180 or 270 degrees in the y, x plane, equally likely. */
    public Augmentation withQuarterTurns(boolean on) {
        return new Augmentation(flips, on, rotation, zoomMin, zoomMax, brightness, contrast, gamma, noise, blur);
    }

    /** Rotates by up to so many degrees either way, in half of the patches; resamples. Standard: 0. */
    public Augmentation withRotation(double degrees) {
        return new Augmentation(
                flips, quarterTurns, degrees, zoomMin, zoomMax, brightness, contrast, gamma, noise, blur);
    }

    /** Magnifies in y and x by a factor drawn log-uniformly from this range, in half of the patches; resamples. Standard: 0.75 to 1.33. */
    public Augmentation withZoom(double least, double most) {
        return new Augmentation(flips, quarterTurns, rotation, least, most, brightness, contrast, gamma, noise, blur);
    }

    /** Adds up to so many standard deviations either way. Standard: 0.2. */
    public Augmentation withBrightness(double most) {
        return new Augmentation(flips, quarterTurns, rotation, zoomMin, zoomMax, most, contrast, gamma, noise, blur);
    }

    /** Multiplies by 1 - c to 1 + c. Standard: 0.3. */
    public Augmentation withContrast(double most) {
        return new Augmentation(flips, quarterTurns, rotation, zoomMin, zoomMax, brightness, most, gamma, noise, blur);
    }

    /** Raises the patch, scaled to 0..1, to a power between 1/(1+g) and 1+g, in half of the patches. Standard: 0.5. */
    public Augmentation withGamma(double most) {
        return new Augmentation(
                flips, quarterTurns, rotation, zoomMin, zoomMax, brightness, contrast, most, noise, blur);
    }

    /** Adds Gaussian noise whose standard deviation is drawn from 0 to this, in half of the patches. Standard: 0.1. */
    public Augmentation withNoise(double most) {
        return new Augmentation(
                flips, quarterTurns, rotation, zoomMin, zoomMax, brightness, contrast, gamma, most, blur);
    }

    /** Blurs in y and x with a Gaussian whose sigma is drawn from 0 to this, in a quarter of the patches. Standard: 1. */
    public Augmentation withBlur(double most) {
        return new Augmentation(
                flips, quarterTurns, rotation, zoomMin, zoomMax, brightness, contrast, gamma, noise, most);
    }

    /** Draws where a patch lies and how it is turned. */
    Geometry place(Extent image, Extent patch, SplittableRandom random) {
        boolean turnable = quarterTurns && patch.y() == patch.x();
        int turns = quarterTurns ? (turnable ? random.nextInt(4) : 2 * random.nextInt(2)) : 0;
        double angle = turns * Math.PI / 2;
        double factor = 1;
        boolean resample = random.nextInt(2) == 0;
        double angleDraw = random.nextDouble();
        double zoomDraw = random.nextDouble();
        if (resample) {
            angle += Math.toRadians(rotation * (2 * angleDraw - 1));
            factor = zoomMin * Math.pow(zoomMax / zoomMin, zoomDraw);
        }
        double cos = exact(Math.cos(angle)) / factor;
        double sin = exact(Math.sin(angle)) / factor;
        double signY = flips && random.nextBoolean() ? -1 : 1;
        double signX = flips && random.nextBoolean() ? -1 : 1;
        boolean flipZ = flips && patch.z() > 1 && random.nextBoolean();
        double z = centre(image.z(), patch.z(), 1, random);
        double y = centre(image.y(), patch.y(), factor, random);
        double x = centre(image.x(), patch.x(), factor, random);
        return new Geometry(z, y, x, flipZ, cos * signY, -sin * signX, sin * signY, cos * signX);
    }

    /** Changes the values of one normalised patch in place. */
    void recolour(float[] patch, int from, Extent extent, int channels, SplittableRandom random) {
        int n = extent.voxels();
        double shift = brightness * (2 * random.nextDouble() - 1);
        double scale = 1 + contrast * (2 * random.nextDouble() - 1);
        double power = random.nextBoolean() ? Math.pow(1 + gamma, 2 * random.nextDouble() - 1) : 1;
        double sd = random.nextBoolean() ? noise * random.nextDouble() : 0;
        double sigma = random.nextInt(4) == 0 ? blur * random.nextDouble() : 0;
        for (int c = 0; c < channels; c++) {
            int at = from + c * n;
            if (sigma > 0) {
                Intensity.blur(patch, at, extent, sigma);
            }
            if (power != 1) {
                Intensity.power(patch, at, n, power);
            }
            Intensity.linear(patch, at, n, (float) scale, (float) shift);
            if (sd > 0) {
                Intensity.noise(patch, at, n, (float) sd, random);
            }
        }
    }

    private static double centre(int size, int patch, double factor, SplittableRandom random) {
        if (factor == 1) {
            int room = Math.max(0, size - patch);
            return random.nextInt(room + 1) + (patch - 1) * 0.5;
        }
        double window = Math.min(size, patch / factor);
        return (window - 1) * 0.5 + random.nextDouble() * (size - window);
    }

    private static double exact(double v) {
        return Math.abs(v) < 1e-12 ? 0 : Math.abs(v - 1) < 1e-12 ? 1 : Math.abs(v + 1) < 1e-12 ? -1 : v;
    }

    @Override
    public String toString() {
        return "flips " + (flips ? "on" : "off") + ", quarter turns " + (quarterTurns ? "on" : "off") + ", rotation "
                + rotation
                + ", zoom " + zoomMin + " to " + zoomMax + ", brightness " + brightness + ", contrast " + contrast
                + ", gamma " + gamma
                + ", noise " + noise + ", blur " + blur;
    }
}
