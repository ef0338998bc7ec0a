package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.instance.embedding.EmbedSegDecoder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of EmbedSeg clustering. */
final class EmbedSegFlags implements DecoderFlags {
    private static final int PLANES_2D = 5;
    private static final int PLANES_3D = 7;

    @Option(
            names = "--grid-size",
            paramLabel = "N",
            description = "Size of the coordinate grid that the network was trained with (default: ${DEFAULT-VALUE}).")
    private int gridSize = 1024;

    @Option(
            names = "--seedy-foreground",
            paramLabel = "T",
            description = "Voxels of seediness above T belong to objects (default: ${DEFAULT-VALUE}).")
    private double foreground = 0.5;

    @Option(
            names = "--seedy-centre",
            paramLabel = "T",
            description = "Voxels of at least this seediness found objects (default: ${DEFAULT-VALUE}).")
    private double seeds = 0.9;

    @Option(
            names = "--smallest-cluster",
            paramLabel = "N",
            description = "A cluster of at most N voxels is no object (default: ${DEFAULT-VALUE}).")
    private long smallest;

    @Override
    public EmbedSegDecoder decoder(PredictedChannels channels, boolean asBiapy) {
        if (!channels.isEmbedding()) {
            throw new InputException(
                    "EmbedSeg takes --channels E, offsets, sigmas and seediness together, got " + channels + ".");
        }
        return EmbedSegDecoder.ofGrid(gridSize)
                .foreground(foreground)
                .seeds(seeds)
                .limits(0, 0, smallest);
    }

    @Override
    public void requirePlanes(PredictedChannels channels, Path file, int planes) {
        if (planes != PLANES_2D && planes != PLANES_3D) {
            throw new FileException(
                    file,
                    "has " + planes + (planes == 1 ? " channel" : " channels") + ", but EmbedSeg takes " + PLANES_2D
                            + " in 2D (offsets and sigmas along x and y, seediness) and " + PLANES_3D
                            + " in 3D. Say with --axes which dimension holds them (for example YXC or CZYX).");
        }
    }
}
