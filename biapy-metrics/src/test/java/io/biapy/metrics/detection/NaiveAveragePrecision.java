package io.biapy.metrics.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Average precision of one class at one threshold by its definition: every pair of objects compared voxel by voxel. */
final class NaiveAveragePrecision {
    private record Found(int image, int id, double score) {}

    private NaiveAveragePrecision() {}

    static double of(List<int[]> truths, List<int[]> founds, List<Map<Long, Double>> scores, double threshold) {
        List<Found> ranked = new ArrayList<>();
        long objects = 0;
        List<List<Integer>> free = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            free.add(new ArrayList<>(sizes(truths.get(i)).keySet()));
            objects += free.get(i).size();
            for (int id : sizes(founds.get(i)).keySet()) {
                ranked.add(new Found(i, id, scores.get(i).get((long) id)));
            }
        }
        ranked.sort(Comparator.comparingDouble(Found::score).reversed());
        double[] recall = new double[ranked.size()];
        double[] precision = new double[ranked.size()];
        int right = 0;
        for (int k = 0; k < ranked.size(); k++) {
            Found found = ranked.get(k);
            int best = -1;
            double most = threshold;
            for (int id : free.get(found.image)) {
                double iou = iou(truths.get(found.image), id, founds.get(found.image), found.id);
                if (iou >= most) {
                    most = iou;
                    best = id;
                }
            }
            if (best >= 0) {
                free.get(found.image).remove((Integer) best);
                right++;
            }
            recall[k] = (double) right / objects;
            precision[k] = (double) right / (k + 1);
        }
        double sum = 0;
        for (int point = 0; point <= 100; point++) {
            double most = 0;
            for (int k = 0; k < recall.length; k++) {
                most = recall[k] >= point * 0.01 ? Math.max(most, precision[k]) : most;
            }
            sum += most;
        }
        return sum / 101;
    }

    private static Map<Integer, Integer> sizes(int[] labels) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (int id : labels) {
            if (id != 0) {
                sizes.merge(id, 1, Integer::sum);
            }
        }
        return sizes;
    }

    private static double iou(int[] truth, int truthId, int[] found, int foundId) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean t = truth[i] == truthId;
            boolean f = found[i] == foundId;
            both += t && f ? 1 : 0;
            either += t || f ? 1 : 0;
        }
        return (double) both / either;
    }
}
