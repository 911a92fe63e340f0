package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newer plan asks beyond the one that was agreed to, kind by kind. */
class GrantsTest {

  private static final List<DestinationPlan> OWN =
      List.of(new DestinationPlan("collector", "own", List.of("metrics", "events")));
  private static final FieldPlan KIND =
      text("kind", PrivacyClass.ONE_OF, FieldPlan.Texts.of(List.of("small", "large", "other")));
  private static final FieldPlan BRANCH = hashed("installation", "local");

  @Test
  void thePlanThatWasAgreedToAsksNothingBeyondIt() {
    TrackingPlan plan = plan(400, OWN, event("built", "Counts builds.", "events", KIND, BRANCH));

    assertThat(Grants.of(plan).beyond(plan)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("widenings")
  void isNew(TrackingPlan newer, String destination, String event, String field, String why) {
    TrackingPlan agreed = plan(400, OWN, event("built", "Counts builds.", "events", KIND, BRANCH));

    assertThat(Grants.of(agreed).beyond(newer))
        .containsExactly(new Withheld(destination, event, field, why));
  }

  static Stream<Arguments> widenings() {
    EventPlan built = event("built", "Counts builds.", "events", KIND, BRANCH);
    return Stream.of(
        Arguments.of(plan(401, OWN, built), "", "", "", "kept for 401 days instead of 400"),
        Arguments.of(
            toldApartBy(new SchemePlan("tool-device", "the host's name"), built),
            "",
            "",
            "",
            "this installation is told apart by 'tool-device', made of: the host's name"),
        Arguments.of(
            plan(
                400,
                List.of(OWN.get(0), new DestinationPlan("posthog", "vendor", List.of("events"))),
                built),
            "posthog",
            "",
            "",
            "goes to 'posthog' (vendor, events)"),
        Arguments.of(
            plan(
                400,
                List.of(new DestinationPlan("collector", "vendor", List.of("metrics", "events"))),
                built),
            "collector",
            "",
            "",
            "goes to 'collector' (vendor, metrics and events)"),
        Arguments.of(
            plan(400, OWN, built, event("deployed", "Counts deploys.", "events", KIND)),
            "",
            "deployed",
            "",
            "a new event"),
        Arguments.of(
            plan(400, OWN, event("built", "Ranks people.", "events", KIND, BRANCH)),
            "",
            "built",
            "",
            "another purpose: Ranks people."),
        field(text("size", PrivacyClass.VALUE, FieldPlan.Texts.ANY), "size", "a new field"),
        field(
            text("kind", PrivacyClass.IDENTIFIER, KIND.texts()),
            "kind",
            "another class: identifier instead of one of"),
        field(
            text(
                "kind",
                PrivacyClass.ONE_OF,
                FieldPlan.Texts.of(List.of("small", "large", "huge", "other"))),
            "kind",
            "other values"),
        field(
            new FieldPlan(
                "kind",
                PrivacyClass.ONE_OF,
                FieldType.TEXT,
                FieldPlan.Shape.list(3),
                KIND.texts(),
                null,
                null,
                null,
                Prose.NOTHING),
            "kind",
            "another type"),
        field(
            KIND.keeping(FieldPlan.ActorProperty.FIRST),
            "kind",
            "kept as a property of the one who is counted, the first value of it"),
        field(
            BRANCH.keeping(FieldPlan.ActorProperty.LATEST),
            "branch_hash",
            "kept as a property of the one who is counted, the latest value of it"),
        field(
            hashed("product", "local"),
            "branch_hash",
            "links devices: the same hash on every machine"),
        field(
            hashed("installation", "own"), "branch_hash", "may go raw to a collector of your own"));
  }

  private static Arguments field(FieldPlan changed, String name, String why) {
    List<FieldPlan> fields =
        changed.name().equals("kind")
            ? List.of(changed, BRANCH)
            : changed.name().equals("branch_hash")
                ? List.of(KIND, changed)
                : List.of(KIND, BRANCH, changed);
    return Arguments.of(
        plan(
            400, OWN, event("built", "Counts builds.", "events", fields.toArray(FieldPlan[]::new))),
        "",
        "built",
        name,
        why);
  }

  @Test
  void whatPlainlyAsksLessIsNotNew() {
    TrackingPlan agreed =
        plan(
            400,
            OWN,
            event(
                "built",
                "Counts builds.",
                "events",
                KIND.keeping(FieldPlan.ActorProperty.LATEST),
                hashed("product", "own")));
    TrackingPlan less =
        plan(
            30,
            List.of(new DestinationPlan("collector", "own", List.of("events"))),
            event(
                "built",
                "Counts builds.",
                "metrics",
                text("kind", PrivacyClass.ONE_OF, FieldPlan.Texts.of(List.of("small", "other"))),
                hashed("installation", "local")));

    assertThat(Grants.of(agreed).beyond(less)).isEmpty();
  }

  @Test
  void aDestinationThatTakesMoreIsNew() {
    EventPlan built = event("built", "Counts builds.", "events", KIND);
    TrackingPlan agreed =
        plan(400, List.of(new DestinationPlan("collector", "own", List.of("metrics"))), built);

    assertThat(Grants.of(agreed).beyond(plan(400, OWN, built)))
        .containsExactly(
            new Withheld("collector", "", "", "goes to 'collector' (own, metrics and events)"));
  }

  @Test
  void anIdThatIsMadeOfOtherThingsIsNewAndARandomOneIsNot() {
    EventPlan built = event("built", "Counts builds.", "events", KIND);
    SchemePlan device = new SchemePlan("tool-device", "the machine's id");
    Grants agreed = Grants.of(toldApartBy(device, built));

    assertThat(agreed.beyond(toldApartBy(device, built))).isEmpty();
    assertThat(agreed.beyond(plan(400, OWN, built))).isEmpty();
    assertThat(agreed.beyond(toldApartBy(new SchemePlan("tool-device", "the host's name"), built)))
        .containsExactly(
            new Withheld(
                "",
                "",
                "",
                "this installation is told apart by 'tool-device', made of: the host's name"));
  }

  @Test
  void aCountThatBecomesARowIsNew() {
    TrackingPlan agreed = plan(400, OWN, event("built", "Counts builds.", "metrics", KIND));

    assertThat(
            Grants.of(agreed)
                .beyond(plan(400, OWN, event("built", "Counts builds.", "events", KIND))))
        .containsExactly(new Withheld("", "built", "", "leaves as rows, no longer as counts only"));
  }

  private static TrackingPlan plan(int days, List<DestinationPlan> to, EventPlan... events) {
    return plan(days, to, null, events);
  }

  private static TrackingPlan toldApartBy(SchemePlan identity, EventPlan... events) {
    return plan(400, OWN, identity, events);
  }

  private static TrackingPlan plan(
      int days, List<DestinationPlan> to, @Nullable SchemePlan identity, EventPlan... events) {
    return new TrackingPlan(
        new ProductPlan(
            "tool", "TOOL", "local", days, "tool", List.of("org.tool"), to, List.of(), identity),
        List.of(events),
        List.of());
  }

  private static EventPlan event(String name, String purpose, String tier, FieldPlan... fields) {
    return new EventPlan(
        name,
        purpose,
        "team",
        new EventPlan.Terms(tier, "product", "core_loop", "development", EventPlan.INSTALLATION),
        "",
        "",
        Prose.NOTHING,
        List.of(fields));
  }

  private static FieldPlan text(String name, PrivacyClass privacy, FieldPlan.Texts texts) {
    return new FieldPlan(
        name, privacy, FieldType.TEXT, FieldPlan.Shape.ONE, texts, null, null, null, Prose.NOTHING);
  }

  private static FieldPlan hashed(String scope, String rawTo) {
    return new FieldPlan(
        "branch_hash",
        PrivacyClass.HASHED,
        FieldType.TEXT,
        FieldPlan.Shape.ONE,
        FieldPlan.Texts.ANY,
        new FieldPlan.Hash(scope, rawTo),
        null,
        null,
        Prose.NOTHING);
  }
}
