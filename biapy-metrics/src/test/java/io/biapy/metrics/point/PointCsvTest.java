package io.biapy.metrics.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.metrics.table.CsvTable;
import org.junit.jupiter.api.Test;

class PointCsvTest {
    private static Points points(String text) {
        return PointCsv.points(CsvTable.parse("p.csv", text));
    }

    private static double[] first(Points points) {
        return new double[] {points.at(0, 0), points.at(0, 1), points.at(0, 2)};
    }

    @Test
    void coordinates_are_found_by_their_names_in_any_order() {
        assertThat(first(points("x,z,y\n3,1,2\n"))).containsExactly(1, 2, 3);
        assertThat(first(points("Y,X\n2,3\n"))).containsExactly(0, 2, 3);
        assertThat(first(points("axis-0,axis-1,axis-2,probability\n1,2,3,0.9\n")))
                .containsExactly(1, 2, 3);
        assertThat(first(points("axis-0,axis-1\n2,3\n"))).containsExactly(0, 2, 3);
    }

    @Test
    void ids_and_classes_are_taken_where_they_are() {
        Points points = points("pre_id,axis-0,axis-1,axis-2,class\n7,1,2,3,2\n9,1,2,4,1\n");

        assertThat(points.id(1)).isEqualTo(9);
        assertThat(points.classes().orElseThrow()).containsExactly(2, 1);
        assertThat(points("y,x\n1,2\n").id(0)).isEqualTo(1);
        assertThat(points("y,x\n1,2\n").classes()).isEmpty();
    }

    @Test
    void a_table_without_rows_has_no_points() {
        assertThat(points("z,y,x\n").size()).isZero();
    }

    @Test
    void missing_coordinates_are_named() {
        assertThatThrownBy(() -> points("z,y,w\n1,2,3\n")).hasMessageContaining("needs a column x or axis-0");
        assertThatThrownBy(() -> points("x,z\n1,2\n")).hasMessageContaining("needs a column y");
        assertThatThrownBy(() -> points("y,x\n1,left\n")).hasMessageContaining("p.csv: line 2");
    }

    @Test
    void partners_have_two_ends_and_maybe_neurons() {
        String header = "pre_z,pre_y,pre_x,post_z,post_y,post_x";
        CsvTable plain = CsvTable.parse("s.csv", header + "\n1,2,3,4,5,6\n");
        CsvTable named = CsvTable.parse("s.csv", header + ",pre_neuron,post_neuron\n1,2,3,4,5,6,70,80\n");

        assertThat(PointCsv.holdsPartners(plain)).isTrue();
        assertThat(PointCsv.holdsPartners(CsvTable.parse("p.csv", "z,y,x\n"))).isFalse();
        assertThat(first(PointCsv.partners(plain).post())).containsExactly(4, 5, 6);
        assertThat(PointCsv.partners(plain).neurons()).isEmpty();
        assertThat(PointCsv.partners(named).neurons().orElseThrow()).containsExactly(70, 80);
    }

    @Test
    void what_point_files_write_for_found_points_is_read_again() {
        ImagePointScore score = PointMatching.within(1)
                .match(
                        Points.of(new double[] {1, 2, 3}),
                        Points.of(new double[] {9, 8, 7}).withIds(5));

        Points again = points(PointFiles.falsePositives(score).toCsv());

        assertThat(first(again)).containsExactly(9, 8, 7);
        assertThat(again.id(0)).isEqualTo(5);
    }
}
