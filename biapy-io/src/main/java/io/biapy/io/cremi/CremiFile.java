package io.biapy.io.cremi;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.io.hdf5.Hdf5Dataset;
import io.biapy.io.hdf5.Hdf5File;
import io.biapy.io.hdf5.Hdf5Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Annotated synapses in the HDF5 layout of CREMI (https://cremi.org/data): {@code annotations/ids}, {@code annotations/locations} (z, y, x in nm),
 * {@code annotations/types}, {@code annotations/presynaptic_site/partners} (pre id, post id), the attribute {@code offset} of {@code annotations}, and
 * the attribute {@code resolution} of {@code volumes/raw}. The volume itself is an image: {@code sample.hdf:/volumes/raw}.
 */
public final class CremiFile {
    private static final String ANNOTATIONS = "/annotations";
    private static final String IDS = ANNOTATIONS + "/ids";
    private static final String LOCATIONS = ANNOTATIONS + "/locations";
    private static final String TYPES = ANNOTATIONS + "/types";
    private static final String PARTNERS = ANNOTATIONS + "/presynaptic_site/partners";
    private static final String RAW = "/volumes/raw";
    private static final String UNIT = "nm";

    private CremiFile() {}

    /**
     * Reads the annotations. The voxel size is that of {@code volumes/raw}, else of {@code annotations}, else unknown; offsets of both are taken into account,
     * so that positions count from the first voxel of {@code volumes/raw}.
     *
     * @throws FileException when a data set is missing or has another shape than the layout says; the message names it
     */
    public static SiteAnnotations read(Path path) {
        try (Hdf5File file = Hdf5File.open(path)) {
            long[] ids = need(path, file, IDS).longs();
            double[][] locations = rows(path, need(path, file, LOCATIONS), 3);
            double[][] pairs = rows(path, need(path, file, PARTNERS), 2);
            long[] partnerIds = need(path, file, PARTNERS).longs();
            long[][] partners = new long[pairs.length][];
            for (int k = 0; k < partners.length; k++) {
                partners[k] = new long[] {partnerIds[2 * k], partnerIds[2 * k + 1]};
            }
            SiteAnnotations sites = SiteAnnotations.of(ids, locations, partners);
            if (ids.length > 0 && file.contains(TYPES)) {
                sites = sites.withTypes(need(path, file, TYPES).texts());
            }
            Optional<double[]> resolution =
                    numbers(path, file, RAW, "resolution").or(() -> numbers(path, file, ANNOTATIONS, "resolution"));
            if (resolution.isPresent()) {
                double[] r = resolution.get();
                sites = sites.withVoxelSize(Calibration.of(r[0], r[1], r[2], UNIT));
            }
            double[] moved = numbers(path, file, ANNOTATIONS, "offset").orElse(new double[3]);
            double[] volume = numbers(path, file, RAW, "offset").orElse(new double[3]);
            return sites.withOffset(moved[0] - volume[0], moved[1] - volume[1], moved[2] - volume[2]);
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static Hdf5Dataset need(Path path, Hdf5File file, String inside) {
        if (!file.contains(inside)) {
            List<String> there = file.datasets();
            throw new FileException(
                    path,
                    "has no data set " + inside + ", which annotations in CREMI's layout need; it has "
                            + there.subList(0, Math.min(12, there.size())) + (there.size() > 12 ? ", ..." : "") + ".");
        }
        return file.dataset(inside);
    }

    private static double[][] rows(Path path, Hdf5Dataset data, int columns) {
        long[] shape = data.shape();
        if (shape.length != 2 || shape[1] != columns) {
            throw new FileException(
                    path,
                    data.path() + " needs " + columns + " columns, its shape is " + java.util.Arrays.toString(shape)
                            + ".");
        }
        double[] flat = data.doubles();
        double[][] rows = new double[(int) shape[0]][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    private static Optional<double[]> numbers(Path path, Hdf5File file, String inside, String attribute) {
        if (!file.contains(inside)) {
            return Optional.empty();
        }
        Optional<double[]> values = file.attributes(inside).numbers(attribute);
        values.ifPresent(v -> {
            if (v.length != 3) {
                throw new FileException(
                        path,
                        "the attribute " + attribute + " of " + inside + " has " + v.length
                                + " numbers; z, y, x are needed.");
            }
        });
        return values;
    }

    /**
     * Writes annotations; a file that is there is replaced. The voxel size stands in the attribute {@code resolution} of {@code annotations}, since there is no
     * raw volume in the file.
     */
    public static void write(Path path, SiteAnnotations sites) {
        try (Hdf5Writer out = Hdf5Writer.create(path)) {
            annotations(out, sites);
            if (sites.voxelSize().isKnown()) {
                out.attribute(ANNOTATIONS, "resolution", voxel(sites));
            }
            out.finish();
        }
    }

    /** Writes annotations with the volume that they lie in, block by block; a file that is there is replaced. */
    public static void write(Path path, SiteAnnotations sites, ImageSource raw, Workers workers) {
        sites.requireVoxelSize();
        try (Hdf5Writer out = Hdf5Writer.create(path)) {
            annotations(out, sites);
            ImageSpec spec = ImageSpec.of(raw.size(), raw.pixelType())
                    .channels(raw.channels())
                    .calibration(sites.voxelSize());
            try (ImageSink volume = out.image(RAW, spec)) {
                ImageCopy.with(workers).copy(raw, volume);
            }
            out.attribute(RAW, "resolution", voxel(sites));
            out.finish();
        }
    }

    private static double[] voxel(SiteAnnotations sites) {
        Calibration v = sites.voxelSize();
        return new double[] {v.z(), v.y(), v.x()};
    }

    private static void annotations(Hdf5Writer out, SiteAnnotations sites) {
        int n = sites.size();
        long[] ids = new long[n];
        double[] locations = new double[3 * n];
        List<String> types = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids[i] = sites.id(i);
            types.add(sites.type(i).isEmpty() ? "synaptic_site" : sites.type(i));
            for (int a = 0; a < 3; a++) {
                locations[3 * i + a] = sites.location(i, a);
            }
        }
        long[] partners = new long[2 * sites.pairs()];
        for (int k = 0; k < sites.pairs(); k++) {
            partners[2 * k] = sites.preId(k);
            partners[2 * k + 1] = sites.postId(k);
        }
        out.longs(IDS, PixelType.UINT64, ids, n);
        out.doubles(LOCATIONS, locations, n, 3);
        out.texts(TYPES, types);
        out.longs(PARTNERS, PixelType.UINT64, partners, sites.pairs(), 2);
        out.attribute(ANNOTATIONS, "offset", sites.offset(0), sites.offset(1), sites.offset(2));
    }
}
