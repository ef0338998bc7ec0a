package io.biapy.cli;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.Reason;
import io.biapy.core.error.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says in one line on stderr why a command did not do its work; more only with {@code --verbose}. */
final class FailureReport {
    private static final int MOST_PROBLEMS = 5;
    private static final long MEBI = 1 << 20;

    private FailureReport() {}

    /** Exit code 1. */
    static int ofWork(Exception thrown, CommandLine command, ParseResult parsed) {
        Throwable failure = thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        PrintWriter err = command.getErr();
        boolean verbose =
                command.getParseResult() != null && command.getParseResult().hasMatchedOption("--verbose");
        err.println("biapy: " + (verbose ? message(failure) : inOneLine(message(failure))));
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Exit code 2. */
    static int ofUsage(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + inOneLine(usageMessage(wrong, command)));
        err.println("Try: " + name + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** An unknown option or command comes with the nearest one that exists. */
    private static String usageMessage(CommandLine.ParameterException wrong, CommandLine command) {
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            if (first.startsWith("-")) {
                return unknown(
                        "option",
                        first.replaceFirst("=.*", ""),
                        command.getCommandSpec().optionsMap().keySet());
            }
            if (!command.getSubcommands().isEmpty()) {
                return unknown("command", first, command.getSubcommands().keySet());
            }
        }
        return String.valueOf(wrong.getMessage());
    }

    private static String unknown(String what, String name, Set<String> valid) {
        return String.valueOf(new UnknownNameException(what, name, valid).getMessage());
    }

    static String message(Throwable failure) {
        if (failure instanceof BiapyException || failure instanceof IllegalArgumentException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UncheckedIOException file) {
            String said = String.valueOf(file.getMessage());
            return file.getCause() == null ? said : Reason.inWords(said, file.getCause());
        }
        if (failure instanceof OutOfMemoryError) {
            return "Out of memory (" + failure.getMessage() + "): Java may use "
                    + Runtime.getRuntime().maxMemory() / MEBI
                    + " MiB. Take fewer --threads, or allow more, for example BIAPY_JAVA_OPTS=-Xmx8g.";
        }
        if (failure instanceof LinkageError) {
            return "A library could not be loaded on this machine: " + failure + ".";
        }
        if (failure instanceof IOException) {
            return "A file could not be read or written (" + Reason.of(failure) + ").";
        }
        return "Unexpected failure: " + failure + " (--verbose tells where).";
    }

    /** A list of problems, one an indented line, as one line; what is too much is counted. */
    static String inOneLine(String message) {
        List<String> lines = message.strip().lines().map(String::strip).toList();
        if (lines.size() < 2) {
            return message.strip();
        }
        int shown = Math.min(lines.size() - 1, MOST_PROBLEMS);
        String problems = String.join("; ", lines.subList(1, 1 + shown));
        int more = lines.size() - 1 - shown;
        return lines.get(0) + " " + problems + (more == 0 ? "" : "; and " + more + " more (--verbose lists them)");
    }
}
