package io.biapy.synapse.annotation;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.metrics.point.PartnerPairs;
import io.biapy.metrics.point.PointCsv;
import io.biapy.metrics.table.CsvTable;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Synapses from a CSV file, one row a pair: {@code pre_z, pre_y, pre_x, post_z, post_y, post_x}, optionally {@code pre_id} and {@code post_id}. A
 * presynaptic site with several partners stands in several rows.
 */
public final class SynapseCsv {
    private SynapseCsv() {}

    /**
     * Reads a table whose coordinates are in the unit of the voxel size.
     *
     * @throws FileException when the file is no such table; the message names line and column where it can
     */
    public static SiteAnnotations read(Path file, Calibration voxel) {
        return read(file, voxel, false);
    }

    /** Reads a table whose coordinates are in voxels. */
    public static SiteAnnotations readVoxels(Path file, Calibration voxel) {
        return read(file, voxel, true);
    }

    private static SiteAnnotations read(Path file, Calibration voxel, boolean inVoxels) {
        try {
            CsvTable table = CsvTable.read(file);
            boolean deepAtOneEndOnly =
                    table.find("pre_z").isPresent() != table.find("post_z").isPresent();
            if (!PointCsv.holdsPartners(table) || deepAtOneEndOnly) {
                throw new FileException(
                        file,
                        "a table of synapses needs the columns pre_z, pre_y, pre_x, post_z, post_y, post_x; this one has "
                                + table.columns());
            }
            PartnerPairs pairs = PointCsv.partners(table);
            OptionalInt preId = table.find("pre_id");
            OptionalInt postId = table.find("post_id");
            SiteCollector sites = new SiteCollector(voxel, inVoxels);
            for (int i = 0; i < pairs.size(); i++) {
                Long from = preId.isPresent() ? Long.valueOf(table.integer(i, preId.getAsInt())) : null;
                Long to = postId.isPresent() ? Long.valueOf(table.integer(i, postId.getAsInt())) : null;
                sites.pair(
                        sites.site(
                                from,
                                SiteAnnotations.PRE,
                                pairs.pre().at(i, 0),
                                pairs.pre().at(i, 1),
                                pairs.pre().at(i, 2)),
                        sites.site(
                                to,
                                SiteAnnotations.POST,
                                pairs.post().at(i, 0),
                                pairs.post().at(i, 1),
                                pairs.post().at(i, 2)));
            }
            return sites.annotations();
        } catch (FileException e) {
            throw e;
        } catch (InputException | IllegalArgumentException e) {
            throw new FileException(file, String.valueOf(e.getMessage()), e);
        }
    }
}
