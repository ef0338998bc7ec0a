package io.biapy.cli;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.evaluate.SynapseEvaluation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy synapses evaluate}: two files of synapses to scores. */
@Command(
        name = "evaluate",
        description = {
            "Compares found synapses with true ones: sites within a tolerance, and partners with both ends within it, one to one, as CREMI scores them.",
            "Both files are CREMI HDF5, CSV of pairs (pre_z, pre_y, pre_x, post_z, post_y, post_x) or JSON of CATMAID or neuPrint."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy synapses evaluate --truth c.hdf --found found/c-volumes-raw.h5 --tolerance 400",
            "  biapy synapses evaluate --truth c.hdf --found found/c-volumes-raw_synapses.csv --tolerance 100 --associations tables --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SynapseEvaluateCommand implements Callable<Integer> {
    private static final Calibration NANOMETRE = Calibration.of(1, 1, 1, "nm");

    @Option(names = "--truth", required = true, paramLabel = "FILE", description = "The true synapses.")
    private Path truth;

    @Option(names = "--found", required = true, paramLabel = "FILE", description = "The found synapses.")
    private Path found;

    @Option(names = "--tolerance", required = true, paramLabel = "NM", description = "How far apart sites may lie.")
    private double tolerance;

    @Option(
            names = "--associations",
            paramLabel = "DIR",
            description = "Also write BiaPy's tables of every true site and every false positive into this folder.")
    private @Nullable Path associations;

    @Mixin
    private AnnotationOptions reading;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (!(tolerance >= 0)) {
            throw common.wrongUsage("--tolerance must be at least 0, got " + tolerance + ".");
        }
        SiteAnnotations real = inNanometres(truth);
        SiteAnnotations seen = inNanometres(found);
        Size box = around(real, seen);
        SynapseEvaluation score = SynapseEvaluation.of(pairs(truth, box, real), pairs(found, box, seen), tolerance);
        if (associations != null) {
            EvaluationFiles.made(associations);
            String name = found.getFileName().toString().replaceAll("\\.[^.]*$", "");
            score.writeAssociations(associations, name).forEach(file -> common.say("written: " + file));
        }
        common.say(score.toString());
        Map<String, Object> result = new LinkedHashMap<>(score.toMap());
        result.put("tolerance", tolerance);
        common.emit(result);
        return 0;
    }

    /** Positions count, not voxels: whatever the voxel size was, points are compared to the nanometre. */
    private SiteAnnotations inNanometres(Path file) {
        SiteAnnotations sites = reading.read(file, Calibration.unknown());
        return FileException.naming(file, sites::requireKnownPartners).withVoxelSize(NANOMETRE);
    }

    private static SynapsePairs pairs(Path file, Size box, SiteAnnotations sites) {
        for (int i = 0; i < sites.size(); i++) {
            for (int a = 0; a < 3; a++) {
                if (sites.position(i, a) < 0) {
                    throw new FileException(
                            file,
                            "site " + sites.id(i) + " lies at a negative coordinate (" + sites.position(i, a)
                                    + "); move both files by the same offset.");
                }
            }
        }
        return SynapsePairs.in(box, sites);
    }

    private static Size around(SiteAnnotations... all) {
        long[] most = {1, 1, 1};
        for (SiteAnnotations sites : all) {
            for (int i = 0; i < sites.size(); i++) {
                for (int a = 0; a < 3; a++) {
                    most[a] = Math.max(most[a], (long) Math.floor(sites.position(i, a)) + 1);
                }
            }
        }
        return Size.zyx(most[0], most[1], most[2]);
    }
}
