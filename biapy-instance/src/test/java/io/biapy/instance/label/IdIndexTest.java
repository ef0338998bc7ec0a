package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdIndexTest {
    @Test
    void numbers_ids_in_the_order_in_which_they_are_added() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 60; run++) {
            IdIndex index = new IdIndex();
            Map<Long, Integer> expected = new HashMap<>();
            long base = run % 3 == 0 ? Long.MAX_VALUE - 500 : run % 3 == 1 ? 1 : 1L << 40;
            int shift = random.nextInt(20);
            for (int k = 0; k < 2000; k++) {
                long id = run % 3 == 0 ? base + random.nextInt(501) : base + ((long) random.nextInt(700) << shift);
                int number = expected.computeIfAbsent(id, i -> expected.size());
                assertThat(index.add(id)).isEqualTo(number);
            }
            assertThat(index.size()).isEqualTo(expected.size());
            expected.forEach((id, number) -> {
                assertThat(index.find(id)).isEqualTo(number);
                assertThat(index.id(number)).isEqualTo(id);
                assertThat(index.table()[number + 1]).isEqualTo(id);
            });
            assertThat(index.find(base - 1)).isEqualTo(-1);
            long last = 0;
            for (int number : index.byId()) {
                assertThat(index.id(number)).isGreaterThan(last);
                last = index.id(number);
            }
        }
    }
}
