/** Annotated synapses: read from CSV and JSON, and resolved to pairs in a volume. */
@NullMarked
package io.biapy.synapse.annotation;

import org.jspecify.annotations.NullMarked;
