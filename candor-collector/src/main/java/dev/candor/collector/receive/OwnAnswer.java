package dev.candor.collector.receive;

import dev.candor.collector.ingest.Ingest;
import dev.candor.collector.ingest.Verdict;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Narrowing;
import java.util.List;

/**
 * Writes the answer to a batch.
 *
 * <pre>
 * {"results":[{"result":"stored"},
 *             {"result":"quarantined","reason":"unknown_field","path":"fields.colour","plan":"…"}],
 *  "counts":[…],      only where the batch had counts
 *  "narrow":{…}}      only where the product is to send less: {@link Narrowing}
 * </pre>
 */
final class OwnAnswer {

  private OwnAnswer() {}

  static byte[] write(Ingest.Reply.Answered reply, Narrowing narrow) {
    JsonWriter out = new JsonWriter(64 + 24 * reply.events().size());
    out.beginObject();
    write(out, "results", reply.events(), reply);
    if (!reply.counts().isEmpty()) {
      write(out, "counts", reply.counts(), reply);
    }
    if (!narrow.isNone()) {
      out.name("narrow");
      narrow.write(out);
    }
    out.endObject();
    return out.toByteArray();
  }

  private static void write(
      JsonWriter out, String name, List<Verdict> verdicts, Ingest.Reply.Answered reply) {
    out.name(name).beginArray();
    for (Verdict verdict : verdicts) {
      out.beginObject().name("result").value(verdict.word());
      String why = verdict.why();
      if (why != null) {
        out.name("reason").value(why);
      }
      String where = verdict.where();
      if (where != null) {
        out.name("path").value(where);
      }
      if (verdict instanceof Verdict.Quarantined && reply.plan() != null) {
        out.name("plan").value(reply.plan());
      }
      out.endObject();
    }
    out.endArray();
  }

  /** Whether any event must be sent again. */
  static boolean hasRetry(Ingest.Reply.Answered reply) {
    return reply.events().stream().anyMatch(Verdict.Retry.class::isInstance)
        || reply.counts().stream().anyMatch(Verdict.Retry.class::isInstance);
  }
}
