package io.biapy.core.error;

/** A file, image, label or option that cannot be used as given; found at the edge, before work is lost. */
public class InputException extends BiapyException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
