package dev.candor.reference.altimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.reference.altimate.core.AltimateCoreSettings;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import org.junit.jupiter.api.Test;

/** Where altimate-code's contract and Candor's rules meet: what either would send. */
class AltimateDeviationsTest {

  private final TrackingPlan plan = ContractTable.plan("altimate");
  private final TrackingPlan core = ContractTable.plan("altimate-core");

  @Test
  void hasNoAddressOfAPersonWhereTheContractSendsOneWithEachBatch() {
    assertThat(core.events())
        .flatExtracting(EventPlan::fields)
        .extracting(FieldPlan::name)
        .noneMatch(name -> name.contains("email"));
    assertThat(AltimateCoreSettings.all())
        .filteredOn(setting -> setting.name().equals("user_email"))
        .extracting(Setting::standard)
        .containsExactly("empty");
  }

  @Test
  void countsWhatTheRingLosesUnderTheContractsBound() {
    // The contract's side: 200 events, the oldest lost, and nobody knows. Candor keeps the bound in
    // that sink's leg, and says in the settings that the loss is counted.
    assertThat(AltimateCoreSettings.all())
        .filteredOn(setting -> setting.name().equals("buffer"))
        .singleElement()
        .satisfies(
            setting -> {
              assertThat(setting.standard()).isEqualTo("200 events");
              assertThat(setting.meaning()).contains("the oldest is lost, and counted");
            });
  }

  @Test
  void keysTheFingerprintOfAMessageThatTheContractSendsUnkeyed() {
    // The contract's side: the digits are the same for everybody, so whoever guesses the masked
    // message recognises it.
    assertThat(ErrorHash.of("connection refused")).isEqualTo("25a84382140b11ac");
    // Candor's side: the same name on the wire, keyed with the product's pepper.
    FieldPlan hash = ContractTable.field(plan, "error_fingerprint", "error_hash");
    assertThat(hash.privacyClass()).isEqualTo(PrivacyClass.HASHED);
    assertThat(hash.hash()).isEqualTo(new FieldPlan.Hash("product", "local"));
  }

  @Test
  void keepsStatementsAtHomeAlthoughTheContractSendsThemMasked() {
    assertThat(ContractTable.field(plan, "sql_execute_failure", "masked_sql_hash").privacyClass())
        .isEqualTo(PrivacyClass.HASHED);
    assertThat(ContractTable.field(plan, "core_failure", "masked_args").privacyClass())
        .isEqualTo(PrivacyClass.LOCAL_ONLY);
  }

  @Test
  void sendsTheKindOfAFailureWhereTheContractSendsItsWords() {
    String words = "ENOENT: no such file or directory, open '/home/alice/customer.sql'";

    assertThat(ErrorClass.of(words)).isEqualTo(ErrorClass.FILE_NOT_FOUND);
    for (String event : new String[] {"tool_call", "warehouse_query", "mcp_server_status"}) {
      FieldPlan error = ContractTable.field(plan, event, "error");
      assertThat(error.type()).isEqualTo(FieldType.TEXT);
      assertThat(error.texts().values()).hasSize(13);
    }
  }

  @Test
  void asksBeforeWordsLeaveAndThenMasksThem() {
    assertThat(ContractTable.field(plan, "core_failure", "error_message"))
        .satisfies(
            field -> {
              assertThat(field.privacyClass()).isEqualTo(PrivacyClass.MASKED);
              assertThat(field.texts().maxLength()).isEqualTo(500);
              assertThat(field.texts().reason()).isNotBlank();
            });
  }

  @Test
  void isLocalWhereTheLaterVersionsWereOnByDefault() {
    assertThat(plan.product().defaultLevel()).isEqualTo("local");
    assertThat(core.product().defaultLevel()).isEqualTo("local");
  }
}
