package io.biapy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code biapy synapses}: train, detect, evaluate. */
@Command(
        name = "synapses",
        description = "Synapses in electron microscopy: sites, partners, scores.",
        mixinStandardHelpOptions = true,
        subcommands = {SynapseTrainCommand.class, SynapseDetectCommand.class, SynapseEvaluateCommand.class},
        footer = {
            "",
            "Examples:",
            "  biapy synapses train --raw sample_A.hdf:/volumes/raw --annotations sample_A.hdf --out synapses",
            "  biapy synapses detect --model synapses --in sample_C.hdf:/volumes/raw --out found",
            "  biapy synapses evaluate --truth sample_C.hdf --found found/sample_C-volumes-raw.h5 --tolerance 400"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SynapsesCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Which of the commands: train, detect or evaluate?");
    }
}
