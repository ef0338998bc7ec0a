package io.biapy.cli;

import io.biapy.core.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress on stderr, one phase after the other (a phase is the part of the step's name before a colon): on a terminal a bar with the
 * time left, in a log file a plain line now and then.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final boolean visible;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String phase = "";
    private long lastLine = System.nanoTime();

    ConsoleProgress(boolean visible) {
        this.visible = visible;
        this.terminal = visible && isTerminal();
    }

    @Override
    public synchronized void update(String step, long done, long total, String note) {
        String name = step.contains(":") ? step.substring(0, step.indexOf(':')) : step;
        if (terminal) {
            show(name, done, total, note);
        } else if (visible && System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            System.err.println(name + ": " + done + " of " + total + (note.isEmpty() ? "" : ", " + note));
        }
    }

    private void show(String name, long done, long total, String note) {
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

    /** Whether stderr is one; where the system does not say, whether the process has one at all. */
    private static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
