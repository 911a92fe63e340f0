package dev.candor.sdk;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * The system's random bytes. They are read from the device where there is one: the first {@code
 * SecureRandom} of a process costs some 30 ms, and most processes here live no longer.
 */
final class SystemEntropy implements Entropy {

  @Override
  public void fill(byte[] bytes) {
    try (InputStream device = new FileInputStream("/dev/urandom")) {
      if (device.readNBytes(bytes, 0, bytes.length) == bytes.length) {
        return;
      }
    } catch (IOException e) {
      // not every system has the device; the provider below always answers
    }
    new SecureRandom().nextBytes(bytes);
  }
}
