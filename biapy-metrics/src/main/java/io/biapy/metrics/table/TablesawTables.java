package io.biapy.metrics.table;

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
        for (int c = 0; c < results.columns().size(); c++) {
            Column column = results.columns().get(c);
            int at = c;
            var cells = results.rows().stream().map(row -> row.get(at));
            switch (column.kind()) {
                case TEXT -> table.addColumns(StringColumn.create(column.name(), cells.map(String.class::cast)));
                case INTEGER ->
                    table.addColumns(LongColumn.create(
                            column.name(), cells.mapToLong(Long.class::cast).toArray()));
                case NUMBER ->
                    table.addColumns(DoubleColumn.create(
                            column.name(), cells.mapToDouble(Double.class::cast).toArray()));
            }
        }
        return table;
    }
}
