package io.biapy.core.tile;

import io.biapy.core.run.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Progress over several passes as one: a thousandth of all work a unit, with the time left. Safe for several threads. */
public final class PassProgress {
    private static final long UNITS = 1000;
    private static final double NANOS = 1e9;
    private static final int LEAST_SECONDS = 2;

    private final Progress progress;
    private final String step;
    private final Map<String, Double> shares;
    private final long began = System.nanoTime();
    private double before;
    private double skipped;
    private String pass = "";
    private int of = 1;
    private int reached;

    /** @param shares each pass by name, in order, with its share of the work (any scale) */
    public PassProgress(Progress progress, String step, Map<String, Double> shares) {
        this.progress = progress;
        this.step = step;
        this.shares = new LinkedHashMap<>(shares);
    }

    synchronized void start(String name, int done, int total) {
        pass = name;
        of = Math.max(1, total);
        reached = done;
        skipped += share() * done / of;
        show();
    }

    synchronized void update(int done) {
        if (done > reached) {
            reached = done;
            show();
        }
    }

    synchronized void end() {
        before += share();
        reached = 0;
        pass = "";
        show();
    }

    private double share() {
        return shares.getOrDefault(pass, 0.0);
    }

    private void show() {
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double done = Math.min(all, before + share() * reached / of);
        double seconds = (System.nanoTime() - began) / NANOS;
        double own = done - skipped;
        String left = own > 0 && seconds > LEAST_SECONDS && done < all
                ? ", about " + text((all - done) / own * seconds) + " left"
                : "";
        progress.update(step, Math.round(done / all * UNITS), UNITS, pass.isEmpty() ? "" : pass + left);
    }

    private static String text(double seconds) {
        if (seconds < 90) {
            return Math.round(seconds) + " s";
        }
        return seconds < 5400 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 360) / 10.0 + " h";
    }
}
