package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.PlanSwitch;
import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where agent-orchestrator's contract and Candor's rules meet: what either would send. */
class AoDeviationsTest {

  private final TrackingPlan plan = ContractTable.plan("ao");

  @Test
  void keysIdsThatTheContractHashesPlainly() {
    String sent = plain("proj-7");
    String guessed =
        IntStream.range(0, 100)
            .mapToObj(i -> "proj-" + i)
            .filter(id -> plain(id).equals(sent))
            .findFirst()
            .orElse("nobody");

    // The contract's side: a hundred guesses tell the project.
    assertThat(guessed).isEqualTo("proj-7");
    // Candor's side: the plan says a keyed hash, with this installation's own secret.
    for (String field : new String[] {"project_id_hash", "session_id_hash"}) {
      FieldPlan hashed = ContractTable.field(plan, "ao.session.spawned", field);
      assertThat(hashed.privacyClass()).isEqualTo(PrivacyClass.HASHED);
      assertThat(hashed.hash()).isEqualTo(new FieldPlan.Hash("installation", "local"));
    }
  }

  @Test
  void callsUnknownCommandsOtherWhereTheContractHashesThem() {
    String typed = "ao deploy hunter2";
    String contract = "sha256:" + plain(typed).substring(0, 16);
    byte[] pepper = "a pepper".getBytes(StandardCharsets.UTF_8);

    assertThat(CommandNames.closed().path(typed)).isEqualTo("other");
    assertThat(ContractTable.field(plan, "ao.v2.cli.invoked", "command").texts().values())
        .contains("other");
    // In compatibility mode the form is the contract's and the digits are nobody's to guess.
    assertThat(CommandNames.compatible(pepper).path(typed))
        .hasSameSizeAs(contract)
        .startsWith("sha256:")
        .isNotEqualTo(contract);
    assertThat(CommandNames.compatible(pepper).path(typed))
        .matches(pattern("ao.cli.invoked"))
        .doesNotMatch(pattern("ao.v2.cli.invoked"));
  }

  @Test
  void knowsTheCommandsThatTheContractHasForgotten() {
    assertThat(CommandNames.closed().command("handoff")).isEqualTo("handoff");
    assertThat(CommandNames.closed().path("ao smoke list")).isEqualTo("ao smoke list");
  }

  @Test
  void offersOtlpThatTheContractNamesAndNeverBuilt() {
    assertThat(AoPlan.plan().switches())
        .filteredOn(each -> each.names().contains("AO_TELEMETRY_REMOTE"))
        .flatExtracting(PlanSwitch::on)
        .containsExactly("otlp", "posthog");
    assertThat(AoSettings.all())
        .filteredOn(setting -> setting.name().equals("AO_TELEMETRY_OTLP_ENDPOINT"))
        .extracting(Setting::rule)
        .singleElement()
        .asString()
        .contains("an error at the start");
    assertThat(plan.product().destinations())
        .extracting(each -> each.name() + " " + each.trust())
        .contains("otlp own", "posthog vendor");
  }

  @Test
  void isOffWhereTheDesktopApplicationSwitchedItOnByItself() {
    assertThat(plan.product().defaultLevel()).isEqualTo("off");
  }

  private String pattern(String event) {
    String pattern = ContractTable.field(plan, event, "command_path").texts().pattern();
    assertThat(pattern).isNotNull();
    return pattern;
  }

  private static String plain(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
