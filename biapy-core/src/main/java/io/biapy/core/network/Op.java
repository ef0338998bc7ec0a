package io.biapy.core.network;

import io.biapy.core.image.Extent;

/** One operation of a {@link NetworkGraph}; tensors are N, channel, (z), y, x. In 2D every extent has z = 1. */
public sealed interface Op {
    /** The image: {@code channels} planes. */
    record Input(int channels) implements Op {}

    /** Convolution with bias, padded to keep the size, stride 1. Parameters {@code weight} [out, in, k..] and {@code bias} [out]. */
    record Convolution(int in, int out, Extent kernel) implements Op {}

    /** Transposed convolution whose kernel is its stride. Parameters {@code weight} [in, out, k..] and {@code bias} [out]. */
    record TransposedConvolution(int in, int out, Extent stride) implements Op {}

    /** Parameters {@code weight}, {@code bias} [channels]; batch norm also {@code running_mean}, {@code running_var}. */
    record Normalization(Norm kind, int channels) implements Op {}

    record Activate(Nonlinearity function) implements Op {}

    /** Maximum over boxes of {@code stride}, which is also the step. */
    record MaxPool(Extent stride) implements Op {}

    /** Linear interpolation by whole factors, corners not aligned. */
    record Upsample(Extent factor) implements Op {}

    /** Joins its inputs along the channels, in the order given. */
    record Concatenate() implements Op {}

    /** Sum of its inputs. */
    record Add() implements Op {}

    /** Sets single elements to zero with this probability while training, and scales the others. */
    record Dropout(double probability) implements Op {}
}
