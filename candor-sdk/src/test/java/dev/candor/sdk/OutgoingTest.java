package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.FieldWriter;
import dev.candor.Level;
import dev.candor.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves by itself once its time has come, though no event comes any more. */
class OutgoingTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Plan PLAN = SampleEvents.plan(Level.LOCAL);

  @TempDir private Path root = Path.of("");

  @Test
  void aWindowEndsThoughNothingComesAnyMore() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    Chain chain = Chain.OPEN.together(SampleEvents.Step.class, MINUTE, (last, n, from, to) -> last);
    Outgoing outgoing = outgoing(machine, chain);
    Numbered step = step(machine.clock.millis());
    outgoing.add(step);

    machine.clock.advance(MINUTE.minusMillis(1));
    outgoing.writeDue(step.header());
    assertThat(new Spool(machine.places()).list()).isEmpty();
    machine.clock.advance(Duration.ofMillis(1));
    outgoing.writeDue(step.header());

    assertThat(new Spool(machine.places()).list())
        .extracting(Spool.Waiting::events)
        .containsExactly(1L);
  }

  private static Outgoing outgoing(Machine machine, Chain chain) {
    Outgoing.Way way =
        new Outgoing.Way(
            "collector",
            new SpoolWriter(machine.places().spool("collector"), null, true),
            new Spool(machine.places()),
            new Hashing(new Identity(machine.places(), machine.entropy), null),
            Agreement.of(machine.consent().decide(), PLAN, "collector", null),
            chain,
            new Narrowed(machine.places(), machine.clock),
            null);
    Intake intake = new Intake(new Gate(PLAN), machine.clock, () -> true);
    return new Outgoing(way, intake, new Debug("build-tool", null, null, machine.clock));
  }

  private static Numbered step(long epochMillis) {
    return new Numbered(
        SampleEvents.codec(
            SampleEvents.Step.class,
            "step",
            (SampleEvents.Step event, FieldWriter out) -> out.whole("number", event.number())),
        new SampleEvents.Step(1),
        SpoolRows.header(new UUID(1, 2)),
        1,
        epochMillis,
        Context.NONE);
  }
}
