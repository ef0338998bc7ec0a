package io.biapy.cli;

import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.metrics.table.Json;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that hold for every command, and what they decide: threads, progress on stderr, results on stdout. */
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Option(names = "--verbose", description = "All details of a failure.")
    private boolean verbose;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: all processors).")
    private void threads(int number) {
        if (number < 1) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--threads must be at least 1, got " + number + ".");
        }
        threads = number;
    }

    int threads() {
        return threads;
    }

    Workers workers() {
        return Workers.of(threads);
    }

    /** Asked to stop by Ctrl-C. */
    Cancellation cancellation() {
        return command.root().userObject() instanceof Main main ? main.cancellation() : Cancellation.never();
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
            command.commandLine().getOut().println(text);
        }
    }

    /** A line for people on stderr, which also comes with --json; silent with --quiet. */
    void note(String text) {
        if (!quiet) {
            command.commandLine().getErr().println("biapy: note: " + text);
        }
    }

    /** The result for programs, made of maps, lists, texts and numbers; silent without --json. */
    void emit(Object result) {
        if (json) {
            command.commandLine().getOut().println(Json.of(result));
        }
    }

    /** Refuses options that were given, but do nothing in this use of the command. */
    void requireAbsent(List<String> options, String why) {
        for (String option : options) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrongUsage(option + " " + why + ".");
            }
        }
    }

    /** Wrong usage that only the values together show: exit code 2. */
    CommandLine.ParameterException wrongUsage(String message) {
        return new CommandLine.ParameterException(command.commandLine(), message);
    }
}
