package io.biapy.cli;

import io.biapy.core.run.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar on stderr with the time left: one bar for each phase (the part of the step's name before a colon). */
final class ConsoleProgress implements Progress, AutoCloseable {
    private final boolean visible;
    private @Nullable ProgressBar bar;
    private String phase = "";

    ConsoleProgress(boolean visible) {
        this.visible = visible;
    }

    @Override
    public synchronized void update(String step, long done, long total, String note) {
        if (!visible) {
            return;
        }
        String name = step.contains(":") ? step.substring(0, step.indexOf(':')) : step;
        ProgressBar current = bar;
        if (current == null || !name.equals(phase)) {
            close();
            current = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .continuousUpdate()
                    .build();
            bar = current;
            phase = name;
        }
        current.maxHint(total);
        current.stepTo(done);
        current.setExtraMessage(" " + note);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
