package io.biapy.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * How the command line's process logs: warnings and worse, one line each on stderr. Named by {@code java.util.logging.config.class}, so
 * that it costs nothing where nobody logs.
 */
public final class QuietLogging {
    /** Called by {@link java.util.logging.LogManager}. */
    public QuietLogging() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new OneLine());
    }

    private static final class OneLine extends Handler {
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                String kind = entry.getLevel().intValue() >= Level.SEVERE.intValue() ? "error" : "warning";
                System.err.println("biapy: " + kind + ": " + format.formatMessage(entry));
            }
        }

        @Override
        public void flush() {
            System.err.flush();
        }

        @Override
        public void close() {}
    }
}
