package io.biapy.metrics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @TempDir
    Path folder;

    @Test
    void a_table_of_ours_is_read_back() {
        Random random = new Random(1);
        ResultTable.Builder builder =
                ResultTable.builder().text("name").integer("id").number("value");
        String[] hard = {"plain", "a,b", "say \"no\"", "two\nlines", " spaces ", "", "umlaut \u00e4"};
        for (String name : hard) {
            builder.row(name, random.nextLong(), random.nextGaussian());
        }
        ResultTable written = builder.build();

        CsvTable read = CsvTable.parse("t.csv", written.toCsv());

        assertThat(read.rows()).isEqualTo(hard.length);
        for (int i = 0; i < hard.length; i++) {
            assertThat(read.text(i, 0)).isEqualTo(hard[i]);
            assertThat(read.integer(i, 1)).isEqualTo(written.rows().get(i).get(1));
            assertThat(read.number(i, 2)).isEqualTo(written.rows().get(i).get(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "a;b\n1;2", "a\tb\r\n1\t2\r\n", "\uFEFFA,\"b\"\n\n1,2\n\n", " a ,b\n1, 2 \n"})
    void separators_line_ends_and_case_do_not_matter(String text) {
        CsvTable table = CsvTable.parse("t", text);

        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.number(0, table.column("B"))).isEqualTo(2);
    }

    @Test
    void whole_numbers_may_have_decimals_but_no_fraction() {
        CsvTable table = CsvTable.parse("t.csv", "id\n3.0\n9223372036854775807\n2.5\n1e30\n");

        assertThat(table.integer(0, 0)).isEqualTo(3);
        assertThat(table.integer(1, 0)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> table.integer(2, 0))
                .hasMessage("t.csv: line 4 has \"2.5\" as id, where a whole number is needed.");
        assertThatThrownBy(() -> table.integer(3, 0)).hasMessageContaining("1e30");
    }

    @Test
    void what_is_no_number_is_named_with_file_line_and_column() {
        CsvTable table = CsvTable.parse("p.csv", "name,y\n\"two\nlines\",1\nb,none\nc,NaN\nd,\n");

        assertThat(table.number(0, 1)).isEqualTo(1);
        for (int row = 1; row < 4; row++) {
            int bad = row;
            assertThatThrownBy(() -> table.number(bad, 1))
                    .hasMessageContaining("p.csv: line " + (row + 3))
                    .hasMessageContaining("as y");
        }
    }

    @Test
    void a_missing_column_is_named_with_those_that_there_are() {
        assertThatThrownBy(() -> CsvTable.parse("p.csv", "a,b\n").column("z", "axis-0"))
                .hasMessage("p.csv: needs a column z or axis-0; it has [a, b].");
    }

    @Test
    void broken_tables_are_refused() {
        assertThatThrownBy(() -> CsvTable.parse("e.csv", "")).hasMessageContaining("empty");
        assertThatThrownBy(() -> CsvTable.parse("r.csv", "a,b\n1,2\n1\n")).hasMessageContaining("line 3 has 1 fields");
        assertThatThrownBy(() -> CsvTable.parse("q.csv", "a\n\"x")).hasMessageContaining("line 2 is never closed");
        assertThatThrownBy(() -> CsvTable.parse("q.csv", "a\n\"x\"y")).hasMessageContaining("closing quote");
    }

    @Test
    void files_that_are_missing_or_no_text_are_named() throws IOException {
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
        Path latin = Files.write(folder.resolve("latin.csv"), "a\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvTable.read(latin))
                .hasMessageContaining("latin.csv")
                .hasMessageContaining("UTF-8");
    }
}
