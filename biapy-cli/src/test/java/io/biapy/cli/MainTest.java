package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.run.Cancellation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class MainTest {

    @Test
    void help_names_every_command() {
        Cli help = Cli.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains(Main.commandLine(new Cancellation()).getSubcommands().keySet());
    }

    @TestFactory
    Stream<DynamicTest> help_of_every_command_has_examples_that_name_it() {
        return commands()
                .filter(command -> command.getSubcommands().isEmpty())
                .filter(command -> !command.getCommandName().equals("generate-completion"))
                .map(command -> {
                    String name = command.getCommandSpec().qualifiedName();
                    return DynamicTest.dynamicTest(name, () -> assertThat(help(command))
                            .contains("Examples:", "  " + name + " ", "--json", "--threads", "--quiet", "--verbose"));
                });
    }

    private static String help(CommandLine command) {
        String[] names = command.getCommandSpec().qualifiedName().split(" ");
        names = Arrays.copyOfRange(names, 1, names.length + 1);
        names[names.length - 1] = "--help";
        return Cli.run((Object[]) names).out();
    }

    /** Commands and the commands of commands. */
    private static Stream<CommandLine> commands() {
        return Main.commandLine(new Cancellation()).getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), command.getSubcommands().values().stream()));
    }

    @TestFactory
    Stream<DynamicTest> examples_in_help_are_understood() {
        return commands()
                .map(command -> String.join(
                        "\n", command.getCommandSpec().usageMessage().footer()))
                .flatMap(footer -> footer.replaceAll("\\\\\n\\s*", "").lines()) // a line that goes on
                .map(String::strip)
                .filter(line -> line.startsWith("biapy "))
                .map(line -> DynamicTest.dynamicTest(
                        line, () -> Main.commandLine(new Cancellation()).parseArgs(words(line.substring(6)))));
    }

    /** As a shell splits a line: at spaces, but not between single quotes. */
    private static String[] words(String line) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    @Test
    void version_names_the_program() {
        assertThat(Cli.run("--version").out()).startsWith("biapy ");
    }

    @Test
    void completion_script_knows_the_commands() {
        assertThat(Cli.run("generate-completion").out()).contains("evaluate").contains("--truth");
    }

    @Test
    void missing_command_is_wrong_usage() {
        assertThat(Cli.run().wrongUsage()).contains("Which command?");
    }

    @Test
    void unknown_option_is_wrong_usage_and_offers_the_nearest() {
        assertThat(Cli.run("evaluate", "--truth", "a", "--found", "b", "--treshold", "1")
                        .wrongUsage())
                .contains("\"--treshold\"; did you mean \"--thresholds\"?");
        assertThat(Cli.run("evalute").wrongUsage()).contains("did you mean \"evaluate\"?");
    }

    @Test
    void missing_required_option_is_wrong_usage_and_named() {
        assertThat(Cli.run("evaluate", "--truth", "a").wrongUsage()).contains("--found");
    }

    @Test
    void zero_threads_is_wrong_usage() {
        assertThat(Cli.run("info", "a", "--threads", "0").wrongUsage()).contains("at least 1");
    }

    @Test
    void file_called_with_an_at_sign_is_a_file() {
        assertThat(Cli.run("info", "@none.tif").failure()).contains("@none.tif");
    }

    @Test
    void unexpected_exception_is_one_line_without_a_trace() {
        Cli failed = run(new IllegalStateException("broken"));

        assertThat(failed.failure()).startsWith("biapy: ").contains("broken");
    }

    @Test
    void verbose_failure_shows_the_trace() {
        assertThat(run(new IllegalStateException("broken"), "--verbose").err())
                .contains("broken")
                .contains("\tat io.biapy.cli.MainTest");
    }

    @Test
    void out_of_memory_is_one_line_that_says_how_to_allow_more() {
        assertThat(run(new OutOfMemoryError("Java heap space")).failure())
                .contains("Java heap space")
                .contains("-Xmx");
    }

    @Test
    void missing_native_library_is_one_line() {
        assertThat(run(new UnsatisfiedLinkError("no nd4jcpu")).failure()).contains("no nd4jcpu");
    }

    @Test
    void list_of_problems_becomes_one_line_and_is_cut_short() {
        assertThat(FailureReport.inOneLine("Bad:\n  a\n  b")).isEqualTo("Bad: a; b");
        assertThat(FailureReport.inOneLine("Bad:" + "\n  x".repeat(8)))
                .isEqualTo("Bad: x; x; x; x; x; and 3 more (--verbose lists them)");
    }

    private static Cli run(Throwable failure, String... options) {
        CommandLine line = Main.commandLine(new Cancellation()).addSubcommand("fail", new Failing(failure));
        line.setExecutionStrategy(line.getExecutionStrategy())
                .setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = Stream.concat(Stream.of("fail"), Stream.of(options)).toArray(String[]::new);
        int code = Main.run(line, new PrintWriter(out), new PrintWriter(err), args);
        return new Cli(code, out.toString(), err.toString());
    }

    @Command(name = "fail")
    private static final class Failing implements Callable<Integer> {
        private final Throwable failure;

        @Mixin
        private CommonOptions common;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }
}
