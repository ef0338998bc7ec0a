package io.biapy.core.report;

import io.biapy.core.error.InputException;
import java.util.List;

/** One part of a {@link Report}. */
public sealed interface Item {
    /** Starts a section. */
    record Heading(String text) implements Item {}

    record Paragraph(String text) implements Item {}

    /** Rows as long as the header; numbers are formatted by the caller. */
    record Table(List<String> header, List<List<String>> rows) implements Item {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new InputException(
                            "A table row needs " + header.size() + " cells, got " + row.size() + ": " + row + ".");
                }
            }
        }
    }

    /** Lines over a common x axis. */
    record Chart(String title, String xLabel, String yLabel, List<Series> series) implements Item {
        public Chart {
            series = List.copyOf(series);
        }
    }

    /** Pictures in one row, each PNG bytes with a caption. */
    record Pictures(List<Picture> pictures) implements Item {
        public Pictures {
            pictures = List.copyOf(pictures);
        }
    }

    /** A PNG file's bytes and what they show. */
    record Picture(byte[] png, String caption) {}

    /** One line of a chart; points whose y is not finite are gaps. */
    record Series(String name, double[] x, double[] y) {
        public Series {
            if (x.length != y.length) {
                throw new InputException(
                        "Series " + name + ": " + x.length + " x values but " + y.length + " y values.");
            }
        }
    }
}
