package io.biapy.instance.synthetic;

import io.biapy.core.image.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/*
 * Puts nuclei on an image so that many touch and few overlap.
 *
 * Half of them are put beside one that is there already, the others anywhere; one that would hide more than a tenth of itself is drawn again.
 * A pixel claimed by two belongs to the one whose outline it is deeper inside of. Labels are 1, 2, ... in order of placement, y, x with x fastest.
 * Cost: pixels of all boxes.
 */
final class NucleusPlacement {
    private static final double PER_PIXEL = 45.0 / (256 * 256);
    private static final int TRIES = 40;

    private NucleusPlacement() {}

    static List<Nucleus> place(Extent extent, double density, int[] labels, SplittableRandom random) {
        int wanted = (int) Math.round(PER_PIXEL * extent.voxels() * density * (0.75 + 0.5 * random.nextDouble()));
        List<Nucleus> placed = new ArrayList<>();
        float[] depth = new float[labels.length];
        for (int n = 0; n < wanted; n++) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Nucleus nucleus = candidate(extent, placed, random);
                if (hidden(nucleus, extent, labels) <= 0.1) {
                    placed.add(nucleus);
                    paint(nucleus, placed.size(), extent, labels, depth);
                    break;
                }
            }
        }
        return placed;
    }

    private static Nucleus candidate(Extent extent, List<Nucleus> placed, SplittableRandom random) {
        double y = random.nextDouble() * extent.y();
        double x = random.nextDouble() * extent.x();
        double bright = 0.3 + 0.7 * Math.pow(random.nextDouble(), 1.3);
        if (!placed.isEmpty() && random.nextInt(2) == 0) {
            Nucleus beside = placed.get(random.nextInt(placed.size()));
            double angle = 2 * Math.PI * random.nextDouble();
            double gap = beside.short_() + 6 + 10 * random.nextDouble();
            y = beside.y() + gap * Math.sin(angle);
            x = beside.x() + gap * Math.cos(angle);
            bright = Math.min(1, beside.brightness() * (0.7 + 0.6 * random.nextDouble()));
        }
        return Nucleus.draw(y, x, bright, random);
    }

    private static double hidden(Nucleus nucleus, Extent extent, int[] labels) {
        int inside = 0;
        int taken = 0;
        int r = nucleus.reach();
        for (int y = (int) nucleus.y() - r; y <= nucleus.y() + r; y++) {
            for (int x = (int) nucleus.x() - r; x <= nucleus.x() + r; x++) {
                if (nucleus.distance(y, x) < 1) {
                    inside++;
                    boolean outside = y < 0 || x < 0 || y >= extent.y() || x >= extent.x();
                    taken += outside ? 0 : labels[y * extent.x() + x] != 0 ? 1 : 0;
                }
            }
        }
        return inside == 0 ? 1 : taken / (double) inside;
    }

    private static void paint(Nucleus nucleus, int label, Extent extent, int[] labels, float[] depth) {
        int r = nucleus.reach();
        for (int y = Math.max(0, (int) nucleus.y() - r); y <= Math.min(extent.y() - 1, nucleus.y() + r); y++) {
            for (int x = Math.max(0, (int) nucleus.x() - r); x <= Math.min(extent.x() - 1, nucleus.x() + r); x++) {
                float d = (float) (1 - nucleus.distance(y, x));
                int i = y * extent.x() + x;
                if (d > 0 && (labels[i] == 0 || d > depth[i])) {
                    labels[i] = label;
                    depth[i] = d;
                }
            }
        }
    }
}
