package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

  private static final int HEADER = 10;
  private static final int STRETCH = 60 * 1024;
  private static final long SEED = 20_261_123;

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH, 7 * STRETCH + 77, 1 << 20})
  void aBodyOfAnyLengthIsOneMember(int length) throws Exception {
    byte[] alike = new byte[length];
    for (int i = 0; i < length; i++) {
      alike[i] = (byte) "{\"name\":\"build.finished\"},".charAt(i % 26);
    }
    byte[] random = new byte[length];
    new Random(SEED).nextBytes(random);

    assertThat(onlyMember(Gzip.of(alike))).isEqualTo(alike);
    assertThat(onlyMember(Gzip.of(random))).as("seed %d", SEED).isEqualTo(random);
    assertThat(Gzip.of(alike).length).isLessThan(100 + length / 50);
  }

  /** So that 64 MiB, less 64 KiB, are no more than 64 MiB on their way. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 4 << 20})
  void aBodyThatCannotBeMadeSmallGrowsByLessThanAThousandth(int length) throws Exception {
    byte[] random = new byte[length];
    new Random(SEED).nextBytes(random);

    assertThat(Gzip.of(random).length).as("seed %d", SEED).isLessThan(length + length / 1_024);
  }

  /** What the first member holds; nothing may stand behind it. */
  private static byte[] onlyMember(byte[] gzip) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(gzip, HEADER, gzip.length - HEADER);
      byte[] body = new byte[2 << 20];
      int length = inflater.inflate(body);
      assertThat(inflater.finished()).isTrue();
      ByteBuffer behind =
          ByteBuffer.wrap(gzip, gzip.length - inflater.getRemaining(), inflater.getRemaining())
              .order(ByteOrder.LITTLE_ENDIAN);
      CRC32 crc = new CRC32();
      crc.update(body, 0, length);
      assertThat(behind.getInt()).isEqualTo((int) crc.getValue());
      assertThat(behind.getInt()).isEqualTo(length);
      assertThat(behind.hasRemaining()).isFalse();
      return Arrays.copyOf(body, length);
    } finally {
      inflater.end();
    }
  }
}
