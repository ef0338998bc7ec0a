package io.biapy.core.optimizer;

import io.biapy.core.error.InputException;
import java.util.Arrays;
import java.util.List;

/**
 * Ends a training whose validation loss has been worse than the best for {@code patience} epochs in a row; a loss equal to the best starts the
 * count again, as in BiaPy. A loss that is not a number counts as worse (BiaPy takes it as the best and then never stops). Immutable.
 */
public record EarlyStopping(int patience) {
    public EarlyStopping {
        if (patience < 1) {
            throw new InputException("The patience must be at least 1 epoch, got " + patience + ".");
        }
    }

    /** Epochs in a row, up to the last of {@code losses}, that were worse than the best before them. */
    public int epochsWithoutProgress(List<Double> losses) {
        int[] counts = counts(losses);
        return counts.length == 0 ? 0 : counts[counts.length - 1];
    }

    /** Whether training should have ended by the end of these epochs. */
    public boolean isOver(List<Double> losses) {
        return Arrays.stream(counts(losses)).anyMatch(count -> count >= patience);
    }

    private static int[] counts(List<Double> losses) {
        double best = Double.POSITIVE_INFINITY;
        int[] counts = new int[losses.size()];
        for (int i = 0; i < counts.length; i++) {
            boolean worse = !(losses.get(i) <= best);
            best = worse ? best : losses.get(i);
            counts[i] = worse ? 1 + (i == 0 ? 0 : counts[i - 1]) : 0;
        }
        return counts;
    }
}
