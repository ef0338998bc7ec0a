package io.biapy.core.error;

/** Root of every exception that this library throws on purpose; its message says what was expected, what came, and how to mend it. */
public class BiapyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BiapyException(String message) {
        super(message);
    }

    public BiapyException(String message, Throwable cause) {
        super(message, cause);
    }
}
