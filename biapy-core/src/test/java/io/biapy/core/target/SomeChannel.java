package io.biapy.core.target;

/** A channel with any behaviour, for tests. */
record SomeChannel(
        String code,
        int width,
        Loss loss,
        Activation activation,
        boolean masked,
        boolean maskedByOwnTarget,
        ForegroundRole foregroundRole,
        float targetScale)
        implements OutputChannel {
    static SomeChannel of(String code, Loss loss) {
        return new SomeChannel(code, 1, loss, Activation.LINEAR, false, false, ForegroundRole.NONE, 1);
    }

    SomeChannel wide(int planes) {
        return new SomeChannel(code, planes, loss, activation, masked, maskedByOwnTarget, foregroundRole, targetScale);
    }

    SomeChannel onlyInside() {
        return new SomeChannel(code, width, loss, activation, true, false, foregroundRole, targetScale);
    }

    SomeChannel onlyWhereSet() {
        return new SomeChannel(code, width, loss, activation, false, true, foregroundRole, targetScale);
    }

    SomeChannel telling(ForegroundRole role) {
        return new SomeChannel(code, width, loss, activation, masked, maskedByOwnTarget, role, targetScale);
    }

    SomeChannel activated(Activation other) {
        return new SomeChannel(code, width, loss, other, masked, maskedByOwnTarget, foregroundRole, targetScale);
    }

    SomeChannel scaled(float factor) {
        return new SomeChannel(code, width, loss, activation, masked, maskedByOwnTarget, foregroundRole, factor);
    }
}
