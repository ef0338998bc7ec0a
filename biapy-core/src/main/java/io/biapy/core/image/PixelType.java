package io.biapy.core.image;

/** How a file stores one value of a pixel. */
public enum PixelType {
    BIT(1, false, false),
    UINT8(8, false, false),
    INT8(8, true, false),
    UINT16(16, false, false),
    INT16(16, true, false),
    UINT32(32, false, false),
    INT32(32, true, false),
    UINT64(64, false, false),
    INT64(64, true, false),
    FLOAT16(16, true, true),
    FLOAT32(32, true, true),
    FLOAT64(64, true, true);

    private final int bits;
    private final boolean signed;
    private final boolean floating;

    PixelType(int bits, boolean signed, boolean floating) {
        this.bits = bits;
        this.signed = signed;
        this.floating = floating;
    }

    /** Bits of one stored value. */
    public int bits() {
        return bits;
    }

    /** Whether values below 0 can be stored. */
    public boolean isSigned() {
        return signed;
    }

    /** Whether it is a float, not an integer. */
    public boolean isFloating() {
        return floating;
    }
}
