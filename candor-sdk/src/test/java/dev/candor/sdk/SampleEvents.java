package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.WireNames;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Events of every class, tier and route, with codecs such as the compiler would write. */
final class SampleEvents {

  private static final WireNames ROUTES = new WireNames("PRODUCT", "product");
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

  /** A collector of the person's own, which takes everything. */
  static final List<PlanDestination> COLLECTOR = to("collector", Tier.METRICS, Tier.EVENTS);

  private SampleEvents() {}

  /** One destination, which takes this. */
  static List<PlanDestination> to(String name, Tier... takes) {
    return List.of(new PlanDestination(name, Trust.OWN, Set.of(takes)));
  }

  /** An event without identities. */
  record Step(long number) {}

  /** An event with a field of each privacy class. */
  record Everything(
      boolean clean,
      long modules,
      double ratio,
      @Nullable String outcome,
      @Nullable String flavour,
      @Nullable String version,
      @Nullable String token,
      @Nullable UUID job,
      @Nullable String author,
      @Nullable String customer,
      @Nullable String path,
      long tookMillis) {}

  /** An event of all that is content, lists or maps. */
  record Failed(
      @Nullable String message,
      @Nullable Throwable failure,
      @Nullable String branch,
      @Nullable List<String> authors,
      @Nullable List<String> files,
      @Nullable List<String> tags,
      @Nullable List<? extends Number> sizes,
      long retries) {}

  /** An event whose map breaks off. */
  record BrokenMap() {}

  /** An event that leaves as a count only. */
  record Counted(String secret) {}

  /** An event that no analytics sink may see. */
  record Operational(String secret) {}

  /** An event whose accessor throws. */
  record Brittle() {}

  /** An event of any size. */
  record Large(String text) {}

  /** An event that no plan knows. */
  record Unknown() {}

  static Plan plan(Level defaultLevel) {
    return plan(defaultLevel, "");
  }

  /** Of a product that names the scheme of its installations' ids. */
  static Plan plan(Level defaultLevel, String identity) {
    return new Plan(
        "build-tool",
        "BUILD_TOOL",
        List.of(),
        defaultLevel,
        identity,
        COLLECTOR,
        List.of("org.example.build"),
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        List.of(
            codec(Step.class, "step", (event, out) -> out.whole("number", event.number())),
            codec(Everything.class, "everything", SampleEvents::write),
            codec(
                Large.class,
                "large",
                (event, out) -> out.oneOf("text", event.text(), Set.of(event.text()), "other")),
            codec(Failed.class, "build.failed", SampleEvents::write),
            codec(
                BrokenMap.class,
                "broken",
                (event, out) -> {
                  out.beginMap("by_kind");
                  out.whole("first", 1);
                  throw new IllegalStateException("the map broke off");
                }),
            codec(
                Brittle.class,
                "brittle",
                (event, out) -> {
                  throw new AssertionError("the accessor threw");
                }),
            new Codec<>(
                Counted.class,
                "counted",
                Tier.METRICS,
                Route.PRODUCT,
                (event, out) -> out.constant("secret", event.secret())),
            new Codec<>(
                Operational.class,
                "operational",
                Tier.EVENTS,
                Route.OPERATIONAL,
                (event, out) -> out.constant("secret", event.secret()))));
  }

  private static void write(Everything event, FieldWriter out) {
    out.flag("clean", event.clean());
    out.whole("modules", event.modules());
    out.decimal("ratio", event.ratio());
    out.constant("outcome", event.outcome());
    out.oneOf("flavour", event.flavour(), Set.of("small", "large"), "unlisted");
    out.identifier("version", event.version(), VERSION, 8);
    out.opaque("token", event.token());
    out.opaque("job", event.job());
    out.hashed("author", event.author(), HashScope.INSTALLATION, Trust.LOCAL);
    out.hashed("customer", event.customer(), HashScope.PRODUCT, Trust.LOCAL);
    out.local("path", event.path());
    out.local("modules_local", event.modules());
    out.local("ratio_local", event.ratio());
    out.local("clean_local", event.clean());
    out.measure("took_ms", event.tookMillis());
    out.measure("ratio_measured", event.ratio());
  }

  private static void write(Failed event, FieldWriter out) {
    out.masked("message", event.message(), 200);
    out.crash("failure", event.failure());
    out.hashed("branch", event.branch(), HashScope.INSTALLATION, Trust.OWN);
    out.hashes("authors", event.authors(), 3, HashScope.INSTALLATION);
    out.hashes("customers", event.authors(), 3, HashScope.PRODUCT);
    out.locals("files", event.files(), 3);
    out.oneOfs("kinds", event.tags(), 3, Set.of("small", "large"), "unlisted");
    out.identifiers("versions", event.tags(), 3, VERSION, 8);
    out.opaques("tokens", event.tags(), 3);
    out.numbers("sizes", event.sizes(), 3);
    out.constants("routes", List.of(Route.PRODUCT), 3, ROUTES);
    out.beginMap("by_kind");
    out.unsigned("first", 1);
    out.masked("second", event.message(), 200);
    out.local("third", event.message());
    out.endMap();
    out.count("retries", event.retries());
  }

  static <E extends Record> EventCodec<E> codec(
      Class<E> type, String name, BiConsumer<E, FieldWriter> writer) {
    return new Codec<>(type, name, Tier.EVENTS, Route.PRODUCT, writer);
  }

  static final class Codec<E extends Record> extends EventCodec<E> {

    private final BiConsumer<E, FieldWriter> writer;

    Codec(Class<E> type, String name, Tier tier, Route route, BiConsumer<E, FieldWriter> writer) {
      super(type, name, tier, route, true);
      this.writer = writer;
    }

    @Override
    public void write(E event, FieldWriter out) {
      writer.accept(event, out);
    }
  }
}
