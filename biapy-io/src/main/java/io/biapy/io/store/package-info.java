/** Where the parts of an image that has many are kept: a folder, a zip file, a server. */
@NullMarked
package io.biapy.io.store;

import org.jspecify.annotations.NullMarked;
