package dev.candor.sdk;

/**
 * That events may leave: what a remote sink is made with. Only {@link Consent} gives it, so where
 * nobody agreed there is no sink, nor even its class.
 */
public final class Permit {

  Permit() {}
}
