package io.biapy.instance.tiled;

import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileWork;
import java.nio.file.Path;

/**
 * Where and by whom tiles are labelled. Immutable.
 *
 * @param folder for what is kept between passes, on a disk with room; made where it is missing, deleted when the labels are written, and gone on from
 *     where an earlier run with the same input and options was interrupted
 * @param input what tells this input from others, for example its path, length and time of change; interrupted work on other input is refused
 * @param workers who does the work; the labels do not depend on their number
 * @param progress is told how far all passes together are
 * @param cancellation asks to stop; what is done is kept
 * @param keepsOutcome whether the folder stays, small, with what was found, until somebody deletes it
 */
public record TiledRun(
        Path folder,
        String input,
        Workers workers,
        Progress progress,
        Cancellation cancellation,
        boolean keepsOutcome) {
    /** One thread, silent. */
    public static TiledRun in(Path folder, String input) {
        return new TiledRun(folder, input, Workers.callerOnly(), Progress.none(), Cancellation.never(), false);
    }

    /** With the help of these threads. */
    public TiledRun by(Workers helpers) {
        return new TiledRun(folder, input, helpers, progress, cancellation, keepsOutcome);
    }

    /** Telling this how far it is. */
    public TiledRun showing(Progress shown) {
        return new TiledRun(folder, input, workers, shown, cancellation, keepsOutcome);
    }

    /** Stopping when this is asked for. */
    public TiledRun until(Cancellation asked) {
        return new TiledRun(folder, input, workers, progress, asked, keepsOutcome);
    }

    /**
     * Keeping what was found when the labels have their name, for work that follows: after an interruption of that, {@link TiledDecoding#finished} and the same
     * run give it again at once. The folder goes by {@link io.biapy.core.tile.WorkFolder#deleteIdle}.
     */
    public TiledRun keepingOutcome() {
        return new TiledRun(folder, input, workers, progress, cancellation, true);
    }

    /** All has its name: what was found is kept, or nothing. */
    void end(TileWork work) {
        if (keepsOutcome) {
            work.keepRecords();
        } else {
            work.discard();
        }
    }

    @Override
    public String toString() {
        return "tiles of " + input + " in " + folder + ", threads: " + workers.threads();
    }
}
