package dev.candor.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.RunId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final long NOW = 1_770_112_800_000L;
  private static final UUID RUN = RunId.of(NOW, new byte[10]);

  private final ListJournal journal = new ListJournal();
  private final Recent recent = new Recent();
  private final GroupCommit commits =
      new GroupCommit(journal, new SeenRuns(journal, NOW - 1_000, 100), recent);

  @Test
  void twoBatchesOfOneGroupAreDeduplicatedAgainstEachOther() {
    Pending one = pending(RUN, 0, null, null);
    Pending other = pending(RUN, 1, null, null);

    commits.step(List.of(one, other));

    assertThat(words(one)).containsExactly("stored", "stored");
    assertThat(words(other)).containsExactly("duplicate", "stored");
    assertThat(journal.commits).hasSize(1);
    assertThat(journal.commits.getFirst().events()).hasSize(3);
  }

  @Test
  void ownIdsOfOneGroupAreDeduplicatedAndTakeNoNumber() {
    UUID id = new UUID(1, 2);
    Pending one = pending(RUN, 0, id, null);
    Pending other = pending(RUN, 5, id, id);

    commits.step(List.of(one, other));

    assertThat(words(one)).containsExactly("stored", "stored");
    assertThat(words(other)).containsExactly("duplicate", "duplicate");
    assertThat(journal.commits.getFirst().ranges())
        .containsExactly(new Commit.Range("ao", RUN, 1, 1));
  }

  @Test
  void aGroupThatFailsIsAnsweredWithRetryAndTakenWhenItComesAgain() {
    journal.fails = true;
    Pending failed = pending(RUN, 0, null, new UUID(1, 2));

    commits.step(List.of(failed));

    assertThat(words(failed)).containsExactly("retry", "retry");
    assertThat(recent.entries()).isEmpty();
    journal.fails = false;
    Pending again = pending(RUN, 0, null, new UUID(1, 2));
    commits.step(List.of(again));
    assertThat(words(again)).containsExactly("stored", "stored");
    assertThat(recent.entries()).hasSize(2);
  }

  @Test
  void aGroupThatFailedButIsThereIsDuplicateWhenItComesAgain() {
    journal.failsAfterwards = true;
    commits.step(List.of(pending(RUN, 0, null, null)));
    journal.failsAfterwards = false;

    Pending again = pending(RUN, 0, null, null);
    commits.step(List.of(again));

    assertThat(words(again)).containsExactly("duplicate", "duplicate");
  }

  @Test
  void aRunThatMemoryForgotIsLookedUp() {
    UUID old = RunId.of(NOW - 2_000, new byte[10]);
    commits.step(List.of(pending(old, 0, null, null)));
    for (int i = 0; i < 200; i++) {
      commits.step(List.of(pending(RunId.of(NOW + i, new byte[10]), 0, null, null)));
    }
    Pending again = pending(old, 1, null, null);
    Pending evicted = pending(RUN, 0, null, null);

    commits.step(List.of(again, evicted));

    assertThat(words(again)).containsExactly("duplicate", "stored");
    assertThat(words(evicted)).containsExactly("duplicate", "duplicate");
  }

  @Test
  void theTallyAddsUp() {
    commits.step(List.of(pending(RUN, 0, null, null), pending(RUN, 1, null, null)));

    assertThat(journal.commits.getFirst().tallies())
        .containsExactly(new Commit.Tally("tools", "ao", NOW / 60_000, 3, 1, 0, 0));
    assertThat(journal.commits.getFirst().tallies().getFirst().received()).isEqualTo(4);
  }

  @Test
  void theRecentEventsAreTheLastTwoHundred() {
    for (int i = 0; i < 150; i++) {
      commits.step(List.of(pending(RUN, 2L * i, null, null)));
      if (i == 49) {
        assertThat(recent.entries()).hasSize(100).allMatch(each -> each.verdict().equals("stored"));
      }
    }
    assertThat(recent.entries()).hasSize(200);
    commits.step(List.of(pending(RUN, 0, null, null)));

    assertThat(recent.entries())
        .hasSize(200)
        .extracting(Recent.Entry::verdict)
        .startsWith("duplicate", "duplicate", "stored")
        .endsWith("stored");
  }

  private static List<String> words(Pending pending) {
    return pending.answer().join() instanceof Ingest.Reply.Answered answered
        ? answered.events().stream().map(Verdict::word).toList()
        : List.of();
  }

  /** Two events; one with an own id has it. */
  private static Pending pending(
      UUID run, long first, @Nullable UUID idOfFirst, @Nullable UUID idOfSecond) {
    Origin origin =
        new Origin("tools", new UUID(0, first), NOW * 1_000, "ao", "1", "", run, "ci", null, false);
    List<Arrival> events = new ArrayList<>();
    for (UUID id : Arrays.asList(idOfFirst, idOfSecond)) {
      events.add(
          new Arrival(
              "build.finished",
              NOW * 1_000,
              id,
              null,
              null,
              List.of(),
              Arrival.Slice.EMPTY_OBJECT,
              Arrival.Slice.EMPTY_OBJECT,
              null));
    }
    List<Judge.Finding> findings = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      findings.add(
          new Judge.Finding.Fit(
              new EventRow(
                  origin, events.get(i), first + i, NOW * 1_000, 20_000, null, Kind.NONE)));
    }
    return new Pending(
        new Submission(origin, first, events, List.of(), Map.of()),
        findings,
        List.of(),
        null,
        new CompletableFuture<>());
  }

  /** Keeps commits in a list, and fails when told to. */
  private static final class ListJournal implements Journal {

    private final List<Commit> commits = new ArrayList<>();
    private boolean fails;
    private boolean failsAfterwards;

    @Override
    public void append(Commit commit) {
      if (fails) {
        throw new JournalException("commit", new IllegalStateException("the disk is full"));
      }
      commits.add(commit);
      if (failsAfterwards) {
        throw new JournalException("commit", new IllegalStateException("nobody knows"));
      }
    }

    @Override
    public Set<Commit.OwnId> known(Collection<Commit.OwnId> ids) {
      return commits.stream()
          .flatMap(commit -> commit.ids().stream())
          .filter(ids::contains)
          .collect(Collectors.toSet());
    }

    @Override
    public List<Commit.Range> ranges(Collection<UUID> runs) {
      return commits.stream()
          .flatMap(commit -> commit.ranges().stream())
          .filter(range -> runs.contains(range.run()))
          .toList();
    }

    @Override
    public List<Commit.Range> rangesSince(long epochMillis, int limit) {
      return List.of();
    }

    @Override
    public List<Recent.Entry> recent(int limit) {
      return List.of();
    }
  }
}
