package dev.candor.picocli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a disk still takes: asked of a person's disk by the doctor, and of none by a test. */
interface Disk {

  /** How many bytes are left for this person where a folder is. */
  long left(Path folder) throws IOException;

  /**
   * Makes a file in a folder and removes it again: where a person may have no more files, bytes may
   * be left all the same.
   *
   * @throws IOException if the disk does not take it
   */
  void tryOut(Path folder) throws IOException;

  /** The disks of this machine. */
  Disk OF_THIS_MACHINE =
      new Disk() {

        private static final int ROW = 4 * 1024;

        @Override
        public long left(Path folder) throws IOException {
          return Files.getFileStore(folder).getUsableSpace();
        }

        @Override
        public void tryOut(Path folder) throws IOException {
          Path file = Files.createTempFile(folder, ".doctor-", ".tmp");
          try {
            Files.write(file, new byte[ROW]);
          } finally {
            Files.deleteIfExists(file);
          }
        }
      };
}
