package dev.candor.sdk.sink;

/**
 * How much a destination takes.
 *
 * @param events in one request
 * @param body bytes of a request's body, before any compression
 * @param event bytes of one event
 */
record Limits(int events, int body, int event) {}
