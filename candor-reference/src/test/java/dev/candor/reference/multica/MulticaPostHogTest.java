package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.sdk.Candor;
import dev.candor.sdk.HttpSink;
import dev.candor.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** C.2 of multica's contract as PostHog sees it, by the real SDK. */
@Timeout(60)
class MulticaPostHogTest {

  private static final UUID USER = new UUID(1, 1);
  private static final UUID AGENT = new UUID(2, 2);
  private static final UUID WORKSPACE = new UUID(3, 3);

  @TempDir private Path root;

  @Test
  void countsEachEventForWhomItIsOf() throws Exception {
    try (VendorServer postHog = new VendorServer(200, request -> "{\"results\":{}}")) {
      run(postHog);

      List<Json.Members> events = postHog.events("batch");
      assertThat(events)
          .extracting(event -> event.text("distinct_id"))
          .containsExactly("" + USER, "agent:" + AGENT, "workspace:" + WORKSPACE);
      assertThat(events)
          .extracting(event -> event.object("properties").object("$groups").textOrNull("workspace"))
          .containsExactly(WORKSPACE.toString(), null, WORKSPACE.toString());
      assertThat(events)
          .allSatisfy(
              event ->
                  assertThat(event.object("properties").members())
                      .containsEntry("event_schema_version", new Json.Whole(2))
                      .containsEntry("environment", new Json.Text("dev"))
                      .containsEntry("is_demo", new Json.Flag(false))
                      .containsEntry("$process_person_profile", new Json.Flag(false))
                      .doesNotContainKeys("$set", "$set_once", "email", "$ip"));
      assertThat(events.get(0).object("properties").members())
          .containsEntry("user_id", new Json.Text(USER.toString()));
    }
  }

  /** C.2 and C.3: what PostHog keeps of a user, and of nobody else. */
  @Test
  void keepsOfAUserWhatThePlanDeclares() throws Exception {
    try (VendorServer postHog = new VendorServer(200, request -> "{\"results\":{}}")) {
      Core core = Core.of(Environment.DEV, USER, null);
      run(
          postHog,
          List.of(
              new AcquisitionEvents.Signup(
                  core, null, "company.example", SignupSource.GITHUB, null),
              new OnboardingEvents.OnboardingQuestionnaireSubmitted(
                  core,
                  List.of(OnboardingEvents.HeardFrom.BLOG),
                  OnboardingEvents.Role.DESIGNER,
                  List.of(OnboardingEvents.UseCase.CODING, OnboardingEvents.UseCase.REVIEW),
                  false,
                  false,
                  false,
                  false,
                  false,
                  false),
              new OnboardingEvents.OnboardingCompleted(
                  core, null, Labels.CompletionPath.FULL, false, "2026-11-21T08:00:00Z")));

      Json.Members signup = postHog.events("batch").get(0).object("properties");
      assertThat(signup.object("$set_once").members())
          .containsOnly(Map.entry("signup_source", new Json.Text("github")));
      assertThat(signup.members())
          .containsEntry("$process_person_profile", new Json.Flag(true))
          .doesNotContainKeys("$set", "email");
      Json.Members answers = postHog.events("batch").get(1).object("properties");
      assertThat(answers.object("$set").members())
          .containsOnly(
              Map.entry("source", new Json.Array(List.of(new Json.Text("blog")))),
              Map.entry("role", new Json.Text("designer")),
              Map.entry(
                  "use_case",
                  new Json.Array(List.of(new Json.Text("coding"), new Json.Text("review")))));
      assertThat(answers.members()).doesNotContainKey("$set_once");
      Json.Members completed = postHog.events("batch").get(2).object("properties");
      assertThat(completed.object("$set_once").members())
          .containsOnly(Map.entry("onboarded_at", new Json.Text("2026-11-21T08:00:00Z")));
    }
  }

  private void run(VendorServer postHog) {
    List<Record> events = new ArrayList<>();
    for (Core core :
        List.of(
            Core.of(Environment.DEV, USER, WORKSPACE),
            Core.of(Environment.DEV, null, null).about(AGENT, null, null, null),
            Core.of(Environment.DEV, null, WORKSPACE),
            Core.of(Environment.DEV, null, null))) {
      events.add(
          new WorkEvents.IssueCreated(
              core, WorkEvents.IssueSource.MANUAL, Labels.Platform.CLI, null, null));
    }
    run(postHog, events);
  }

  private void run(VendorServer postHog, List<Record> events) {
    Machine machine = new Machine(MulticaPlan.plan(), root);
    machine.variables.putAll(Map.of("MULTICA_TELEMETRY", "on"));
    Candor.Builder builder =
        Candor.builder(MulticaPlan.plan(), "1.0.0")
            .surroundings(machine.surroundings())
            .sink(
                "posthog",
                permit ->
                    new HttpSink(
                        permit,
                        MulticaPostHog.of(postHog.address(), "phc_multica"),
                        machine.now::get))
            .grace(Duration.ofSeconds(20));
    try (Candor candor = builder.open()) {
      events.forEach(candor.telemetry()::record);
    }
  }
}
