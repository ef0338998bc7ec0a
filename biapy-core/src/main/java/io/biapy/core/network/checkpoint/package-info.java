/** Files that hold weights: safetensors, and the checkpoints that BiaPy writes with PyTorch. */
@NullMarked
package io.biapy.core.network.checkpoint;

import org.jspecify.annotations.NullMarked;
