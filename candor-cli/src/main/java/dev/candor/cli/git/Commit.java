package dev.candor.cli.git;

import java.time.Instant;
import java.util.UUID;

/**
 * A commit as git tells it.
 *
 * @param hash its object id, in hexadecimal digits
 * @param authored when, by its author's clock
 * @param event what is recorded of it
 */
record Commit(String hash, Instant authored, CommitAuthored event) {

  /**
   * The identity of its event: the first 128 bits of the object id, as a UUID of version 8, so that
   * every machine and every import says the same.
   */
  UUID id() {
    long high = Long.parseUnsignedLong(hash.substring(0, 16), 16);
    long low = Long.parseUnsignedLong(hash.substring(16, 32), 16);
    return new UUID(
        (high & ~0xf000L) | 0x8000L, (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}
