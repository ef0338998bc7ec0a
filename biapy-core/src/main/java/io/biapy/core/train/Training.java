package io.biapy.core.train;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Trainer;
import io.biapy.core.error.BiapyException;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Clock;
import io.biapy.core.optimizer.EarlyStopping;
import io.biapy.core.optimizer.StepSize;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.target.LossValue;
import io.biapy.core.target.Objective;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on prepared images: epochs of random patches, validation, the best weights, checkpoints at the end of epochs. A run that was
 * killed and resumed gives the same bits as one that was not, on the same machine with the same number of threads. Configured, then run once.
 */
public final class Training {
    private final Engine engine;
    private final NetworkGraph graph;
    private final Weights initial;
    private final Objective objective;
    private final TrainingData data;
    private final TrainingOptions options;
    private Scorer scorer = Scorer.none();
    private Progress progress = Progress.none();
    private Cancellation cancellation = Cancellation.never();
    private @Nullable Path checkpoint;
    private boolean resume;

    private Training(
            Engine engine,
            NetworkGraph graph,
            Weights initial,
            Objective objective,
            TrainingData data,
            TrainingOptions options) {
        this.engine = engine;
        this.graph = graph;
        this.initial = initial;
        this.objective = objective;
        this.data = data;
        this.options = options;
        data.check(options);
    }

    /** Refuses patches larger than an image and batches larger than a buffer. */
    public static Training of(
            Engine engine,
            NetworkGraph graph,
            Weights initial,
            Objective objective,
            TrainingData data,
            TrainingOptions options) {
        return new Training(engine, graph, initial, objective, data, options);
    }

    /** Called after every epoch with the weights as they would be kept. */
    public Training scorer(Scorer value) {
        scorer = value;
        return this;
    }

    public Training progress(Progress value) {
        progress = value;
        return this;
    }

    /** Looked at before each step. */
    public Training cancellation(Cancellation value) {
        cancellation = value;
        return this;
    }

    /**
     * Writes this file after every epoch.
     *
     * @param goOn whether to go on from the file if it is there; a file of other settings is refused
     */
    public Training checkpoint(Path file, boolean goOn) {
        checkpoint = file;
        resume = goOn;
        return this;
    }

    /** Trains until the last epoch or until patience is at its end. */
    public TrainingOutcome run() {
        String fingerprint = fingerprint();
        TrainingProgress done = resume && checkpoint != null && Files.exists(checkpoint)
                ? CheckpointFile.read(checkpoint, fingerprint, graph)
                : null;
        int resumedAfter = done == null ? 0 : done.epochsDone();
        try (Trainer trainer = engine.trainer(
                        graph, initial, objective, options.optimizer(), options.threads(), options.seed());
                Workers workers = Workers.of(Math.max(1, options.threads() / 2))) {
            EpochRun epochs = new EpochRun(trainer, workers);
            TrainingProgress now =
                    done == null || checkpoint == null ? epochs.start() : epochs.restore(done, checkpoint);
            while (now.epochsDone() < options.epochs() && !isOver(now)) {
                now = epochs.next(now);
                if (checkpoint != null) {
                    CheckpointFile.write(checkpoint, now, fingerprint);
                }
            }
            requireBest(now);
            Weights last = options.averaging() > 0 ? now.average() : now.weights();
            return new TrainingOutcome(last, now.best(), now.bestEpoch(), now.log(), resumedAfter);
        }
    }

    /** With patience the best epoch is kept, and where no validation loss was a number that would be the weights it began with. */
    private void requireBest(TrainingProgress now) {
        if (options.patience() > 0 && now.bestEpoch() == 0 && now.epochsDone() > 0) {
            throw new BiapyException(
                    "Training stopped after epoch " + now.epochsDone() + ", since none of its epochs had a"
                            + " validation loss that is a finite number, so that there is no best one to keep. Look for NaN or"
                            + " unusual values in the images kept aside for validation, lower the learning rate, or train without"
                            + " patience.");
        }
    }

    private boolean isOver(TrainingProgress now) {
        return options.patience() > 0 && new EarlyStopping(options.patience()).isOver(losses(now.log()));
    }

    private static List<Double> losses(TrainingLog log) {
        return log.epochs().stream()
                .map(e -> e.validationLoss().orElse(e.trainLoss()))
                .toList();
    }

    private String fingerprint() {
        StringBuilder text = new StringBuilder(options.fingerprint());
        text.append("network ").append(graph).append('\n');
        text.append("objective ").append(objective).append('\n');
        data.training().forEach(i -> text.append("training image ").append(identity(i)));
        data.validation().forEach(i -> text.append("validation image ").append(identity(i)));
        TrainingImage first = data.training().get(0);
        FloatImage targets = first.targets();
        text.append("targets of ")
                .append(first.name())
                .append(targets == null ? ", contents " : ", made once, contents ");
        float[] values = (targets == null ? data.encoder().encode(first.labels()) : targets).data();
        return text.append(new CheckSum().add(values)).append('\n').toString();
    }

    /** Name, size, weight and a check sum of normalised values and labels, so that a checkpoint knows its images again. */
    private static String identity(TrainingImage image) {
        CheckSum contents =
                new CheckSum().add(image.input().data()).add(image.labels().codes());
        return image.name() + ", " + image.input().extent() + ", weight " + image.weight() + ", contents " + contents
                + (image.focus() == null ? "" : ", " + image.focus()) + "\n";
    }

    /** One trainer's way through the epochs. */
    private final class EpochRun {
        private final Trainer trainer;
        private final Workers workers;
        private final SampleMaker samples;
        private final Validation validation;
        private final WeightAverage average;
        private final int steps;

        EpochRun(Trainer trainer, Workers workers) {
            this.trainer = trainer;
            this.workers = workers;
            this.samples = new SampleMaker(
                    data.training(), data.encoder(), options.augmentation(), options.patch(), options.seed());
            this.validation = new Validation(data, options.patch(), workers);
            this.average = new WeightAverage(options.averaging(), initial);
            this.steps = data.stepsPerEpoch(options);
        }

        TrainingProgress start() {
            return new TrainingProgress(
                    TrainingLog.empty(), initial, trainer.state(), initial, initial, 0, Double.POSITIVE_INFINITY);
        }

        TrainingProgress restore(TrainingProgress done, Path file) {
            try {
                trainer.restore(done.weights(), done.state());
            } catch (InputException e) {
                throw new FileException(file, "the checkpoint is damaged: " + e.getMessage(), e);
            }
            average.restore(done.average());
            return done;
        }

        TrainingProgress next(TrainingProgress before) {
            long begin = System.nanoTime();
            int epoch = before.epochsDone();
            List<Double> losses = losses(before.log());
            BatchQueue queue = new BatchQueue(samples, workers, options.batchSize(), epoch, steps);
            double sum = 0;
            double rate = 0;
            for (int s = 0; s < steps; s++) {
                cancellation.check();
                StepSize size = options.schedule().at(new Clock(epoch, s, options.epochs(), steps, losses));
                BatchQueue.Batch batch = queue.take();
                LossValue loss =
                        trainer.step(batch.input(), batch.target(), options.batchSize(), options.patch(), size);
                sum += loss.total();
                rate = size.learningRate();
                if (options.averaging() > 0) {
                    average.add(trainer.weights(), (long) epoch * steps + s);
                }
                report(before.log(), epoch, s, sum / (s + 1));
            }
            if (!Double.isFinite(sum)) {
                throw new BiapyException(
                        "The training loss of epoch " + (epoch + 1)
                                + " is not a finite number. Lower the learning rate, or look for unusual values in the images.");
            }
            return judge(before, epoch, rate, sum / steps, begin);
        }

        private TrainingProgress judge(TrainingProgress before, int epoch, double rate, double trainLoss, long begin) {
            Weights current = trainer.weights();
            Weights kept = current;
            OptionalDouble loss;
            if (options.averaging() > 0) {
                kept = average.weights();
                trainer.restore(kept, trainer.state());
                loss = validation.loss(trainer);
                trainer.restore(current, trainer.state());
            } else {
                loss = validation.loss(trainer);
            }
            OptionalDouble score = scorer.score(epoch + 1, kept);
            double seconds = (System.nanoTime() - begin) * 1e-9;
            TrainingLog log = before.log().plus(new EpochRecord(epoch + 1, rate, trainLoss, loss, score, seconds));
            boolean better = loss.isEmpty() || loss.getAsDouble() < before.bestLoss();
            return new TrainingProgress(
                    log,
                    current,
                    trainer.state(),
                    options.averaging() > 0 ? kept : current,
                    better ? kept : before.best(),
                    better ? epoch + 1 : before.bestEpoch(),
                    better ? loss.orElse(Double.POSITIVE_INFINITY) : before.bestLoss());
        }

        private void report(TrainingLog log, int epoch, int step, double loss) {
            String note = String.format(Locale.ROOT, "epoch %d of %d, loss %.4f", epoch + 1, options.epochs(), loss);
            if (!log.epochs().isEmpty()) {
                EpochRecord last = log.epochs().get(log.epochs().size() - 1);
                if (last.validationLoss().isPresent()) {
                    note += String.format(
                            Locale.ROOT,
                            ", validation %.4f",
                            last.validationLoss().getAsDouble());
                }
                if (last.score().isPresent()) {
                    note += String.format(Locale.ROOT, ", F1 %.3f", last.score().getAsDouble());
                }
            }
            progress.update("train", (long) epoch * steps + step + 1, (long) options.epochs() * steps, note);
        }
    }
}
