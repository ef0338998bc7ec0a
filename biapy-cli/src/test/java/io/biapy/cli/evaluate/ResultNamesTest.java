package io.biapy.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultNamesTest {
    @Test
    void the_last_part_is_the_name_where_it_is_enough() {
        assertThat(ResultNames.of(List.of(Path.of("x/unet"), Path.of("y/stardist"))))
                .containsExactly("unet", "stardist");
    }

    @Test
    void more_parts_are_taken_where_it_takes_them() {
        assertThat(ResultNames.of(List.of(Path.of("/a/unet/labels"), Path.of("/a/star/labels"))))
                .containsExactly("unet/labels", "star/labels");
    }

    @Test
    void one_path_given_twice_has_one_name() {
        assertThat(ResultNames.of(List.of(Path.of("a/b"), Path.of("a/./b")))).containsExactly("b", "b");
    }
}
