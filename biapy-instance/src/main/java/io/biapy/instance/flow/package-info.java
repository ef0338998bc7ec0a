/** Instances by following predicted flows to where they end: Cellpose's way and Omnipose's. */
@NullMarked
package io.biapy.instance.flow;

import org.jspecify.annotations.NullMarked;
