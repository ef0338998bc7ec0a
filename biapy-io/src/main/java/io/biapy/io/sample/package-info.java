/** Stored samples as numbers: byte orders, sample types, label ids, grey pictures stored as colours. */
@NullMarked
package io.biapy.io.sample;

import org.jspecify.annotations.NullMarked;
