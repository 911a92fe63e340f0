package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.Timestamp;
import dev.candor.wire.UuidText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The local store: every event of this machine as a line of a file that any tool can read.
 *
 * <pre>
 * Name:   telemetry-YYYY-MM-DD-SLUG.jsonl, then telemetry-YYYY-MM-DD-SLUG.N.jsonl for N from 1;
 *         the day is in UTC, SLUG the last 8 letters of the run's id, or what a {@link RowForm} says
 * File:   header line, row line*
 * </pre>
 *
 * <p>One writer a file, which owns it. Header and first rows go in one write, so no file holds a
 * header alone. A new file begins with a new day, and before one would grow past {@code
 * maxFileBytes}; rows that are more than that by themselves have a file of their own. Where the
 * last file of the day and the slug was left by a writer of the same header, it is gone on with:
 * what that one left torn is cut off.
 *
 * <p>Files older than {@code maxAgeDays} are removed, and then the oldest until one more has room
 * in {@code maxTotalBytes}: by whoever begins a file an hour or more after anybody did so, and by
 * each writer whose file is full. A file that has an owner stays, and so does the one that is full.
 *
 * <p>Source of the rules: docs/formats.md. Not safe for use by several threads; any number of
 * processes may share the folder.
 */
public final class JsonlFiles implements RowSink {

  /** Keeps a product's rows in this form. */
  public static final LocalStore STORE = new Store();

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MOST_REMOVED = 500; // at once: whoever ends the tool waits for it
  private static final long MINUTE = 60_000;
  private static final String SLUG = "[A-Za-z0-9]{1,32}";

  private final LocalStore.Site site;
  private final Path folder;
  private final @Nullable RowForm form;
  private final JsonWriter formed = new JsonWriter(1024);
  private @Nullable OwnedFile file;
  private @Nullable Torn torn;
  private boolean begun;
  private long day = Long.MIN_VALUE;
  private int removed;
  private long size;

  private static final class Store implements LocalStore {
    @Override
    public RowSink open(Site site) {
      return new JsonlFiles(site);
    }
  }

  /** A file behind whose first bytes stands a part of rows that come again. */
  private record Torn(Path path, long whole) {}

  /** Keeps its files in the site's folder, made when the first row comes. */
  public JsonlFiles(LocalStore.Site site) {
    this(site, null);
  }

  /** As {@link #JsonlFiles(LocalStore.Site)}, with rows in a form of their own. */
  public JsonlFiles(LocalStore.Site site, @Nullable RowForm form) {
    this.site = site;
    this.folder = site.folder();
    this.form = form;
  }

  @Override
  public void write(RowHeader header, byte[] rows, int length, long epochMillis)
      throws IOException {
    Settings.Local limits = site.settings().get().local();
    ByteBuffer lines = lines(rows, length);
    long today = Math.floorDiv(epochMillis, DAY_MILLIS);
    OwnedFile current = file;
    if (current != null
        && today == day
        && size + lines.remaining() <= limits.maxFileBytes()
        && current.isStillOwned()) {
      append(current, lines);
      return;
    }
    OwnFiles.createFolder(folder);
    if (current != null) {
      sweep(limits); // while the file that is full is still this one's own, and so stays
    }
    close();
    day = today;
    begin(header, lines, limits);
    if (current == null && isDue()) {
      sweep(limits); // when the rows are safe: there may be much to remove, and the tool may end
    }
  }

  /** The rows as lines of the form. */
  private ByteBuffer lines(byte[] rows, int length) {
    if (form == null) {
      return ByteBuffer.wrap(rows, 0, length);
    }
    formed.truncate(0);
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (rows[at] == '\n') {
        byte[] line = Arrays.copyOfRange(rows, from, at);
        form.row(Row.parse(line), line, formed);
        from = at + 1;
      }
    }
    return ByteBuffer.wrap(formed.buffer(), 0, formed.size());
  }

  /** Goes on with the last file of the day, or begins the next, and puts the lines there. */
  private void begin(RowHeader header, ByteBuffer lines, Settings.Local limits) throws IOException {
    cutTorn();
    JsonWriter first = new JsonWriter(512 + lines.remaining());
    if (form == null) {
      header.write(first);
    } else {
      form.header(header, first);
    }
    JsonlName name = new JsonlName(Timestamp.day(day * DAY_MILLIS), slug(header));
    int last = last(name);
    @Nullable IOException unusable = null;
    try {
      OwnedFile left =
          last < 0 ? null : LeftFile.open(folder.resolve(name.of(last)), first.toByteArray());
      if (left != null) {
        file = left;
        size = left.channel().position();
      }
    } catch (IOException e) {
      unusable = e; // it costs a file, unless the next one cannot be made either
    }
    OwnedFile left = file;
    if (left != null && size + lines.remaining() <= limits.maxFileBytes()) {
      append(left, lines);
      return;
    }
    close();
    ByteBuffer bytes = ByteBuffer.allocate(first.size() + lines.remaining());
    bytes.put(first.buffer(), 0, first.size()).put(lines).flip();
    append(create(name, last + 1), bytes);
    if (unusable != null) {
      site.diagnostics()
          .accept(
              name.of(last) + " cannot be gone on with, so the next file is begun: " + unusable);
    }
  }

  /**
   * The number of the last file of the day. A run's first file is not looked for among all others:
   * nobody else has its slug.
   */
  private int last(JsonlName name) throws IOException {
    boolean unique = form == null && !begun;
    begun = true;
    return unique && Files.notExists(folder.resolve(name.of(0))) ? -1 : name.last(folder);
  }

  private String slug(RowHeader header) {
    if (form != null) {
      String slug = form.slug(header);
      if (!slug.matches(SLUG)) {
        throw new IllegalArgumentException(
            "the slug '" + slug + "' must have 1 to 32 letters and digits, as it names files");
      }
      return slug;
    }
    String run = UuidText.of(header.run());
    return run.substring(run.length() - 8);
  }

  private OwnedFile create(JsonlName name, int first) throws IOException {
    Set<StandardOpenOption> fresh =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    int number = first;
    OwnedFile created = null;
    while (created == null) {
      try {
        created = OwnedFile.open(folder.resolve(name.of(number)), fresh);
      } catch (FileAlreadyExistsException e) {
        created = null;
      }
      number++; // another writer of the same slug has it, or had
    }
    file = created;
    size = 0;
    return created;
  }

  /** Adds lines. Where the disk takes only a part of them the file ends as before. */
  private void append(OwnedFile to, ByteBuffer bytes) throws IOException {
    FileChannel channel = to.channel();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      size = channel.position();
    } catch (IOException e) {
      boolean interrupted = Thread.interrupted(); // it closed the file, and would the next one
      try {
        takeBack(to);
      } catch (IOException stays) { // until the next attempt
        e.addSuppressed(stays);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  /** Cuts off what was written in part, and lets go of the file. */
  private void takeBack(OwnedFile from) throws IOException {
    file = null;
    torn = new Torn(from.path(), size);
    try (from) {
      if (from.channel().isOpen()) {
        cut(from, size);
      }
    }
    cutTorn();
  }

  /** Cuts off what could not be when it was written: the same rows come again. */
  private void cutTorn() throws IOException {
    Torn left = torn;
    if (left != null) {
      try (OwnedFile owned = OwnedFile.open(left.path(), Set.of(StandardOpenOption.WRITE))) {
        if (owned != null) { // else somebody goes on with it
          cut(owned, left.whole());
        }
      } catch (NoSuchFileException e) {
        // it went, and all that was in it
      }
      torn = null;
    }
  }

  /** Cuts a file; one with nothing else in it goes. */
  private void cut(OwnedFile owned, long whole) throws IOException {
    owned.channel().truncate(whole);
    torn = null;
    if (whole == 0) {
      Files.deleteIfExists(owned.path());
    }
  }

  /** Removes what is too old, and what leaves no room for one more file. */
  private void sweep(Settings.Local limits) {
    removed = 0;
    Retention.Limits kept =
        new Retention.Limits(
            Duration.ofDays(limits.maxAgeDays()),
            Long.MAX_VALUE,
            Math.max(0, limits.maxTotalBytes() - limits.maxFileBytes()));
    Retention.Sweep swept = new Bounded().sweep(folder, kept, site.clock().instant());
    if (removed > MOST_REMOVED) {
      goOnSoon();
    }
    if (!swept.trouble().isEmpty()) {
      site.diagnostics()
          .accept(
              "%d files of local events stay that should go, the first: %s"
                  .formatted(swept.trouble().size(), swept.trouble().get(0)));
    }
  }

  /** The files, of which the oldest go, not too many at once. */
  private final class Bounded extends Retention {

    @Override
    boolean isOne(String name) {
      return JsonlName.isOne(name);
    }

    @Override
    boolean remove(Path file, Bound because) throws IOException {
      boolean now = removed < MOST_REMOVED;
      removed++;
      return now && JsonlFiles.remove(file);
    }
  }

  /** Whether the last sweep of any process was an hour ago; then it is this one's turn. */
  private boolean isDue() {
    try {
      return OwnFiles.isDue(folder, site.clock().millis());
    } catch (IOException e) {
      site.diagnostics()
          .accept("nobody can say when old files were looked for, so this run does: " + e);
      return true;
    }
  }

  /** Lets whoever begins a file a minute from now remove what is left. */
  private void goOnSoon() {
    try {
      OwnFiles.dueIn(folder, MINUTE, site.clock().millis());
    } catch (IOException e) {
      site.diagnostics().accept("old files go in an hour only: " + e);
    }
  }

  private static boolean remove(Path path) throws IOException {
    OwnedFile owned = OwnedFile.open(path, Set.of(StandardOpenOption.WRITE));
    if (owned == null) {
      return false;
    }
    try (owned) {
      Files.delete(path);
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    OwnedFile open = file;
    if (open != null) {
      file = null;
      open.close();
    }
  }
}
