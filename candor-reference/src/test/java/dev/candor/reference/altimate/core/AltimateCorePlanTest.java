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
      session_start: model_id provider_id agent project_id
      session_end: total_cost total_tokens tool_call_count duration_ms
      generation: message_id model_id provider_id agent finish_reason tokens cost duration_ms
      tool_call: message_id tool_name tool_type status duration_ms error
      bridge_call: method status duration_ms error
      error: error_name error_message context
      command: command_name command_source message_id
      """;

  private final TrackingPlan plan = ContractTable.plan("altimate-core");

  @Test
  void hasTheContractsEventsWithTheirProperties() {
    ContractTable contract =
        new ContractTable(CONTRACT)
            .renamed(name -> name.equals("project_id") ? "project_id_hash" : name);

    assertThat(ContractTable.of(plan)).isEqualTo(contract.properties());
  }

  @Test
  void carriesTokensInAnObject() {
    FieldPlan tokens = ContractTable.field(plan, "generation", "tokens");

    assertThat(tokens.shape().form()).isEqualTo(FieldPlan.Form.MAP);
    assertThat(tokens.shape().keys())
        .containsExactly("input", "output", "reasoning", "cache_read", "cache_write");
  }

  @Test
  void closesWhatTheContractCloses() {
    assertThat(ContractTable.field(plan, "command", "command_source").texts().values())
        .containsExactly("command", "mcp", "skill", "unknown");
    assertThat(ContractTable.field(plan, "tool_call", "tool_type").texts().values())
        .containsExactly("standard", "mcp");
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
