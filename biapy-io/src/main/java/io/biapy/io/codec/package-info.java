/** Compressions of chunks: Blosc, Zstandard, gzip, zlib, LZ4, check sums. */
@NullMarked
package io.biapy.io.codec;

import org.jspecify.annotations.NullMarked;
