package dev.candor.sdk;

import dev.candor.wire.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of a segment that have no outcome yet, in the order of their numbers. They nearly always
 * come and go in that order, and each is then found behind the one before it. Not safe for use by
 * several threads.
 */
final class WaitingRows implements Iterable<Row> {

  private List<Row> rows = new ArrayList<>();
  private final BitSet gone = new BitSet(); // by their places
  private int near; // where the next is that will be asked for

  /** Adds a row; instead of another of the same number. */
  void add(Row row) {
    if (rows.isEmpty() || rows.get(rows.size() - 1).n() < row.n()) {
      rows.add(row);
      return;
    }
    if (!gone.isEmpty()) {
      rows = all(); // the places behind it would be others
      gone.clear();
    }
    int place = place(row.n());
    if (isThere(place, row.n())) {
      rows.set(place, row);
    } else {
      rows.add(place, row);
    }
  }

  /** Removes the row of a number; false where it does not wait. */
  boolean remove(long n) {
    int place = place(n);
    if (!isThere(place, n)) {
      return false;
    }
    gone.set(place);
    near = place + 1;
    return true;
  }

  /** Whether the row of a number waits. */
  boolean has(long n) {
    int place = place(n);
    near = place + 1;
    return isThere(place, n);
  }

  private boolean isThere(int place, long n) {
    return place < rows.size() && rows.get(place).n() == n && !gone.get(place);
  }

  /** The place of the first row whose number is not less. */
  private int place(long n) {
    if (near < rows.size() && rows.get(near).n() == n) {
      return near;
    }
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).n() < n) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many there are. */
  int size() {
    return rows.size() - gone.cardinality();
  }

  /** All that wait now. */
  List<Row> all() {
    List<Row> all = new ArrayList<>(size());
    for (Row row : this) {
      all.add(row);
    }
    return all;
  }

  @Override
  public Iterator<Row> iterator() {
    return new Iterator<>() {
      private int next = gone.nextClearBit(0);

      @Override
      public boolean hasNext() {
        return next < rows.size();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Row row = rows.get(next);
        next = gone.nextClearBit(next + 1);
        return row;
      }
    };
  }
}
