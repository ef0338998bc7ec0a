package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileWorkTest {
    @TempDir
    Path folder;

    private TileWork open() {
        return TileWork.open(
                folder.resolve("work"),
                "this",
                new TileGrid(Size.zyx(2, 3, 4), Extent.zyx(1, 1, 2)),
                new LocalEngine(Workers.callerOnly()),
                new PassProgress(Progress.none(), "step", Map.of("pass", 1.0)),
                Cancellation.never());
    }

    @Test
    void time_of_a_pass_counts_the_tiles_that_were_worked_on_and_is_kept_where_it_was_finished_before() {
        List<PassTime> first;
        try (TileWork work = open()) {
            work.pass("pass", tile -> new TileResult(new byte[] {(byte) tile}));
            work.spread("flood", tile -> new int[] {});
            first = work.times();
        }
        assertThat(first).extracting(PassTime::name).containsExactly("pass", "flood");
        assertThat(first).extracting(PassTime::tiles).containsExactly(12L, 12L);
        assertThat(first).allMatch(time -> time.seconds() > 0);
        try (TileWork work = open()) {
            TileResults results = work.pass("pass", tile -> {
                throw new AssertionError("done already");
            });
            work.spread("flood", tile -> new int[] {});
            assertThat(results.of(11)).containsExactly(11);
            assertThat(work.times().get(0)).isEqualTo(first.get(0));
            assertThat(work.times().get(1).tiles()).isEqualTo(24);
            assertThat(work.times().get(1).seconds()).isGreaterThan(first.get(1).seconds());
        }
    }

    @Test
    void what_comes_last_and_not_by_tiles_tells_its_part_of_all_progress_and_its_time() {
        List<Long> told = new ArrayList<>();
        PassProgress progress = new PassProgress(
                (step, done, total, note) -> told.add(done), "step", new LinkedHashMap<>(Map.of("last", 1.0)));
        try (TileWork work = TileWork.open(
                folder.resolve("work"),
                "this",
                new TileGrid(Size.zyx(2, 3, 4), Extent.zyx(1, 1, 2)),
                new LocalEngine(Workers.callerOnly()),
                progress,
                Cancellation.never())) {
            work.last("last", part -> {
                part.update("any", 1, 4, "");
                part.update("any", 3, 4, "");
            });
            assertThat(told).containsExactly(0L, 250L, 750L, 1000L);
            assertThat(work.times()).extracting(PassTime::name).containsExactly("last");
        }
    }

    @Test
    void records_stay_without_tiles_and_work_that_needs_those_begins_anew() {
        byte[] large = new byte[50];
        try (TileWork work = open()) {
            work.pass("pass", tile -> new TileResult(new byte[] {(byte) tile}, large));
            work.record("all", new byte[] {7});
            work.beginAnewWithoutTiles(); // they are there
            assertThat(work.recorded("all")).isPresent();
            work.keepRecords();
        }
        assertThat(folder.resolve("work/pass")).doesNotExist();
        try (TileWork work = open()) {
            assertThat(work.recorded("all").orElseThrow()).containsExactly(7);
            assertThat(work.results("pass").orElseThrow().toArray()).hasDimensions(12, 1);
            assertThat(work.results("other")).isEmpty();
            work.beginAnewWithoutTiles();
            assertThat(work.results("pass")).isEmpty();
            AtomicInteger done = new AtomicInteger();
            work.pass("pass", tile -> new TileResult(new byte[] {(byte) done.getAndIncrement()}, large));
            assertThat(done).hasValue(12);
        }
        try (TileWork work = open()) { // with the same fingerprint, not with the former records
            assertThat(work.results("pass")).isPresent();
            assertThat(work.recorded("all")).isEmpty();
        }
    }

    @Test
    void tiles_that_were_finished_before_a_failure_are_not_done_again() {
        AtomicInteger done = new AtomicInteger();
        try (TileWork work = open()) {
            assertThatThrownBy(() -> work.pass("pass", tile -> {
                        if (done.get() == 7) {
                            throw new IllegalStateException("full");
                        }
                        return new TileResult(new byte[] {(byte) done.incrementAndGet()});
                    }))
                    .hasMessage("full");
        }
        try (TileWork work = open()) {
            work.pass("pass", tile -> new TileResult(new byte[] {(byte) done.incrementAndGet()}));
            assertThat(done).hasValue(12);
            assertThat(work.times().get(0).tiles()).isEqualTo(5);
        }
    }
}
