/** What every decoder has in common: it turns a network's prediction into instances. */
@NullMarked
package io.biapy.instance.decode;

import org.jspecify.annotations.NullMarked;
