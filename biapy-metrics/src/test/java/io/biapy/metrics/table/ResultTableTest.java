package io.biapy.metrics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
    private final ResultTable table = ResultTable.builder()
            .text("image")
            .integer("tp")
            .number("f1")
            .row("cells, \"new\"", 12, 0.5)
            .row("b", 3L, 1e-9)
            .row("line\nbreak", 0, Double.NaN)
            .build();

    @Test
    void printed_columns_are_aligned() {
        assertThat(ResultTable.builder()
                        .text("image")
                        .integer("tp")
                        .number("f1")
                        .row("cells", 1234, 0.5)
                        .row("b", 3, 1e-9)
                        .build())
                .hasToString("image    tp        f1\ncells  1234    0.5000\nb         3  1.00e-09\n");
    }

    @Test
    void rows_that_are_made_when_they_are_read_are_those_of_a_table_that_holds_them() {
        ResultTable made = ResultTable.builder()
                .text("image")
                .integer("tp")
                .number("f1")
                .build(3, k -> table.rows().get(k).toArray());
        assertThat(made.rows()).isEqualTo(table.rows());
        assertThat(made.toCsv()).isEqualTo(table.toCsv());
        assertThat(made).hasToString(table.toString());
        ResultTable wrong = ResultTable.builder().integer("tp").build(1, k -> new Object[] {"text"});
        assertThatThrownBy(wrong::toCsv)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Column tp holds INTEGER");
        ResultTable shorter = ResultTable.builder().integer("tp").build(1, k -> new Object[0]);
        assertThatThrownBy(shorter::toCsv)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 1 values, but came 0");
        ResultTable.Builder begun = ResultTable.builder().integer("tp").row(1);
        assertThatThrownBy(() -> begun.build(1, k -> new Object[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 that were added");
    }

    @Test
    void tables_below_each_other_have_their_names_first() {
        ResultTable.Builder empty = ResultTable.builder().integer("label").number("size");
        ResultTable none = empty.build();
        ResultTable one = ResultTable.builder()
                .integer("label")
                .number("size")
                .row(1, 2.5)
                .build();
        ResultTable two = ResultTable.builder()
                .integer("label")
                .number("size")
                .row(3, 4)
                .row(5, 6)
                .build();
        ResultTable all =
                ResultTable.joined("image", List.of("a", "b", "c", "d", "e"), List.of(none, one, none, two, none));
        assertThat(all.toCsv()).isEqualTo("image,label,size\nb,1,2.5\nd,3,4.0\nd,5,6.0\n");
        assertThat(ResultTable.joined("image", List.of(), List.of()).rows()).isEmpty();
        assertThatThrownBy(() -> ResultTable.joined("image", List.of("a", "b"), List.of(one, table)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a has")
                .hasMessageContaining("and b ");
        assertThatThrownBy(() -> ResultTable.joined("size", List.of("a"), List.of(one)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResultTable.joined("image", List.of(), List.of(one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 and 0 names");
        List<ResultTable> mine = new ArrayList<>(List.of(one));
        ResultTable kept = ResultTable.joined("image", List.of("a"), mine);
        mine.clear();
        assertThat(kept.rows()).hasSize(1);
    }

    @Test
    void csv_quotes_what_needs_quotes_and_keeps_full_precision() {
        assertThat(table.toCsv())
                .isEqualTo("image,tp,f1\n\"cells, \"\"new\"\"\",12,0.5\nb,3,1.0E-9\n\"line\nbreak\",0,NaN\n");
    }

    @Test
    void json_has_one_object_a_row_and_null_for_what_json_lacks() {
        assertThat(table.toJson())
                .isEqualTo(
                        "[{\"image\":\"cells, \\\"new\\\"\",\"tp\":12,\"f1\":0.5},{\"image\":\"b\",\"tp\":3,\"f1\":1.0E-9},"
                                + "{\"image\":\"line\\nbreak\",\"tp\":0,\"f1\":null}]");
    }

    @Test
    void output_is_the_same_in_a_locale_with_decimal_commas() {
        String text = table.toString();
        String csv = table.toCsv();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(table.toString()).isEqualTo(text).contains("0.5000");
            assertThat(table.toCsv()).isEqualTo(csv);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void csv_file_holds_the_table_and_no_partial_file_stays(@TempDir Path folder) {
        table.writeCsv(folder.resolve("scores.csv"));

        assertThat(folder.resolve("scores.csv")).hasContent(table.toCsv());
        assertThat(folder.toFile().list()).containsExactly("scores.csv");
    }

    @Test
    void maps_become_rows() {
        ResultTable fromMaps = ResultTable.ofMaps(List.of(
                new TreeMap<>(Map.of("a", 1, "b", "x", "c", 0.5)), new TreeMap<>(Map.of("a", 2, "b", "y", "c", 1.5))));

        assertThat(fromMaps.toCsv()).isEqualTo("a,b,c\n1,x,0.5\n2,y,1.5\n");
        assertThat(ResultTable.ofMaps(List.of()).rows()).isEmpty();
    }

    @Test
    void a_row_that_does_not_fit_is_refused() {
        ResultTable.Builder builder = ResultTable.builder().integer("tp").text("tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.row(1))
                .withMessageContaining("2 values, but came 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.row(0.5, "x"))
                .withMessageContaining("Column tp holds INTEGER, but came 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.row(1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.number("tp"))
                .withMessageContaining("tp");
        builder.row(1, "x");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.number("late"));
    }

    @Test
    void rows_and_columns_cannot_be_changed() {
        assertThat(table.rows()).isUnmodifiable();
        assertThat(table.columns()).isUnmodifiable();
        assertThat(table.rows().get(0)).isUnmodifiable();
    }
}
