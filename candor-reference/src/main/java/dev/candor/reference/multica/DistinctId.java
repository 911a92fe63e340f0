package dev.candor.reference.multica;

import java.util.UUID;

/**
 * Whose an event is, as PostHog knows it. What holds a colon is no person and is never counted as
 * one.
 *
 * @param value the id
 */
record DistinctId(String value) {

  static DistinctId ofUser(UUID user) {
    return new DistinctId(user.toString());
  }

  static DistinctId ofAgent(UUID agent) {
    return new DistinctId("agent:" + agent);
  }

  /** Of a daemon that registered with a token: nobody is signed in. */
  static DistinctId ofWorkspace(UUID workspace) {
    return new DistinctId("workspace:" + workspace);
  }

  /** Of somebody who asked for a talk and may have no account. */
  static DistinctId ofInquiry(UUID inquiry) {
    return new DistinctId(inquiry.toString());
  }

  boolean isPerson() {
    return value.indexOf(':') < 0;
  }
}
