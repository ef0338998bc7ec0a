package io.biapy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** The options that hold for every command, and what they decide: threads, progress on stderr, results on stdout. */
final class CommonOptions {
    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Stack traces of failures.")
    private boolean verbose;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    int threads() {
        return threads;
    }

    Workers workers() {
        return Workers.of(threads);
    }

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** A bar on stderr, or nothing. Close it when the work is done. */
    ConsoleProgress progress() {
        return new ConsoleProgress(!quiet);
    }

    /** A line for people; silent with --json. */
    void say(String text) {
        if (!json) {
            out.println(text);
        }
    }

    /** The result for programs; silent without --json. */
    void emit(Object result) {
        if (json) {
            try {
                out.println(new ObjectMapper().writeValueAsString(result));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Progress that shows nothing, for steps too short to show. */
    static Progress silent() {
        return Progress.none();
    }
}
