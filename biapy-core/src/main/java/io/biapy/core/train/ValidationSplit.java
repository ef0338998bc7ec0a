package io.biapy.core.train;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sets part of the images aside for validation: whole images, never patches of a training image. */
public final class ValidationSplit {
    private static final long STREAM = 0x76616C6964L; // apart from the epochs of the samples

    private ValidationSplit() {}

    /**
     * Positions of the validation images among {@code names}, ascending: the rounded fraction, at least 1 where the fraction is above 0,
     * never all. Depends on the seed only.
     */
    public static List<Integer> choose(int images, double fraction, long seed) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new InputException("The validation share must be at least 0 and below 1, got " + fraction + ".");
        }
        int count = fraction == 0 || images < 2
                ? 0
                : Math.min(images - 1, Math.max(1, (int) Math.round(images * fraction)));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            order.add(i);
        }
        SplittableRandom random = Seeds.random(seed, STREAM, 0);
        for (int i = 0; i < count; i++) { // the first part of a Fisher-Yates shuffle
            int j = i + random.nextInt(images - i);
            int swap = order.get(i);
            order.set(i, order.get(j));
            order.set(j, swap);
        }
        return order.subList(0, count).stream().sorted().toList();
    }
}
