/** Reports: sections of text, tables, curves and pictures; printed on a terminal or written as one self-contained HTML page. */
@NullMarked
package io.biapy.core.report;

import org.jspecify.annotations.NullMarked;
