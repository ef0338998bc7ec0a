package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
                k++;
            }
        });
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
