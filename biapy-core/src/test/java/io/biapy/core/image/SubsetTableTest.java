package io.biapy.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubsetTableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,subset\na,train\nb,test\nc,train\n",
                "Subset;Name\r\ntrain;a\r\ntest;b\r\ntrain;c\r\n",
                "\uFEFFid,\"name\",\"subset\"\n1,\"a\",\"train\"\n\n2, b ,test\n3,c,train"
            })
    void quoted_reordered_and_spreadsheet_tables_are_read_alike(String text) throws IOException {
        SubsetTable table = SubsetTable.read(write(text));
        assertThat(table.subsets()).containsExactly("train", "test");
        assertThat(table.names("train")).containsExactly("a", "c");
    }

    @Test
    void names_with_an_extension_match_names_without() throws IOException {
        SubsetTable table = SubsetTable.read(write("name,subset\na.png,s\nb.ome.tif,s\nc.d,s\n"));
        assertThat(table.among("s", List.of("a", "b", "c.d"), "here")).containsExactly("a", "b", "c.d");
        assertThatThrownBy(() -> table.among("s", List.of("a"), "folder raw"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 of 3")
                .hasMessageContaining("b.ome.tif, c.d")
                .hasMessageContaining("folder raw");
    }

    @Test
    void unknown_subsets_are_refused_with_those_present() throws IOException {
        SubsetTable table = SubsetTable.read(write("name,subset\na,train\n"));
        assertThatThrownBy(() -> table.names("val")).hasMessageContaining("val").hasMessageContaining("[train]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\na\n", "a,train\n", "name,subset\na\n", "name,subset\na,x\na,x\n"})
    void what_is_no_such_table_is_refused(String text) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> SubsetTable.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("split.csv"), text);
    }
}
