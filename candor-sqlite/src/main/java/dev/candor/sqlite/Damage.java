package dev.candor.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells a database that is damaged from one that cannot be written to just now.
 *
 * <p>In a file that nobody but these tables lives in, every statement is known to be right. So a
 * table that is missing, a constraint that refuses a right row, or a size that no row has, is the
 * file's fault as much as a checksum would be.
 */
final class Damage {

  private static final int BASE = 0xff;

  private Damage() {}

  /** The steps that a database says it took are not those that there are. */
  static final class GapException extends SQLException {

    private static final long serialVersionUID = 1;

    GapException(int number) {
      super("telemetry_migration does not have step " + number + " as number " + number);
    }
  }

  /** Whether a failure says that a store's own file is damaged. */
  static boolean isToldBy(Throwable failure, Path file) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GapException
          || (cause instanceof SQLiteException told && isToldBy(told.getResultCode(), file))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isToldBy(@Nullable SQLiteErrorCode code, Path file) {
    if (code == null) {
      return false;
    }
    return switch (code) {
      case SQLITE_CONSTRAINT_TRIGGER -> false; // somebody added a trigger, and meant it
      case SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS -> true;
      case SQLITE_READONLY -> Files.isWritable(file); // so says its header, and not the system
      default ->
          switch (code.code & BASE) {
            case 1 /* ERROR */, 2 /* INTERNAL */, 11 /* CORRUPT */, 18 /* TOOBIG */ -> true;
            case 19 /* CONSTRAINT */, 20 /* MISMATCH */, 24 /* FORMAT */, 26 /* NOTADB */ -> true;
            default -> false;
          };
    };
  }

  /** Whether a failure says that another connection is writing. */
  static boolean isBusy(Throwable failure) {
    return failure instanceof SQLiteException told
        && (told.getResultCode().code & BASE) == SQLiteErrorCode.SQLITE_BUSY.code;
  }
}
