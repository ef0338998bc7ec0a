package io.biapy.cli;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.io.cremi.CremiFile;
import io.biapy.synapse.annotation.Nanometres;
import io.biapy.synapse.annotation.SynapseCsv;
import io.biapy.synapse.annotation.SynapseJson;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files of annotated synapses are read: CREMI's HDF5, CSV of pairs, JSON of CATMAID and neuPrint. */
final class AnnotationOptions {
    /** Order of the coordinates in a file. */
    enum AxisOrder {
        zyx,
        xyz
    }

    @Option(
            names = "--voxel-size",
            paramLabel = "Z,Y,X",
            description = "Size of a voxel, as \"40,4,4 nm\"; wins over what files say. Locations are in nm.")
    private @Nullable Calibration voxelSize;

    @Option(
            names = "--axes",
            paramLabel = "zyx|xyz",
            description = "Order of coordinates in CREMI and CSV files (default: zyx).")
    private AxisOrder axes = AxisOrder.zyx;

    @Option(names = "--in-voxels", description = "Coordinates of CSV files are voxels, not physical.")
    private boolean inVoxels;

    /** An image with the voxel size that was given. */
    ImageSource of(ImageSource image) {
        return voxelSize == null ? image : image.withCalibration(voxelSize);
    }

    /**
     * Reads one file.
     *
     * @param otherwise voxel size of a file that does not say it
     */
    SiteAnnotations read(Path file, Calibration otherwise) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Calibration voxel = voxelSize == null ? otherwise : Nanometres.of(voxelSize);
        SiteAnnotations sites;
        if (name.endsWith(".csv")) {
            sites = inVoxels ? SynapseCsv.readVoxels(file, voxel) : SynapseCsv.read(file, voxel);
        } else if (name.endsWith(".json")) {
            sites = SynapseJson.read(file, voxel);
        } else if (name.matches(".*\\.(h5|hdf|hdf5)")) {
            sites = CremiFile.read(file);
            if (voxelSize != null || !sites.voxelSize().isKnown()) {
                sites = sites.withVoxelSize(voxel);
            }
        } else {
            throw new FileException(
                    file, "annotations come as .h5, .hdf or .hdf5 (CREMI), .csv (pairs) or .json (CATMAID, neuPrint)");
        }
        return axes == AxisOrder.xyz && !name.endsWith(".json") ? sites.withAxesReversed() : sites;
    }
}
