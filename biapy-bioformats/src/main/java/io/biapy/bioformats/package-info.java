/**
 * Reads through Bio-Formats what biapy-io does not read itself: a module of its own, since Bio-Formats is large and under the GPL. It is found by
 * {@link java.util.ServiceLoader} and used through {@code io.biapy.io.Images}.
 */
@NullMarked
package io.biapy.bioformats;

import org.jspecify.annotations.NullMarked;
