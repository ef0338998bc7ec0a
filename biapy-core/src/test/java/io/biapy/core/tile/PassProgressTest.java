package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassProgressTest {
    private long now;
    private String note = "";

    private PassProgress progress() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("a", 1.0);
        shares.put("b", 1.0);
        shares.put("c", 2.0);
        return new PassProgress((step, done, total, text) -> note = text, "work", shares, () -> now);
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }

    @Test
    void nothing_is_said_of_the_time_left_while_too_little_is_known() {
        PassProgress progress = progress();
        progress.start("a", 0, 1000);
        pass(100);
        progress.update(10); // a four-hundredth of the work
        assertThat(note).isEqualTo("a");
        pass(1);
        progress.update(500);
        assertThat(note).contains("left");
        PassProgress quick = progress();
        quick.start("a", 0, 10);
        pass(4);
        quick.update(5);
        assertThat(note).isEqualTo("a");
    }

    @Test
    void a_pass_that_is_slower_than_thought_is_reckoned_by_its_own_pace() {
        PassProgress progress = progress();
        progress.start("a", 0, 10);
        pass(10);
        progress.update(10);
        progress.end();
        progress.start("b", 0, 100); // ten times as slow as a
        pass(50);
        progress.update(50);
        // 50 s of b, and c, twice a share, at 60 s for 1.5 shares
        assertThat(note).isEqualTo("b, about 2 min left");
        pass(40);
        progress.update(90);
        // 10 s of b, and 2 shares at 100 s for 1.9
        assertThat(note).isEqualTo("b, about 2 min left");
    }

    @Test
    void what_earlier_processes_did_costs_no_time_and_counts_for_no_pace() {
        PassProgress progress = progress();
        progress.start("a", 10, 10);
        progress.end();
        progress.start("b", 80, 100);
        pass(10);
        progress.update(95); // 3 s left of b, and c, two shares, at 10 s for .15 of one
        assertThat(note).isEqualTo("b, about 2 min left");
        progress.end();
        progress.start("c", 0, 10);
        pass(10);
        progress.update(5); // by its own pace
        assertThat(note).isEqualTo("c, about 10 s left");
    }
}
