package io.biapy.core.train;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The epochs of a training, in order; CSV with the columns epoch, learning_rate, train_loss, validation_loss, score, seconds. Immutable. */
public record TrainingLog(List<EpochRecord> epochs) {
    private static final String HEADER = "epoch,learning_rate,train_loss,validation_loss,score,seconds";

    public TrainingLog {
        epochs = List.copyOf(epochs);
    }

    /** No epoch yet. */
    public static TrainingLog empty() {
        return new TrainingLog(List.of());
    }

    TrainingLog plus(EpochRecord record) {
        List<EpochRecord> all = new ArrayList<>(epochs);
        all.add(record);
        return new TrainingLog(all);
    }

    /** Numbers keep all their digits, so that reading gives them back exactly; what was not computed is empty. */
    public String toCsv() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (EpochRecord e : epochs) {
            text.append(e.epoch())
                    .append(',')
                    .append(e.learningRate())
                    .append(',')
                    .append(e.trainLoss())
                    .append(',');
            text.append(cell(e.validationLoss()))
                    .append(',')
                    .append(cell(e.score()))
                    .append(',');
            text.append(String.format(Locale.ROOT, "%.2f", e.seconds())).append('\n');
        }
        return text.toString();
    }

    /** The reverse of {@link #toCsv()}. */
    public static TrainingLog parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new InputException("A training log starts with \"" + HEADER + "\"; this one does not.");
        }
        List<EpochRecord> epochs = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] c = line.split(",", -1);
            try {
                epochs.add(new EpochRecord(
                        Integer.parseInt(c[0]),
                        Double.parseDouble(c[1]),
                        Double.parseDouble(c[2]),
                        number(c[3]),
                        number(c[4]),
                        Double.parseDouble(c[5])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new InputException(
                        "Training log: the line \"" + line + "\" has not the columns " + HEADER + ".", e);
            }
        }
        return new TrainingLog(epochs);
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    @Override
    public String toString() {
        if (epochs.isEmpty()) {
            return "no epoch yet";
        }
        EpochRecord last = epochs.get(epochs.size() - 1);
        return epochs.size() + (epochs.size() == 1 ? " epoch" : " epochs") + ", last training loss "
                + String.format(Locale.ROOT, "%.4f", last.trainLoss())
                + (last.validationLoss().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", validation loss %.4f",
                                last.validationLoss().getAsDouble())
                        : "");
    }
}
