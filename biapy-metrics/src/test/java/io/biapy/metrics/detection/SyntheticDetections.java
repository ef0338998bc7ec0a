package io.biapy.metrics.detection;

import io.biapy.metrics.classwise.ObjectClasses;
import io.biapy.metrics.overlap.OverlapTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three images of rectangles by a linear congruential generator, so that another program can draw the very same ones. */
final class SyntheticDetections {
    private static final int SIDE = 256;
    private static final int OBJECTS = 30;
    private static final int FOUND = 1000;
    private static final int INVENTED = 2000;

    private long state;

    private SyntheticDetections(long seed) {
        this.state = seed;
    }

    /** The images; with {@code crowds} object 7 of the first and 3 of the second are crowds. */
    static List<ScoredImage> images(boolean classes, boolean crowds) {
        SyntheticDetections random = new SyntheticDetections(42);
        List<Set<Long>> crowdIds = List.of(Set.of(7L), Set.of(3L), Set.of());
        List<ScoredImage> images = new ArrayList<>();
        for (Set<Long> ids : crowdIds) {
            images.add(random.image(classes).crowds(crowds ? ids : Set.of()));
        }
        return images;
    }

    private int next(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % bound);
    }

    private ScoredImage image(boolean classes) {
        int[] truth = new int[SIDE * SIDE];
        int[] found = new int[SIDE * SIDE];
        Map<Long, Double> scores = new HashMap<>();
        Map<Long, Integer> truthClasses = new HashMap<>();
        Map<Long, Integer> foundClasses = new HashMap<>();
        for (int k = 1; k <= OBJECTS; k++) {
            int most = next(8) == 0 ? 120 : 40;
            int height = 4 + next(most);
            int width = 4 + next(most);
            int y = next(SIDE);
            int x = next(SIDE);
            int c = 1 + next(2);
            truthClasses.put((long) k, c);
            paint(truth, y, x, height, width, k);
            if (next(10) < 8) {
                int y2 = y + next(5) - 2;
                int x2 = x + next(5) - 2;
                int height2 = Math.max(1, height + next(5) - 2);
                int width2 = Math.max(1, width + next(5) - 2);
                paint(found, y2, x2, height2, width2, FOUND + k);
                scores.put((long) FOUND + k, next(20) / 20.0);
                foundClasses.put((long) FOUND + k, next(10) < 9 ? c : 3 - c);
            }
            if (next(10) < 2) {
                int y2 = next(SIDE);
                int x2 = next(SIDE);
                int height2 = 1 + next(40);
                int width2 = 1 + next(40);
                paint(found, y2, x2, height2, width2, INVENTED + k);
                scores.put((long) INVENTED + k, next(20) / 20.0);
                foundClasses.put((long) INVENTED + k, 1 + next(2));
            }
        }
        ScoredImage image = ScoredImage.of(OverlapTable.of(truth, found), scores);
        return classes ? image.classes(ObjectClasses.of(truthClasses), ObjectClasses.of(foundClasses)) : image;
    }

    private static void paint(int[] labels, int y, int x, int height, int width, int id) {
        for (int row = Math.max(0, y); row < Math.min(SIDE, y + height); row++) {
            for (int column = Math.max(0, x); column < Math.min(SIDE, x + width); column++) {
                labels[row * SIDE + column] = id;
            }
        }
    }
}
