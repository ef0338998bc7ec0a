package io.biapy.instance.star;

/** What two disks or balls share. */
final class Balls {
    private Balls() {}

    /** Area shared by disks of radii a and b with centres d apart. */
    static double commonArea(double a, double b, double d) {
        if (d >= a + b) {
            return 0;
        }
        double small = Math.min(a, b);
        double large = Math.max(a, b);
        if (d + small <= large) {
            return Math.PI * small * small;
        }
        double alongA = (d * d + a * a - b * b) / (2 * d);
        double alongB = d - alongA;
        return a * a * Math.acos(clip(alongA / a))
                + b * b * Math.acos(clip(alongB / b))
                - d * Math.sqrt(Math.max(0, a * a - alongA * alongA));
    }

    /** Volume shared by balls of radii a and b with centres d apart. */
    static double commonVolume(double a, double b, double d) {
        if (d >= a + b) {
            return 0;
        }
        double small = Math.min(a, b);
        double large = Math.max(a, b);
        if (d + small <= large) {
            return 4 * Math.PI / 3 * small * small * small;
        }
        double meet = a + b - d;
        return Math.PI * meet * meet * (d * d + 2 * d * (a + b) - 3 * (a - b) * (a - b)) / (12 * d);
    }

    private static double clip(double cosine) {
        return Math.max(-1, Math.min(1, cosine));
    }
}
