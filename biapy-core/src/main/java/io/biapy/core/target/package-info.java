/** What a network predicts: channels, heads, and the losses that train them, on flat arrays. */
@NullMarked
package io.biapy.core.target;

import org.jspecify.annotations.NullMarked;
