package io.biapy.metrics.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesawTablesTest {

    @Test
    void columns_keep_names_types_and_values() {
        Table table = TablesawTables.toTable(ResultTable.builder()
                .text("image")
                .integer("tp")
                .number("f1")
                .row("a", 1L << 40, 0.25)
                .row("b", 2, 0.5)
                .build());

        assertThat(table.columnNames()).containsExactly("image", "tp", "f1");
        assertThat(table.types()).containsExactly(ColumnType.STRING, ColumnType.LONG, ColumnType.DOUBLE);
        assertThat(table.stringColumn("image").asList()).containsExactly("a", "b");
        assertThat(table.longColumn("tp").asLongArray()).containsExactly(1L << 40, 2);
        assertThat(table.doubleColumn("f1").asDoubleArray()).containsExactly(0.25, 0.5);
    }

    @Test
    void an_empty_table_keeps_its_columns() {
        Table table = TablesawTables.toTable(
                ResultTable.builder().text("image").integer("tp").build());

        assertThat(table.rowCount()).isZero();
        assertThat(table.columnNames()).containsExactly("image", "tp");
    }
}
