package io.biapy.core.tile;

import io.biapy.core.run.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Progress over several passes as one: a thousandth of all work a unit, with the time left. The pass that runs is reckoned by its own pace, those behind it by
 * that of all work so far; nothing is said while too little is known. Safe for several threads.
 */
public final class PassProgress {
    private static final long UNITS = 1000;
    private static final double NANOS = 1e9;
    private static final int LEAST_SECONDS = 5;
    private static final double LEAST_WORK = 0.03; // of all, by this process
    private static final double LEAST_PASS = 0.05; // of a pass, before its own pace counts

    private final Progress progress;
    private final String step;
    private final Map<String, Double> shares;
    private final LongSupplier clock;
    private final long began;
    private double before;
    private double skipped;
    private String pass = "";
    private int of = 1;
    private int reached;
    private int first; // done before the pass began
    private long passBegan;

    /** @param shares each pass by name, in order, with its share of the work (any scale) */
    public PassProgress(Progress progress, String step, Map<String, Double> shares) {
        this(progress, step, shares, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    PassProgress(Progress progress, String step, Map<String, Double> shares, LongSupplier clock) {
        this.clock = clock;
        this.began = clock.getAsLong();
        this.progress = progress;
        this.step = step;
        this.shares = new LinkedHashMap<>(shares);
    }

    synchronized void start(String name, int done, int total) {
        pass = name;
        of = Math.max(1, total);
        reached = done;
        first = done;
        passBegan = clock.getAsLong();
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
        double seconds = (clock.getAsLong() - began) / NANOS;
        double own = done - skipped;
        boolean known = own > LEAST_WORK * all && seconds > LEAST_SECONDS && done < all;
        String left = known ? ", about " + text(left(all, seconds / own)) + " left" : "";
        progress.update(step, Math.round(done / all * UNITS), UNITS, pass.isEmpty() ? "" : pass + left);
    }

    /** @param pace seconds a share of the work, so far */
    private double left(double all, double pace) {
        int run = reached - first;
        double ofPass = run > LEAST_PASS * of
                ? (of - reached) * (clock.getAsLong() - passBegan) / NANOS / run
                : share() * (of - reached) / of * pace;
        return ofPass + Math.max(0, all - before - share()) * pace;
    }

    private static String text(double seconds) {
        if (seconds < 90) {
            return Math.round(seconds) + " s";
        }
        return seconds < 5400 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 360) / 10.0 + " h";
    }
}
