package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;

/*
 * Activation functions and their derivatives on the first n values of a small array, in loops without branches or calls of
 * Math.exp, so that the compiler turns them into vector code.
 *
 * e^v - 1 for v in [-17, 0]: the Taylor polynomial of degree 6 at v / 16, then four times m -> m (m + 2), since e^2v - 1 = m (m + 2).
 * Near 0 nothing is cancelled; the absolute error stays below 2e-7. Below -17 the result is that of -17 (4e-8 from the limit).
 *
 * Two kinds of derivative: from the result y where that suffices (ELU: min(y, 0) + 1), else from the argument z (SiLU, GELU).
 * GELU in its exact form, with erfc(x) = P(t) e^(-x^2), t = 1 / (1 + 0.3275911 x): Abramowitz and Stegun, 7.1.26, error 1.5e-7.
 */
final class ActivationKernel {
    private static final float SHARP = 1e30f;
    private static final float SLOPE = 0.01f;
    private static final float ROOT_HALF = 0.70710678f;
    private static final float DENSITY = 0.39894228f;

    private ActivationKernel() {}

    /** Whether the derivative follows from the result alone. */
    static boolean derivesFromResult(Nonlinearity f) {
        return f != Nonlinearity.SILU && f != Nonlinearity.GELU;
    }

    /** t = f(t). */
    static void apply(Nonlinearity f, float[] t, int n) {
        switch (f) {
            case NONE -> {}
            case RELU -> {
                for (int j = 0; j < n; j++) {
                    t[j] = Math.max(t[j], 0f);
                }
            }
            case LEAKY_RELU -> {
                for (int j = 0; j < n; j++) {
                    t[j] = Math.max(t[j], t[j] * SLOPE);
                }
            }
            case ELU -> {
                for (int j = 0; j < n; j++) {
                    float z = t[j];
                    t[j] = Math.max(z, 0f) + exponentialMinusOne(Math.min(z, 0f));
                }
            }
            case TANH -> {
                for (int j = 0; j < n; j++) {
                    float z = t[j];
                    float m = exponentialMinusOne(-2 * Math.abs(z));
                    t[j] = Math.max(Math.min(z * SHARP, 1f), -1f) * -m / (m + 2f);
                }
            }
            case SIGMOID -> {
                for (int j = 0; j < n; j++) {
                    t[j] = sigmoid(t[j]);
                }
            }
            case SILU -> {
                for (int j = 0; j < n; j++) {
                    t[j] *= sigmoid(t[j]);
                }
            }
            case GELU -> {
                for (int j = 0; j < n; j++) {
                    t[j] *= normalDistribution(t[j], exponentialMinusOne(-0.5f * t[j] * t[j]) + 1f);
                }
            }
        }
    }

    /** d *= f'(z) with y = f(z). */
    static void gradientFromResult(Nonlinearity f, float[] y, float[] d, int n) {
        switch (f) {
            case ELU -> {
                for (int j = 0; j < n; j++) {
                    d[j] *= Math.min(y[j], 0f) + 1f;
                }
            }
            case RELU -> {
                for (int j = 0; j < n; j++) {
                    d[j] *= step(y[j]);
                }
            }
            case LEAKY_RELU -> {
                for (int j = 0; j < n; j++) {
                    d[j] *= SLOPE + (1 - SLOPE) * step(y[j]);
                }
            }
            case TANH -> {
                for (int j = 0; j < n; j++) {
                    d[j] *= 1f - y[j] * y[j];
                }
            }
            case SIGMOID -> {
                for (int j = 0; j < n; j++) {
                    d[j] *= y[j] * (1f - y[j]);
                }
            }
            case NONE -> {}
            case SILU, GELU -> throw new IllegalArgumentException(f + " has no derivative from its result");
        }
    }

    /** d *= f'(z), for the functions that need the argument. */
    static void gradientFromArgument(Nonlinearity f, float[] z, float[] d, int n) {
        if (f == Nonlinearity.SILU) {
            for (int j = 0; j < n; j++) {
                float s = sigmoid(z[j]);
                d[j] *= s * (1f + z[j] * (1f - s));
            }
        } else {
            for (int j = 0; j < n; j++) {
                float e = exponentialMinusOne(-0.5f * z[j] * z[j]) + 1f;
                d[j] *= normalDistribution(z[j], e) + z[j] * DENSITY * e;
            }
        }
    }

    /** 1 above 0, else 0. */
    private static float step(float v) {
        return Math.max(Math.min(v * SHARP, 1f), 0f);
    }

    private static float exponentialMinusOne(float negative) {
        float v = Math.max(negative, -17f) * 0.0625f;
        float m = v * (1f + v * (0.5f + v * (1f / 6 + v * (1f / 24 + v * (1f / 120 + v * (1f / 720))))));
        m = m * (m + 2f);
        m = m * (m + 2f);
        m = m * (m + 2f);
        return m * (m + 2f);
    }

    private static float sigmoid(float z) {
        float e = exponentialMinusOne(-Math.abs(z)) + 1f;
        float up = step(z);
        return (up + (1f - up) * e) / (1f + e);
    }

    /** @param e exp(-z^2 / 2) */
    private static float normalDistribution(float z, float e) {
        float t = 1f / (1f + 0.3275911f * ROOT_HALF * Math.abs(z));
        float p =
                t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
        float tail = 0.5f * p * e;
        float up = step(z);
        return up + (1f - 2f * up) * tail;
    }
}
