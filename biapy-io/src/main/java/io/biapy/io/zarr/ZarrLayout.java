package io.biapy.io.zarr;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Lz4Codec;
import io.biapy.io.codec.Lz4StreamCodec;
import io.biapy.io.codec.ZstdCodec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a Zarr or N5 image is written: version, compression, shards, resolutions. Immutable.
 *
 * <pre>{@code
 * ZarrFiles.save(image, file, ZarrLayout.version2().compression(Compression.GZIP, 6));
 * }</pre>
 */
public final class ZarrLayout {
    /** What packs the chunks. */
    public enum Compression {
        NONE,
        /** Blosc with Zstandard: small and fast. */
        BLOSC_ZSTD,
        /** Blosc with LZ4: faster, larger. */
        BLOSC_LZ4,
        ZSTD,
        GZIP,
        ZLIB,
        LZ4
    }

    private static final int LEVEL = 5;
    private static final int LABEL_LEVEL = 2;
    private static final int STRONGEST = 9;

    private final int version;
    private final Compression compression;
    private final int level;
    private final BloscCodec.Shuffle shuffle;
    private final boolean nested;
    private final @Nullable Extent shard;
    private final boolean resolutions;
    private final double scale;

    private ZarrLayout(
            int version,
            Compression compression,
            int level,
            BloscCodec.Shuffle shuffle,
            boolean nested,
            @Nullable Extent shard,
            boolean resolutions,
            double scale) {
        this.scale = scale;
        this.version = version;
        this.compression = compression;
        this.level = level;
        this.shuffle = shuffle;
        this.nested = nested;
        this.shard = shard;
        this.resolutions = resolutions;
    }

    /** Zarr 3 with OME-NGFF 0.5, Blosc with Zstandard of level 5 and shuffled bits, no shards; saved images get smaller resolutions. */
    public static ZarrLayout standard() {
        return new ZarrLayout(3, Compression.BLOSC_ZSTD, LEVEL, BloscCodec.Shuffle.BITSHUFFLE, true, null, true, 1);
    }

    /** The same for ids: level 2 and nothing shuffled, since ids stand in long stretches of equal ones, which pack best as they are. */
    public static ZarrLayout labels() {
        return standard().compression(Compression.BLOSC_ZSTD, LABEL_LEVEL).shuffle(BloscCodec.Shuffle.NOSHUFFLE);
    }

    /** Zarr 2 with OME-NGFF 0.4, which older programs read; the rest as {@link #standard()}. */
    public static ZarrLayout version2() {
        return new ZarrLayout(2, Compression.BLOSC_ZSTD, LEVEL, BloscCodec.Shuffle.BITSHUFFLE, true, null, true, 1);
    }

    /**
     * N5 with the attributes of N5-Viewer and Paintera; gzip of level 1, which every program that reads N5 knows. NONE is N5's "raw", ZLIB its
     * gzip with zlib's header; Blosc and Zstandard are extensions of N5 that not every program has.
     */
    public static ZarrLayout n5() {
        return new ZarrLayout(ZarrNode.N5, Compression.GZIP, 1, BloscCodec.Shuffle.SHUFFLE, true, null, true, 1);
    }

    /** @param strength from 1 (fast) to 9 (small); 0 with Blosc only copies; of no meaning for NONE and LZ4 */
    public ZarrLayout compression(Compression other, int strength) {
        if (strength < 0 || strength > STRONGEST) {
            throw new InputException("The level of a compression lies between 0 and 9, got " + strength + ".");
        }
        return new ZarrLayout(version, other, strength, shuffle, nested, shard, resolutions, scale);
    }

    /** What Blosc sorts before it packs; default bits. */
    public ZarrLayout shuffle(BloscCodec.Shuffle other) {
        return new ZarrLayout(version, compression, level, other, nested, shard, resolutions, scale);
    }

    /** Chunks in folders of folders (default, and always in N5), or all beside each other with dots in their names. */
    public ZarrLayout nested(boolean inFolders) {
        if (isN5() && !inFolders) {
            throw new InputException("N5 has its blocks in folders of folders only.");
        }
        return new ZarrLayout(version, compression, level, shuffle, inFolders, shard, resolutions, scale);
    }

    /** Chunks of one file along z, y and x; several only in Zarr 3. Default: every chunk a file. */
    public ZarrLayout shards(Extent chunksPerFile) {
        if (version != 3 || chunksPerFile.z() < 1 || chunksPerFile.y() < 1 || chunksPerFile.x() < 1) {
            throw new InputException("Shards are for Zarr 3, and have at least one chunk along each axis; got "
                    + chunksPerFile + (isN5() ? " in N5." : " in Zarr " + version + "."));
        }
        return new ZarrLayout(version, compression, level, shuffle, nested, chunksPerFile, resolutions, scale);
    }

    /** Whether saved images get smaller resolutions beside the full one, for viewers; default true. */
    public ZarrLayout resolutions(boolean wanted) {
        return new ZarrLayout(version, compression, level, shuffle, nested, shard, wanted, scale);
    }

    /**
     * What a stored number is multiplied by to be a value, finite and above 0; default 1. It stands in the attributes as {@code scale_factor} (the CF
     * conventions, which xarray follows), and reading here heeds it. Values are divided by it and rounded where the type is an integer. For images that are
     * created and written block by block.
     */
    public ZarrLayout scaled(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new InputException("The scale of stored numbers is finite and above 0, got " + factor + ".");
        }
        return new ZarrLayout(version, compression, level, shuffle, nested, shard, resolutions, factor);
    }

    ZarrLayout ofVersion(int other) {
        return new ZarrLayout(
                other,
                compression,
                level,
                shuffle,
                nested || other == ZarrNode.N5,
                other == 3 ? shard : null,
                resolutions,
                scale);
    }

    boolean isN5() {
        return version == ZarrNode.N5;
    }

    /** What the array of a resolution is called. */
    String level(int resolution) {
        return (isN5() ? "s" : "") + resolution;
    }

    int version() {
        return version;
    }

    boolean isNested() {
        return nested;
    }

    boolean hasResolutions() {
        return resolutions;
    }

    double scale() {
        return scale;
    }

    Optional<Extent> shard() {
        return Optional.ofNullable(shard);
    }

    CodecChain codecs(int elementBytes) {
        List<ByteCodec> codecs =
                switch (compression) {
                    case NONE -> List.of();
                    case BLOSC_ZSTD -> List.of(new BloscCodec(BloscCodec.Inner.ZSTD, level, shuffle, elementBytes, 0));
                    case BLOSC_LZ4 -> List.of(new BloscCodec(BloscCodec.Inner.LZ4, level, shuffle, elementBytes, 0));
                    case ZSTD -> List.of(new ZstdCodec(level));
                    case GZIP -> List.of(new DeflateCodec(true, level));
                    case ZLIB -> List.of(new DeflateCodec(false, level));
                    case LZ4 -> List.of(isN5() ? new Lz4StreamCodec() : new Lz4Codec());
                };
        return new CodecChain(codecs);
    }

    @Override
    public String toString() {
        return (isN5() ? "N5" : "Zarr " + version) + ", " + codecs(1)
                + (shard == null ? "" : ", shards of " + shard + " chunks")
                + (scale == 1 ? "" : ", values stored divided by " + scale);
    }
}
