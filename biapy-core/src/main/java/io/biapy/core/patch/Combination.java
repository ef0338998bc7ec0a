package io.biapy.core.patch;

/** What a value does to the one that stands where it goes; {@link PlaneShiftKernel} knows them by their order. */
enum Combination {
    REPLACE,
    ADD,
    SMALLEST,
    LARGEST
}
