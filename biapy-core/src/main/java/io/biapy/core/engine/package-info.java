/** The engine SPI: whoever runs and trains a network. */
@NullMarked
package io.biapy.core.engine;

import org.jspecify.annotations.NullMarked;
