package io.biapy.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @TempDir
    Path folder;

    @Test
    void quotes_hold_separators_and_quotes() {
        assertThat(CsvTable.fields("\"a, b\",\"say \"\"x\"\"\",c", ',')).containsExactly("a, b", "say \"x\"", "c");
    }

    @Test
    void columns_are_found_by_name_in_any_case_and_rows_know_their_lines() throws IOException {
        CsvTable table = CsvTable.read(Files.writeString(folder.resolve("a.csv"), "Name;Size\n\nx;3\ny\n"), "a table");
        assertThat(table.columns()).containsExactly("name", "size");
        assertThat(table.find("SIZE")).isEqualTo(1);
        assertThat(table.find("none")).isEqualTo(-1);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.field(0, 1)).isEqualTo("3");
        assertThatThrownBy(() -> table.field(1, 1))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("line 4");
    }

    @Test
    void an_empty_file_is_no_table() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "");
        assertThatThrownBy(() -> CsvTable.read(file, "a table of things"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("a table of things was expected");
    }
}
