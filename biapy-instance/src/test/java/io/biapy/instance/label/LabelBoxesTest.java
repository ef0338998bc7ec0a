package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelBoxesTest {
    @Test
    void counts_and_boxes_equal_a_search_even_with_huge_gaps_between_ids() {
        RandomVolumes.check(200, 9, v -> {
            int[] labels = spread(v.labels(60));
            TreeMap<Integer, List<Integer>> members = new TreeMap<>();
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] != 0) {
                    members.computeIfAbsent(labels[i], c -> new ArrayList<>()).add(i);
                }
            }
            LabelBoxes boxes = LabelBoxes.of(labels, v.extent);
            assertThat(boxes.size()).isEqualTo(members.size());
            int k = 0;
            for (var object : members.entrySet()) {
                assertThat(boxes.code(k)).isEqualTo(object.getKey());
                assertThat(boxes.voxels(k)).isEqualTo(object.getValue().size());
                var own = object.getValue();
                assertThat(boxes.first(k, 0))
                        .isEqualTo(own.stream().mapToInt(v::z).min().getAsInt());
                assertThat(boxes.last(k, 0))
                        .isEqualTo(own.stream().mapToInt(v::z).max().getAsInt());
                assertThat(boxes.first(k, 1))
                        .isEqualTo(own.stream().mapToInt(v::y).min().getAsInt());
                assertThat(boxes.last(k, 1))
                        .isEqualTo(own.stream().mapToInt(v::y).max().getAsInt());
                assertThat(boxes.first(k, 2))
                        .isEqualTo(own.stream().mapToInt(v::x).min().getAsInt());
                assertThat(boxes.last(k, 2))
                        .isEqualTo(own.stream().mapToInt(v::x).max().getAsInt());
                assertThat(boxes.number(object.getKey())).isEqualTo(k);
                assertThat(boxes.mean(k, 0))
                        .isEqualTo(own.stream().mapToInt(v::z).average().getAsDouble());
                assertThat(boxes.mean(k, 1))
                        .isEqualTo(own.stream().mapToInt(v::y).average().getAsDouble());
                assertThat(boxes.mean(k, 2))
                        .isEqualTo(own.stream().mapToInt(v::x).average().getAsDouble());
                assertThat(boxes.isSplit(k)).isEqualTo(own.stream().anyMatch(i -> own.stream()
                        .anyMatch(j -> j > i + 1 && v.x(j) > v.x(i) && j - i < v.extent.x() && !own.contains(i + 1))));
                k++;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void boxes_do_not_depend_on_the_number_of_threads(int threads) {
        try (Workers workers = Workers.of(threads)) {
            RandomVolumes.check(100, 14, v -> {
                int[] labels = spread(v.labels(60));
                LabelBoxes expected = LabelBoxes.of(labels, v.extent);
                LabelBoxes boxes = LabelBoxes.of(labels, v.extent, workers);
                assertThat(boxes.size()).isEqualTo(expected.size());
                for (int k = 0; k < boxes.size(); k++) {
                    assertThat(boxes.code(k)).isEqualTo(expected.code(k));
                    assertThat(boxes.voxels(k)).isEqualTo(expected.voxels(k));
                    assertThat(boxes.isSplit(k)).isEqualTo(expected.isSplit(k));
                    for (int axis = 0; axis < 3; axis++) {
                        assertThat(boxes.first(k, axis)).isEqualTo(expected.first(k, axis));
                        assertThat(boxes.last(k, axis)).isEqualTo(expected.last(k, axis));
                        assertThat(boxes.mean(k, axis)).isEqualTo(expected.mean(k, axis));
                    }
                }
            });
        }
    }

    @Test
    void consecutive_ids_follow_the_order_of_the_old_ids() {
        RandomVolumes.check(100, 9, v -> {
            int[] labels = spread(v.labels(60));
            TreeMap<Integer, Integer> rank = new TreeMap<>();
            for (int label : labels) {
                rank.put(label, 0);
            }
            rank.put(0, 0);
            int next = 0;
            for (var entry : rank.entrySet()) {
                entry.setValue(next++);
            }
            int[] out = Relabel.consecutive(labels);
            for (int i = 0; i < labels.length; i++) {
                assertThat(out[i]).isEqualTo(rank.get(labels[i]));
            }
        });
    }

    private static int[] spread(int[] labels) {
        int[] out = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            out[i] = labels[i] == 0 ? 0 : (int) (labels[i] * 2654435761L % Integer.MAX_VALUE);
        }
        return out;
    }
}
