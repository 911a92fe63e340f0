package dev.candor.reference.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Machine;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the agent's contract and Candor's rules meet: what either would send. */
class CodexDeviationsTest {

  @TempDir Path root;

  private final TrackingPlan plan = ContractTable.plan("codex");

  @Test
  void neverSendsTheAddressOfTheRepository() {
    PluginEvents.SkillInvocation event =
        new PluginEvents.SkillInvocation(
            "skill-1",
            "release-acme",
            "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            PluginEvents.Invocation.EXPLICIT,
            "gpt-5-codex",
            "codex_cli_rs",
            "git@git.acme.example:acme/secret.git",
            PluginEvents.Scope.REPO);

    Row row = new Machine(CodexPlan.plan(), root).leaving(event);

    // The contract's side: "repo_url":"git@git.acme.example:acme/secret.git".
    assertThat(ContractTable.field(plan, "skill_invocation", "repo_url").privacyClass())
        .isEqualTo(PrivacyClass.LOCAL_ONLY);
    assertThat(row.properties().members()).doesNotContainKey("repo_url");
    assertThat(row.toString()).doesNotContain("acme");
    assertThat(row.properties().text("model_slug")).isEqualTo("gpt-5-codex");
  }

  @Test
  void keepsTheOwnMetricsGoingWhereTheVendorsAnalyticsAreSwitchedOff() {
    // The contract's side: analytics off makes the metrics exporter none as well.
    assertThat(Planes.of(false, "otlp-http")).isEqualTo(new Planes(false, true));
    assertThat(Planes.of(true, "none")).isEqualTo(new Planes(true, false));
    assertThat(Planes.of(false, "")).isEqualTo(new Planes(false, false));

    assertThat(plan.product().destinations())
        .filteredOn(destination -> destination.trust().equals("own"))
        .singleElement()
        .extracting(DestinationPlan::takes)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains("metrics", "events");
  }

  @Test
  void sendsLengthsWhereTheContractsLogMaySendWhatWasWritten() {
    SessionEvents.UserPrompt event =
        new SessionEvents.UserPrompt(
            conversation(),
            new Speaker(AuthMode.CHATGPT, Speaker.Source.CLI, "codex_cli_rs"),
            21,
            "the secret of acme ltd");

    Row row = new Machine(CodexPlan.plan(), root).leaving(event);

    assertThat(row.measurements().whole("prompt_length")).isEqualTo(21);
    assertThat(row.properties().members())
        .doesNotContainKeys("prompt", "user.email", "user.account_id")
        .containsKey("user.account_id_hash");
    assertThat(row.toString()).doesNotContain("acme").doesNotContain("ada");
  }

  @Test
  void staysLocalWhereTheContractIsOnUnlessSwitchedOff() {
    assertThat(plan.product().defaultLevel()).isEqualTo("local");
  }

  private static Conversation conversation() {
    return new Conversation(
        "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "0.99.0",
        "account-of-ada",
        "ada@acme.example",
        TerminalType.VSCODE,
        "gpt-5-codex",
        "gpt-5-codex");
  }
}
