package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a prediction becomes instances: a family of decoders with its options, and what follows it. */
final class DecoderOptions {
    /** The families of decoders. */
    enum Family {
        FLOWS,
        OMNIPOSE,
        WATERSHED,
        STARDIST,
        EMBEDSEG,
        AFFINITIES,
        MUTEX;

        /** The one that BiaPy takes for these channels. */
        static Family of(PredictedChannels channels) {
            if (channels.codes().stream().anyMatch(ChannelCode::isFlow)) {
                return channels.isOmnipose() ? OMNIPOSE : FLOWS;
            }
            if (channels.isEmbedding()) {
                return EMBEDSEG;
            }
            if (channels.codes().contains(ChannelCode.RAYS)) {
                return STARDIST;
            }
            return channels.codes().equals(List.of(ChannelCode.AFFINITIES)) ? AFFINITIES : WATERSHED;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose answer to give where there are several. */
    enum Compat {
        NONE,
        BIAPY
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--channels",
            required = true,
            paramLabel = "CODES",
            description = "What the planes of the prediction are, in their order, for example F,C.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String channels;

    @Option(
            names = "--decoder",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES} (default: BiaPy's choice for the channels).")
    private @Nullable Family family;

    @Option(
            names = "--compat",
            paramLabel = "NAME",
            description = "biapy: exactly BiaPy's labels, for example in scikit-image's flooding order.")
    private Compat compat = Compat.NONE;

    @ArgGroup(validate = false, heading = "%nAfter the decoder:%n", order = 1)
    private RefinementOptions refinement = new RefinementOptions();

    @ArgGroup(validate = false, heading = "%nFor --decoder watershed:%n", order = 2)
    private WatershedFlags watershed = new WatershedFlags();

    @ArgGroup(validate = false, heading = "%nFor --decoder stardist:%n", order = 3)
    private StarDistFlags stardist = new StarDistFlags();

    @ArgGroup(validate = false, heading = "%nFor --decoder flows:%n", order = 6)
    private FlowFlags flows = new FlowFlags();

    @ArgGroup(validate = false, heading = "%nFor --decoder omnipose:%n", order = 7)
    private OmniposeFlags omnipose = new OmniposeFlags();

    @ArgGroup(validate = false, heading = "%nFor --decoder embedseg:%n", order = 4)
    private EmbedSegFlags embedseg = new EmbedSegFlags();

    @ArgGroup(validate = false, heading = "%nFor --decoder affinities and mutex:%n", order = 5)
    private AffinityFlags affinity = new AffinityFlags();

    /** The decoder that the options describe; wrong usage where they contradict themselves. */
    InstanceDecoder decoder() {
        return checked(() -> {
            PredictedChannels predicted = new PredictedChannels(channels);
            DecoderFlags flags = flags(predicted);
            requireNoneOfOthers(flags);
            return flags.decoder(predicted, compat == Compat.BIAPY);
        });
    }

    private DecoderFlags flags(PredictedChannels predicted) {
        Family chosen = family == null ? Family.of(predicted) : family;
        return switch (chosen) {
            case WATERSHED -> watershed;
            case STARDIST -> stardist;
            case FLOWS -> flows;
            case OMNIPOSE -> omnipose;
            case EMBEDSEG -> embedseg;
            case AFFINITIES, MUTEX -> affinity.forMutex(chosen == Family.MUTEX);
        };
    }

    private void requireNoneOfOthers(DecoderFlags chosen) {
        List<String> others = command.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> isOfAnother(option, chosen))
                .map(OptionSpec::longestName)
                .toList();
        if (!others.isEmpty()) {
            throw new InputException(
                    String.join(", ", others) + " cannot go with this decoder; --help lists the options of each.");
        }
    }

    private static boolean isOfAnother(OptionSpec option, DecoderFlags chosen) {
        Class<?> owner = option.group() == null
                ? Object.class
                : option.group().typeInfo().getType();
        return DecoderFlags.class.isAssignableFrom(owner) && owner != chosen.getClass();
    }

    /** To be asked before any work: whether a prediction has as many planes as the channels take. */
    void requirePlanes(Path file, int planes) {
        PredictedChannels predicted = new PredictedChannels(channels);
        flags(predicted).requirePlanes(predicted, file, planes);
    }

    PredictedChannels predicted() {
        return checked(() -> new PredictedChannels(channels));
    }

    /** What comes before and after the decoder; wrong usage where it cannot be read or done. */
    RefinementOptions refinement() {
        return checked(() -> {
            refinement.check(new PredictedChannels(channels).codes());
            return refinement;
        });
    }

    private <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (InputException e) {
            throw new CommandLine.ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
