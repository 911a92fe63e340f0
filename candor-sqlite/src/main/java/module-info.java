/** The local store as a SQLite database, its reader, and the reader of change logs. */
module dev.candor.sqlite {
  requires static transitive org.jspecify;
  requires transitive dev.candor.sdk;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  exports dev.candor.sqlite;
}
