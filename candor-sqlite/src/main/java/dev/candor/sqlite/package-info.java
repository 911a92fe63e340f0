/**
 * The local store as a SQLite database, for tools whose people want to ask it questions.
 *
 * <p>A product opens its telemetry with {@link dev.candor.sqlite.SqliteStore}, its people read with
 * {@link dev.candor.sqlite.SqliteReader}, and a host that keeps a log of its own changes has events
 * made from it by a {@link dev.candor.sqlite.ChangeLog}.
 *
 * <p><b>The library in C</b> comes with sqlite-jdbc, which unpacks it into the folder for temporary
 * files when the first row is written; where programs may not be run from there, name another in
 * the property {@code org.sqlite.tmpdir}. A process that is killed leaves that copy behind. From
 * Java 24 on, a tool that does not start with {@code --enable-native-access} (its modules, or
 * {@code Enable-Native-Access} in its jar's manifest) gets a warning from Java on standard error
 * then.
 */
@NullMarked
package dev.candor.sqlite;

import org.jspecify.annotations.NullMarked;
