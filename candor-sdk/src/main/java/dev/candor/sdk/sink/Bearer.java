package dev.candor.sdk.sink;

/**
 * The token of who is signed in to a tool. Asked in the thread that sends, at each parcel, and
 * where a sink is made; may take its time, and may throw.
 */
public interface Bearer {

  /** The token as it is known; empty where nobody is signed in any more. */
  String token();

  /** Another one, fetched since that was refused; empty where there is none. */
  String renewed();
}
