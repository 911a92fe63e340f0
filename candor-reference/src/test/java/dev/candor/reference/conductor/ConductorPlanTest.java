package dev.candor.reference.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.reference.ContractTable;
import dev.candor.reference.Machine;
import dev.candor.reference.Setting;
import dev.candor.sdk.Consent;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app's plan against F.4 of its contract, and where that meets Candor's rules. */
class ConductorPlanTest {

  @TempDir Path root;

  private final TrackingPlan plan = ContractTable.plan("conductor");

  @Test
  void hasWhatThePrivacyPageNames() {
    ContractTable page =
        new ContractTable(
            """
            workspace_created:
            model_selected: model:s provider:s
            message_sent: session_id:s model:s provider:s message_length:u attachment_count:u
            provider_error: provider:s message:s status_code:u
            unexpected_error: message:s stack_class:s stack_frames[]:s
            """);

    assertThat(ContractTable.eventsOf(plan)).isEqualTo(page.events());
    assertThat(page.differences(plan)).isEmpty();
  }

  @Test
  void keepsWhatTheAppBrokeWithOnThisMachine() {
    Row row =
        new Machine(ConductorPlan.plan(), root)
            .leaving(
                new ConductorEvents.UnexpectedError(
                    "no file /Users/ada/acme",
                    new IllegalStateException("no file /Users/ada/acme")));

    // The contract's side: message and whole stack. Here the message never leaves, and the shape
    // of the stack only once the person agreed to it.
    assertThat(row.properties().members()).isEmpty();
    assertThat(row.toString()).doesNotContain("ada");
    assertThat(ContractTable.field(plan, "unexpected_error", "message").privacyClass())
        .isEqualTo(PrivacyClass.LOCAL_ONLY);
    assertThat(ContractTable.field(plan, "unexpected_error", "stack_frames").privacyClass())
        .isEqualTo(PrivacyClass.CRASH);
  }

  @Test
  void letsARepositoryNarrowWhatThePersonAllowed() throws IOException {
    Machine machine = new Machine(ConductorPlan.plan(), root);
    machine.user("on");
    machine.repository("off");

    assertThat(level(machine)).isEqualTo(Level.OFF);
  }

  @Test
  void letsNoRepositoryOutrankThePersonAsTheContractDoes() throws IOException {
    Machine machine = new Machine(ConductorPlan.plan(), root);
    machine.user("off");
    machine.repository("on");

    // The contract's side: the repository's file is read before the user's, so this would be on.
    assertThat(level(machine)).isEqualTo(Level.OFF);
  }

  @Test
  void letsNoRepositorySwitchOnWhatNobodySpokeOf() throws IOException {
    Machine machine = new Machine(ConductorPlan.plan(), root);
    machine.repository("on");

    assertThat(level(machine)).isEqualTo(Level.LOCAL);
  }

  @ParameterizedTest
  @CsvSource({
    "'429: rate limit exceeded, too many requests', RATE_LIMITED",
    "'{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}', OVERLOADED",
    "Your credit balance is too low, QUOTA",
    "prompt is too long: 210000 tokens > 200000 maximum, CONTEXT_TOO_LONG",
    "invalid x-api-key: authentication_error, UNAUTHORIZED",
    "read ECONNRESET, NETWORK",
    "Request timed out., TIMEOUT",
    "invalid_request_error: messages.0, BAD_REQUEST",
    "the dog of ada ate it, OTHER"
  })
  void classifiesAProvidersFailureByTheFirstSignThatItsTextHolds(
      String text, ProviderFailure failure) {
    assertThat(ProviderFailure.of(text)).isEqualTo(failure);
  }

  @Test
  void hasEveryLayerOfSettings() {
    assertThat(ConductorSettings.all())
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .contains(
            "enterprise_data_privacy",
            "enterpriseDataPrivacy",
            "~/.conductor/settings.managed.toml",
            ".conductor/settings.local.toml",
            ".conductor/settings.toml");
  }

  private static Level level(Machine machine) {
    return new Consent(ConductorPlan.plan(), machine.surroundings()).decide().level();
  }
}
