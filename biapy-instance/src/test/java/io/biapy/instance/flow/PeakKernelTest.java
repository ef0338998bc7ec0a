package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PeakKernelTest {
    @Test
    void peaks_own_what_a_plain_search_gives_them() {
        RandomVolumes.check(3000, 14, volume -> {
            int[] counts = new int[volume.extent.voxels()];
            List<Integer> ends = new ArrayList<>();
            int most = volume.random().nextInt(2, 20);
            for (int i = 0; i < counts.length; i++) {
                counts[i] = volume.random().nextInt(4) == 0
                        ? volume.random().nextInt(most)
                        : volume.random().nextInt(4);
                for (int k = 0; k < counts[i]; k++) {
                    ends.add(i);
                }
            }
            int[] found = PeakKernel.owners(
                    ends.stream().mapToInt(e -> e).toArray(), volume.extent.z(), volume.extent.y(), volume.extent.x());
            assertThat(found).isEqualTo(plain(volume, counts));
        });
    }

    private static int[] plain(RandomVolumes volume, int[] counts) {
        List<Integer> peaks = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int most = 0;
            for (int near : around(volume, i, 2)) {
                most = Math.max(most, counts[near]);
            }
            if (counts[i] > 10 && counts[i] == most) {
                peaks.add(i);
            }
        }
        peaks.sort(Comparator.comparingInt(p -> counts[p])); // stable
        int[] owners = new int[counts.length];
        for (int k = 0; k < peaks.size(); k++) {
            Set<Integer> region = new TreeSet<>(Set.of(peaks.get(k)));
            for (int step = 0; step < 5; step++) {
                Set<Integer> grown = new TreeSet<>();
                for (int at : region) {
                    for (int near : around(volume, at, 1)) {
                        if (counts[near] > 2) {
                            grown.add(near);
                        }
                    }
                }
                region = grown;
            }
            for (int at : region) {
                owners[at] = k + 1;
            }
        }
        return owners;
    }

    private static List<Integer> around(RandomVolumes volume, int i, int reach) {
        List<Integer> near = new ArrayList<>();
        for (int z = -reach; z <= reach; z++) {
            for (int y = -reach; y <= reach; y++) {
                for (int x = -reach; x <= reach; x++) {
                    if (volume.isInside(volume.z(i) + z, volume.y(i) + y, volume.x(i) + x)) {
                        near.add(volume.index(volume.z(i) + z, volume.y(i) + y, volume.x(i) + x));
                    }
                }
            }
        }
        return near;
    }
}
