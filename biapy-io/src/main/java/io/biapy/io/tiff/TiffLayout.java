package io.biapy.io.tiff;

import io.biapy.core.error.InputException;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.ZstdCodec;
import java.util.Locale;
import java.util.Optional;

/**
 * How a TIFF file is written: strips or tiles, and what packs them. Immutable.
 *
 * <pre>{@code
 * TiffFiles.save(image, file, TiffLayout.standard().tiles(512, 512).packing(TiffLayout.Packing.ZSTD, 3));
 * }</pre>
 */
public final class TiffLayout {
    /** What packs strips and tiles. */
    public enum Packing {
        /** Every program reads it; ImageJ fastest. */
        NONE(1),
        /** Nearly every program reads it. */
        DEFLATE(8),
        /** Faster and smaller, read by tifffile, GDAL, newer libtiff and this library, not by ImageJ. */
        ZSTD(50000);

        private final int code;

        Packing(int code) {
            this.code = code;
        }

        /** Its number in files. */
        int code() {
            return code;
        }
    }

    private static final int TILE_UNIT = 16;
    private static final int LONGEST_TILE = 1 << 14;
    private static final int USUAL_STRIP = 1 << 18;
    /** Intensities: noise does not become smaller with more effort, only slower. */
    private static final int FAST = 1;
    /** Labels: a third smaller than at level 1, and quick at any. */
    private static final int SMALL = 6;

    private final Packing packing;
    private final int level;
    private final boolean predictor;
    private final int tileHeight;
    private final int tileWidth;

    private TiffLayout(Packing packing, int level, boolean predictor, int tileHeight, int tileWidth) {
        this.packing = packing;
        this.level = level;
        this.predictor = predictor;
        this.tileHeight = tileHeight;
        this.tileWidth = tileWidth;
    }

    /** Deflate (intensities fast, labels small) in strips of about 256 KiB, as ImageJ and all others read them. */
    public static TiffLayout standard() {
        return new TiffLayout(Packing.DEFLATE, 0, false, 0, 0);
    }

    /** Tiles instead of strips: parts of large slices are read without their surroundings, but not by ImageJ. Multiples of 16 pixels. */
    public TiffLayout tiles(int height, int width) {
        if (height < 1
                || width < 1
                || height % TILE_UNIT != 0
                || width % TILE_UNIT != 0
                || Math.max(height, width) > LONGEST_TILE) {
            throw new InputException("Tiles of a TIFF file have edges of a multiple of 16 pixels, up to " + LONGEST_TILE
                    + "; got " + height + " x " + width + ".");
        }
        return new TiffLayout(packing, level, predictor, height, width);
    }

    /** @param strength from 1 (fast) to 9 (small); 0 chooses by what is written; of no meaning for NONE */
    public TiffLayout packing(Packing other, int strength) {
        if (strength < 0 || strength > 9) {
            throw new InputException("The level of a compression lies between 1 and 9, or is 0, got " + strength + ".");
        }
        return new TiffLayout(other, strength, predictor, tileHeight, tileWidth);
    }

    /** Whether integers are packed as differences to their neighbours: smaller where images are smooth; default false. */
    public TiffLayout predictor(boolean wanted) {
        return new TiffLayout(packing, level, wanted, tileHeight, tileWidth);
    }

    Packing packing() {
        return packing;
    }

    boolean hasPredictor() {
        return predictor && packing != Packing.NONE;
    }

    boolean isTiled() {
        return tileHeight > 0;
    }

    /** Rows of a tile, or of a strip of rows of {@code rowBytes} bytes. */
    int segmentHeight(int height, long rowBytes) {
        return isTiled() ? tileHeight : (int) Math.min(height, Math.max(1, USUAL_STRIP / Math.max(1, rowBytes)));
    }

    int segmentWidth(int width) {
        return isTiled() ? tileWidth : width;
    }

    /** What packs, if anything does. */
    Optional<ByteCodec> codec(boolean labels) {
        int strength = level > 0 ? level : labels ? SMALL : FAST;
        return switch (packing) {
            case NONE -> Optional.empty();
            case DEFLATE -> Optional.of(new DeflateCodec(false, strength));
            case ZSTD -> Optional.of(new ZstdCodec(strength));
        };
    }

    @Override
    public String toString() {
        return "TIFF, " + packing.name().toLowerCase(Locale.ROOT) + (hasPredictor() ? " with predictor" : "")
                + (isTiled() ? ", tiles of " + tileHeight + " x " + tileWidth : ", strips");
    }
}
