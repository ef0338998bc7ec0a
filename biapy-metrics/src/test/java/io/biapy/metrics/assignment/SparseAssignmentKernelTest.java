package io.biapy.metrics.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SparseAssignmentKernelTest {

    @Property(tries = 1000)
    void total_gain_equals_the_best_of_all_assignments(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int rows,
            @ForAll @IntRange(min = 1, max = 7) int columns) {
        Random random = new Random(seed);
        double density = random.nextDouble();
        boolean ties = random.nextBoolean();
        double[][] gain = new double[rows][columns];
        for (double[] row : gain) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextDouble() > density ? 0 : ties ? 1 + random.nextInt(3) : random.nextDouble() + 0.01;
            }
        }

        int[] columnOf = assign(gain, columns);

        double total = 0;
        for (int r = 0; r < rows; r++) {
            if (columnOf[r] >= 0) {
                assertThat(gain[r][columnOf[r]]).isPositive();
                total += gain[r][columnOf[r]];
            }
        }
        assertThat(Arrays.stream(columnOf).filter(c -> c >= 0)).doesNotHaveDuplicates();
        assertThat(total).isCloseTo(best(gain, 0, new boolean[columns]), within(1e-9));
    }

    @Test
    void a_long_chain_is_turned_over_by_its_last_link() {
        // Row r fits columns r and r-1 alike, but the last row fits only the last column: all others must move on by
        // one.
        int n = 20_000;
        int[] rowStart = new int[n + 1];
        int[] column = new int[2 * n];
        double[] gain = new double[2 * n];
        int k = 0;
        for (int r = 0; r < n; r++) {
            if (r == n - 1) {
                column[k] = 0;
                gain[k++] = 1;
            } else {
                column[k] = r;
                gain[k++] = 1.25;
                column[k] = r + 1;
                gain[k++] = 1;
            }
            rowStart[r + 1] = k;
        }
        boolean[] active = new boolean[n];
        Arrays.fill(active, true);
        int[] columnOf = new int[n];
        Arrays.fill(columnOf, -1);

        SparseAssignmentKernel.assign(n, rowStart, column, gain, active, columnOf);

        // Moving all costs 0.25 (n - 1) and gains 1, so the last row stays alone, as does nobody else.
        assertThat(columnOf[n - 1]).isEqualTo(-1);
        assertThat(columnOf[0]).isZero();
        assertThat(columnOf[n - 2]).isEqualTo(n - 2);
    }

    @Test
    void the_smaller_row_and_column_win_a_tie() {
        assertThat(assign(new double[][] {{1}, {1}}, 1)).containsExactly(0, -1);
        assertThat(assign(new double[][] {{1, 1}}, 2)).containsExactly(0);
    }

    private static int[] assign(double[][] gain, int columns) {
        int[] rowStart = new int[gain.length + 1];
        int[] column = new int[gain.length * columns];
        double[] flat = new double[column.length];
        int k = 0;
        for (int r = 0; r < gain.length; r++) {
            for (int c = 0; c < columns; c++) {
                if (gain[r][c] > 0) {
                    column[k] = c;
                    flat[k++] = gain[r][c];
                }
            }
            rowStart[r + 1] = k;
        }
        boolean[] active = new boolean[gain.length];
        Arrays.fill(active, true);
        int[] columnOf = new int[gain.length];
        Arrays.fill(columnOf, -1);
        SparseAssignmentKernel.assign(columns, rowStart, column, flat, active, columnOf);
        return columnOf;
    }

    private static double best(double[][] gain, int row, boolean[] taken) {
        if (row == gain.length) {
            return 0;
        }
        double best = best(gain, row + 1, taken);
        for (int c = 0; c < taken.length; c++) {
            if (!taken[c] && gain[row][c] > 0) {
                taken[c] = true;
                best = Math.max(best, gain[row][c] + best(gain, row + 1, taken));
                taken[c] = false;
            }
        }
        return best;
    }
}
