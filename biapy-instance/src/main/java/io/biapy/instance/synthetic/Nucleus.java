package io.biapy.instance.synthetic;

import java.util.SplittableRandom;

/** Outline of one nucleus: an ellipse whose radius is bent by two harmonics, so that r(angle) tells inside from outside. */
record Nucleus(
        double y,
        double x,
        double long_,
        double short_,
        double angle,
        double bend2,
        double phase2,
        double bend3,
        double phase3,
        double brightness) {
    static Nucleus draw(double y, double x, double brightness, SplittableRandom random) {
        double radius = 6 + 9 * Math.pow(random.nextDouble(), 1.5);
        double stretch = 1 + 0.5 * random.nextDouble();
        return new Nucleus(
                y,
                x,
                radius * Math.sqrt(stretch),
                radius / Math.sqrt(stretch),
                Math.PI * random.nextDouble(),
                0.10 * random.nextDouble(),
                2 * Math.PI * random.nextDouble(),
                0.08 * random.nextDouble(),
                2 * Math.PI * random.nextDouble(),
                brightness);
    }

    /** 0 at the centre, 1 on the outline. */
    double distance(double py, double px) {
        double dy = py - y;
        double dx = px - x;
        double u = dx * Math.cos(angle) + dy * Math.sin(angle);
        double v = -dx * Math.sin(angle) + dy * Math.cos(angle);
        double theta = Math.atan2(v, u);
        double r = Math.hypot(u / long_, v / short_);
        return r / (1 + bend2 * Math.cos(2 * theta + phase2) + bend3 * Math.cos(3 * theta + phase3));
    }

    /** Half the side of a box that holds it. */
    int reach() {
        return (int) Math.ceil(1.2 * long_) + 1;
    }
}
