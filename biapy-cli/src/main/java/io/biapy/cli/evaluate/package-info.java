/** What {@code biapy evaluate} does, without its options: pairs of images and of tables, their scores, and how these are shown. */
@NullMarked
package io.biapy.cli.evaluate;

import org.jspecify.annotations.NullMarked;
