package dev.candor.collector.store;

import dev.candor.collector.ingest.JournalException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Queries that see the same files, all of them sealed or not as one. Its views are drawn at {@link
 * Views}. Not safe for use by several threads.
 */
public final class Reading {

  private final Connection connection;

  Reading(Connection connection) {
    this.connection = connection;
  }

  /** Asks, and makes something of every row. */
  public <T> List<T> rows(String sql, Function<Columns, T> row, Object... values) {
    List<T> rows = new ArrayList<>();
    forEach(sql, columns -> rows.add(row.apply(columns)), values);
    return rows;
  }

  private Array array(List<?> texts) throws SQLException {
    return connection.createArrayOf("VARCHAR", texts.toArray());
  }

  /** Asks, and hands over row by row. A list of texts is an array to the query. */
  public void forEach(String sql, Consumer<Columns> row, Object... values) {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i] instanceof List<?> list ? array(list) : values[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        Columns columns = new Columns(rows);
        while (rows.next()) {
          row.accept(columns);
        }
      }
    } catch (SQLException e) {
      throw new JournalException("ask the data", e);
    }
  }
}
