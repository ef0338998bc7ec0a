/** Target channels: what labels become so that a network can learn them, one encoder each. */
@NullMarked
package io.biapy.instance.channel;

import org.jspecify.annotations.NullMarked;
