package io.biapy.cli;

import io.biapy.core.image.Calibration;
import io.biapy.core.run.Cancellation;
import io.biapy.instance.channel.TargetChannels;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line's entry: {@code biapy}. Exit codes: 0 done, 1 the work failed, 2 wrong usage. */
@Command(
        name = "biapy",
        description = "Instance segmentation of microscopy images: train, segment, measure, evaluate.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            TrainCommand.class,
            SegmentCommand.class,
            DecodeCommand.class,
            TargetsCommand.class,
            EvaluateCommand.class,
            ConvertCommand.class,
            InfoCommand.class,
            SynapsesCommand.class,
            BenchCommand.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 the work failed, with one line on stderr; 2 wrong usage.",
            "",
            "Examples:",
            "  biapy demo                            train and segment made-up nuclei, with a report",
            "  biapy info cells.tif                  what a file is",
            "  biapy evaluate --help                 every option of a command, with examples",
            "  source <(biapy generate-completion)   completion for bash and zsh"
        })
public final class Main implements Runnable {
    private final Cancellation cancellation;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Main(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Runs one command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.setProperty("java.util.logging.config.class", QuietLogging.class.getName());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Interruption interruption = Interruption.onCtrlC();
        int code;
        try {
            code = run(commandLine(interruption.cancellation()), out, err, args);
        } finally {
            interruption.workIsOver();
        }
        System.exit(code);
    }

    /** Runs one command within this process and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(commandLine(new Cancellation()), out, err, args);
    }

    static int run(CommandLine line, PrintWriter out, PrintWriter err, String... args) {
        int code = line.setOut(out).setErr(err).execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** All commands, with this project's way to read values and to report failures. */
    static CommandLine commandLine(Cancellation cancellation) {
        CommandLine line = new CommandLine(new Main(cancellation));
        return line.registerConverter(TargetChannels.class, Values.converter(TargetChannels::parse))
                .registerConverter(ThresholdOption.class, Values.converter(ThresholdOption::parse))
                .registerConverter(Calibration.class, Values.converter(Values::voxelSize))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a file may be called @cells.tif
                .setUsageHelpAutoWidth(true)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(FailureReport::ofWork)
                .setParameterExceptionHandler(FailureReport::ofUsage);
    }

    /** Also lets what is no {@link Exception} but can be said in one line reach the report. */
    private static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError | LinkageError failure) {
            ParseResult last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            throw new CommandLine.ExecutionException(last.commandSpec().commandLine(), failure.toString(), failure);
        }
    }

    /** Asked to stop by Ctrl-C. */
    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"biapy " + (version == null ? "development" : version)};
        }
    }
}
