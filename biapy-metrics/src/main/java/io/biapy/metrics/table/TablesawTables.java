package io.biapy.metrics.table;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Results as Tablesaw data frames. The only class of this module that needs Tablesaw ({@code tech.tablesaw:tablesaw-core}), which is
 * an optional dependency: add it to your own build to use this class.
 */
public final class TablesawTables {
    private TablesawTables() {}

    /** {@link Result#toTable()} as a new Tablesaw table. */
    public static Table toTable(Result result) {
        return toTable(result.toTable());
    }

    /** The same columns and rows as a new Tablesaw table; whole numbers become long columns. */
    public static Table toTable(ResultTable results) {
        Table table = Table.create();
        for (Column column : results.columns()) {
            table.addColumns(
                    switch (column.kind()) {
                        case TEXT -> StringColumn.create(column.name());
                        case INTEGER -> LongColumn.create(column.name());
                        case NUMBER -> DoubleColumn.create(column.name());
                    });
        }
        for (List<Object> row : results.rows()) { // each is made once
            for (int c = 0; c < row.size(); c++) {
                table.column(c).appendObj(row.get(c));
            }
        }
        return table;
    }
}
