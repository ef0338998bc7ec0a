package io.biapy.io.nifti;

import io.biapy.core.image.PixelType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data types of NIfTI that hold plain numbers, or colours of 8 bits. Source: nifti1.h, "NIFTI1_DATATYPES". */
enum NiftiType {
    UINT8(2, PixelType.UINT8, 1),
    INT16(4, PixelType.INT16, 1),
    INT32(8, PixelType.INT32, 1),
    FLOAT32(16, PixelType.FLOAT32, 1),
    FLOAT64(64, PixelType.FLOAT64, 1),
    RGB(128, PixelType.UINT8, 3),
    INT8(256, PixelType.INT8, 1),
    UINT16(512, PixelType.UINT16, 1),
    UINT32(768, PixelType.UINT32, 1),
    INT64(1024, PixelType.INT64, 1),
    UINT64(1280, PixelType.UINT64, 1),
    RGBA(2304, PixelType.UINT8, 4);

    private final int code;
    private final PixelType type;
    private final int samples;

    NiftiType(int code, PixelType type, int samples) {
        this.code = code;
        this.type = type;
        this.samples = samples;
    }

    static Optional<NiftiType> of(int code) {
        for (NiftiType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The one that stores {@code wanted}, if any. */
    static @Nullable NiftiType storing(PixelType wanted) {
        for (NiftiType type : values()) {
            if (type.samples == 1 && type.type == wanted) {
                return type;
            }
        }
        return null;
    }

    int code() {
        return code;
    }

    PixelType type() {
        return type;
    }

    /** Samples of one voxel: 3 or 4 for colours. */
    int samples() {
        return samples;
    }
}
