package io.biapy.io.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.NamedFiles;
import io.biapy.core.tile.TargetOutput;
import io.biapy.io.sample.StoredTypes;
import io.biapy.io.zarr.ZarrFiles;
import java.nio.file.Path;

/**
 * Where results of tiles go: an image file of any format that can be written, whose name tells it. Tiles are gathered in a work folder, from which a later process goes
 * on after an interruption: a Zarr store as it will be, which is then moved; for other formats, which can be written only once, in a plain file that is
 * then copied. Immutable: each option gives another one. Safe for several threads.
 *
 * <pre>{@code
 * TileFiles files = TileFiles.into(Path.of("labels.zarr")).by(workers);
 * tiled.run(prediction, files.labels(), TiledRun.in(files.work(), "prediction.zarr").by(workers));
 * }</pre>
 */
public final class TileFiles {
    private final Path output;
    private final Path work;
    private final boolean replaces;
    private final Workers workers;
    private final Cancellation cancellation;

    private TileFiles(Path output, Path work, boolean replaces, Workers workers, Cancellation cancellation) {
        this.output = output;
        this.work = work;
        this.replaces = replaces;
        this.workers = workers;
        this.cancellation = cancellation;
    }

    /**
     * A file, by default refused where it exists, on the caller's thread and with the work folder {@code .NAME.work} beside it.
     *
     * @throws FileException where the extension names no format that can be written
     */
    public static TileFiles into(Path output) {
        ImageFormats.named(output);
        Path work = output.resolveSibling("." + output.getFileName() + ".work");
        return new TileFiles(output, work, false, Workers.callerOnly(), Cancellation.never());
    }

    /** Gathers tiles in this folder, on the disk of the file so that what is complete can be moved. */
    public TileFiles in(Path folder) {
        return new TileFiles(output, folder, replaces, workers, cancellation);
    }

    /** Replaces what has the file's name, when all tiles are there. */
    public TileFiles replacing() {
        return new TileFiles(output, work, true, workers, cancellation);
    }

    /** Makes smaller resolutions, and files of other formats, with these threads; the bytes do not depend on them. */
    public TileFiles by(Workers helpers) {
        return new TileFiles(output, work, replaces, helpers, cancellation);
    }

    /** Stops when this is asked for while the file is made of the tiles; they are kept. */
    public TileFiles until(Cancellation asked) {
        return new TileFiles(output, work, replaces, workers, asked);
    }

    /** The work folder, to be given to the work on tiles too. */
    public Path work() {
        return work;
    }

    /**
     * Takes labels: ids exactly, in the narrowest unsigned type that holds them.
     *
     * @throws FileException where the file exists and is neither to be replaced (which a Zarr of several images, or another folder, never is) nor what an interrupted run of the same work has written
     */
    public LabelOutput.Target labels() {
        requireAbsent();
        return new LabelOutput.Target() {
            @Override
            public LabelOutput open(String name, Size size, Calibration calibration, long maxId, Extent tile) {
                if (!TilePlace.isStore(output)) {
                    return NpyLabelOutput.into(work, output, copy()).open(name, size, calibration, maxId, tile);
                }
                ImageSpec spec = ImageSpec.of(size, StoredTypes.ofIds(maxId))
                        .calibration(calibration)
                        .chunk(TilePlace.chunk(tile));
                return new StoreLabelOutput(work, output, spec, workers, cancellation);
            }

            @Override
            public boolean isDone() {
                return NamedFiles.isOwn(work, output);
            }
        };
    }

    /**
     * Takes planes of 32-bit floats, one a channel.
     *
     * @throws FileException as {@link #labels}
     */
    public TargetOutput.Target channels() {
        requireAbsent();
        return new TargetOutput.Target() {
            @Override
            public TargetOutput open(Size size, int planes, Calibration calibration, Extent tile) {
                ImageSpec spec =
                        ImageSpec.of(size, PixelType.FLOAT32).channels(planes).calibration(calibration);
                return TilePlace.isStore(output)
                        ? StoredTargets.in(work, output, spec.chunk(TilePlace.chunk(tile)))
                        : new PlaneTargets(work, output, spec, copy());
            }

            @Override
            public boolean isDone() {
                return NamedFiles.isOwn(work, output);
            }
        };
    }

    private void requireAbsent() {
        if (!NamedFiles.isOwn(work, output)) {
            if (!replaces) {
                ImageFormats.named(output).requireAbsent(output);
            } else if (TilePlace.isStore(output)) {
                ZarrFiles.requireReplaceable(output);
            }
        }
        WriteAside.requirePlace(output);
    }

    private ImageCopy copy() {
        return ImageCopy.with(workers).cancellable(cancellation);
    }

    @Override
    public String toString() {
        return "tiles into " + output + ", gathered in " + work;
    }
}
