package dev.candor.reference.altimate.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.TrackingPlan;
import org.junit.jupiter.api.Test;

class AltimateCorePlanTest {

  /** E.1's events; type, timestamp and session_id are the row's. */
  private static final String CONTRACT =
      """
      session_start: model_id:s provider_id:s agent:s project_id:s
      session_end: total_cost:d total_tokens:u tool_call_count:u duration_ms:i
      generation: message_id:s model_id:s provider_id:s agent:s finish_reason:s tokens{}:u cost:d duration_ms:i
      tool_call: message_id:s tool_name:s tool_type=standard|mcp status=success|error duration_ms:i error:s
      bridge_call: method:s status:s duration_ms:i error:s
      error: error_name:s error_message:s context=processor
      command: command_name:s command_source=command|mcp|skill|unknown message_id:s
      """;

  private final TrackingPlan plan = ContractTable.plan("altimate-core");

  @Test
  void hasTheContractsEventsWithTheirProperties() {
    ContractTable contract =
        new ContractTable(CONTRACT)
            .renamed(name -> name.equals("project_id") ? "project_id_hash" : name);

    assertThat(ContractTable.eventsOf(plan)).isEqualTo(contract.events());
    assertThat(contract.differences(plan)).isEmpty();
  }

  @Test
  void carriesTokensInAnObject() {
    FieldPlan tokens = ContractTable.field(plan, "generation", "tokens");

    assertThat(tokens.shape().form()).isEqualTo(FieldPlan.Form.MAP);
    assertThat(tokens.shape().keys())
        .containsExactly("input", "output", "reasoning", "cache_read", "cache_write");
  }

  @Test
  void boundsAMessageAsTheContractDoes() {
    assertThat(ContractTable.field(plan, "error", "error_message").texts().maxLength())
        .isEqualTo(1000);
  }

  @Test
  void namesEachSettingOnceWithWhatItDoes() {
    assertThat(AltimateCoreSettings.all())
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .contains("ALTIMATE_TELEMETRY_URL");
  }
}
