/** Star-convex objects: lengths along rays become polygons and polyhedra, the best of which are kept and painted. */
@NullMarked
package io.biapy.instance.star;

import org.jspecify.annotations.NullMarked;
