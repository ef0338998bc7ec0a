package io.biapy.io.codec;

/** Bytes that cannot be unpacked; the message says why, and whoever knows the file adds its name. */
public final class CodecException extends Exception {
    private static final long serialVersionUID = 1L;

    public CodecException(String problem) {
        super(problem);
    }

    public CodecException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
