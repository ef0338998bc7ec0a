package io.biapy.core.optimizer;

/** A schedule that prints what it does; the text is part of what a checkpoint compares. */
record Named(String text, Schedule schedule) implements Schedule {
    static Schedule of(String text, Schedule schedule) {
        return new Named(text, schedule);
    }

    @Override
    public StepSize at(Clock clock) {
        return schedule.at(clock);
    }

    @Override
    public String toString() {
        return text;
    }
}
