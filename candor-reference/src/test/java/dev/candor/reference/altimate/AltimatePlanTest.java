package dev.candor.reference.altimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AltimatePlanTest {

  /** E.3's inventory; type, timestamp and session_id are the row's. */
  private static final String INVENTORY =
      """
      session_start: model_id:s provider_id:s agent:s project_id:s os:s arch:s node_version:s source:s
      session_end: total_cost:d total_tokens:u tool_call_count:u duration_ms:i
      generation: message_id:s model_id:s provider_id:s agent:s finish_reason:s cost:d duration_ms:i tokens_input:u tokens_output:u tokens_input_total:u tokens_reasoning:u tokens_cache_read:u tokens_cache_write:u
      tool_call: message_id:s tool_name:s tool_type=standard|mcp tool_category=finops|sql|schema|dbt|warehouse|lineage|memory|file|mcp|standard status=success|error duration_ms:i sequence_index:u previous_tool:s input_signature:s error:s
      native_call: method:s status:s duration_ms:i error:s
      bridge_call: method:s status:s duration_ms:i error:s
      error: error_name:s error_message:s context=processor|telemetry
      command: command_name:s command_source=command|mcp|skill|unknown message_id:s
      context_overflow_recovered: model_id:s provider_id:s tokens_used:u
      compaction_triggered: trigger=overflow_detection|error_recovery attempt:u
      tool_outputs_pruned: count:u tokens_pruned:u
      auth_login: provider_id:s method=oauth|api_key status:s error:s
      auth_logout: provider_id:s
      mcp_server_status: server_name:s transport=stdio|sse|streamable-http status=connected|disconnected|error error:s duration_ms:i
      mcp_server_census: server_name:s transport=stdio|sse|streamable-http tool_count:u resource_count:u
      mcp_discovery: server_count:u server_names[]:s sources[]:s
      provider_error: provider_id:s model_id:s error_type:s error_message:s http_status:u
      engine_started:
      engine_error:
      upgrade_attempted: from_version:s to_version:s method=npm|bun|brew|other status:s error:s
      session_forked: parent_session_id:s message_count:u
      permission_denied: tool_name:s tool_category=finops|sql|schema|dbt|warehouse|lineage|memory|file|mcp|standard source=user|config_rule
      doom_loop_detected: tool_name:s repeat_count:u
      environment_census: warehouse_types[]:s warehouse_count:u dbt_detected:b dbt_adapter:s dbt_model_count_bucket=0|1-10|10-50|50-200|200+ dbt_source_count_bucket=0|1-10|10-50|50-200|200+ dbt_test_count_bucket=0|1-10|10-50|50-200|200+ dbt_snapshot_count_bucket=0|1-10|10-50|50-200|200+ dbt_seed_count_bucket=0|1-10|10-50|50-200|200+ dbt_macro_count_bucket=0|1-10|10-50|50-200|200+ dbt_materialization_dist{}:u connection_sources[]:s mcp_server_count:u skill_count:u os:s feature_flags[]:s
      context_utilization: model_id:s tokens_used:u context_limit:u utilization_pct:d generation_number:u cache_hit_ratio:d
      agent_outcome: agent:s tool_calls:u generations:u duration_ms:i cost:d compactions:u outcome=completed|abandoned|aborted|error final_tool:s error_class:s reason:s
      error_recovered: error_type:s recovery_strategy:s attempts:u duration_ms:i recovered:b
      memory_operation: operation=write|delete scope=global|project block_id:s is_update:b duplicate_count:u tags_count:u
      memory_injection: block_count:u total_chars:u budget:u scopes_used[]=global|project
      warehouse_connect: warehouse_type:s auth_method:s success:b duration_ms:i error:s error_category:s
      warehouse_query: warehouse_type:s query_type:s success:b duration_ms:i row_count:u truncated:b error:s error_category:s
      warehouse_introspection: warehouse_type:s operation:s success:b duration_ms:i result_count:u error:s
      warehouse_discovery: source:s connections_found:u warehouse_types[]:s
      warehouse_census: total_connections:u warehouse_types[]:s connection_sources[]:s has_ssh_tunnel:b has_keychain:b
      skill_used: message_id:s skill_name:s skill_source=builtin|global|project duration_ms:i trigger=user_command|llm_selected|auto_suggested|unknown has_followups:b followup_count:u
      skill_created: skill_name:s language:s source=cli|tui
      skill_installed: install_source:s skill_count:u skill_names[]:s source=cli|tui
      skill_removed: skill_name:s source=cli|tui
      first_launch: version:s is_upgrade:b
      plan_revision: revision_number:u action=refine|approve|reject|cap_reached
      plan_no_tool_generation: message_id:s model_id:s provider_id:s finish_reason:s tokens_output:u
      sql_execute_failure: warehouse_type:s query_type:s error_message:s masked_sql:s duration_ms:i
      sql_pre_validation: outcome=skipped|passed|blocked|error reason:s warehouse_type:s query_type:s masked_sql_hash:s schema_columns:u schema_truncated:b duration_ms:i
      sql_quality: tool_name:s tool_category=finops|sql|schema|dbt|warehouse|lineage|memory|file|mcp|standard finding_count:u by_category{}:u has_schema:b dialect:s duration_ms:i
      sql_fingerprint: statement_types[]:s categories[]:s table_count:u function_count:u node_count:u has_subqueries:b has_aggregation:b has_window_functions:b
      schema_complexity: warehouse_type:s table_count_bucket=0|1-10|10-50|50-200|200+ column_count_bucket=0|1-10|10-50|50-200|200+ schema_count_bucket=0|1-10|10-50|50-200|200+ avg_columns_per_table:u
      feature_suggestion: suggestion_type=post_warehouse_connect|dbt_detected|progressive_disclosure suggestions_shown[]:s warehouse_type:s
      core_failure: tool_name:s tool_category=finops|sql|schema|dbt|warehouse|lineage|memory|file|mcp|standard error_class=parse_error|connection|not_configured|file_not_found|edit_mismatch|timeout|permission|http_error|file_stale|validation|internal|resource_exhausted|unknown error_message:s input_signature:s masked_args:s duration_ms:i
      filetime_drift: drift_ms:i mtime_ahead:b
      filetime_assert: outcome=stale delta_ms:i tolerance_ms:u
      task_outcome_signal: signal=accepted|error|abandoned|cancelled tool_count:u step_count:u duration_ms:i last_tool_category:s
      task_classified: intent=debug_dbt|write_sql|optimize_query|build_model|analyze_lineage|explore_schema|migrate_sql|manage_warehouse|finops|general confidence:d warehouse_type:s
      error_fingerprint: error_hash:s error_class=parse_error|connection|not_configured|file_not_found|edit_mismatch|timeout|permission|http_error|file_stale|validation|internal|resource_exhausted|unknown tool_name:s tool_category=finops|sql|schema|dbt|warehouse|lineage|memory|file|mcp|standard recovery_successful:b recovery_tool:s
      tool_chain_outcome: chain[]:s chain_length:u had_errors:b error_recovery_count:u final_outcome:s total_duration_ms:i total_cost:d
      config_env_interpolation: dollar_refs:u dollar_unresolved:u dollar_defaulted:u dollar_escaped:u legacy_brace_refs:u legacy_brace_unresolved:u
      validator_check: validator_name:s ok:b step:u retry_count:u enforced:b details{}:u
      validator_retries_exhausted: step:u validator_names[]:s
      review_run: invocation=cli|tool status=completed|failed duration_ms:i verdict:s ideal_verdict:s mode:s tier:s tier_forced:b degraded:b stale_manifest:b critical:u warning:u suggestion:u by_category{}:u reason=config_error|git_error|error
      review_post_outcome: outcome=not_requested|not_attempted|target_unresolved|full|partial|summary_failed duration_ms:i
      """;

  private static final String ONBOARDING =
      """
      onboarding_started:
      model_picker_shown: trigger:s
      provider_selected: provider:s provider_id:s via_search:b
      big_pickle_confirm_shown: origin:s
      big_pickle_choice: choice:s
      gateway_device_code_issued:
      gateway_auth_completed:
      gateway_auth_failed: reason=timeout|denied|error
      instance_connected: time_to_connect_ms:i
      onboarding_completed:
      scan_gate_shown:
      scan_gate_choice: choice=scan|skip|dismissed
      environment_scan_completed: has_dbt:b has_warehouse:b is_repo:b connections_found:u degraded[]:s
      activation_menu_shown: variant:s
      activation_job_selected: job:s
      first_job_completed: job:s
      sample_setup_completed: success:b models:u tables:u reused:b
      first_prompt_sent:
      onboarding_abandoned: last_stage:s
      """;

  /** What people name, and what tells of what they wrote, leaves hashed; so its name says so. */
  private static final Set<String> HASHED =
      Set.of(
          "project_id",
          "server_name",
          "server_names",
          "block_id",
          "skill_names",
          "input_signature",
          "masked_sql");

  private final TrackingPlan plan = ContractTable.plan("altimate");

  @Test
  void hasTheContractsEventsWithTheirProperties() {
    ContractTable contract =
        new ContractTable(INVENTORY)
            .and(new ContractTable(ONBOARDING))
            .renamed(name -> HASHED.contains(name) ? name + "_hash" : name)
            // A skill that somebody wrote is named by them; one that is used may be the tool's own.
            .without("skill_created", "skill_name")
            .with("skill_created", "skill_name_hash:s")
            .without("skill_removed", "skill_name")
            .with("skill_removed", "skill_name_hash:s");

    assertThat(ContractTable.eventsOf(plan)).isEqualTo(contract.events());
    assertThat(contract.differences(plan)).isEmpty();
  }

  @Test
  void boundsWhatTheContractBounds() {
    assertThat(ContractTable.field(plan, "review_run", "by_category").shape().keys()).hasSize(14);
    assertThat(ContractTable.field(plan, "tool_chain_outcome", "chain").shape().max())
        .isEqualTo(50);
    assertThat(ContractTable.field(plan, "core_failure", "error_message").texts().maxLength())
        .isEqualTo(500);
  }

  @Test
  void keepsTokensWhereTheyCanBeAddedUp() {
    assertThat(List.of("tokens_input", "tokens_output", "tokens_input_total"))
        .allSatisfy(
            name ->
                assertThat(ContractTable.field(plan, "generation", name).metric())
                    .extracting(FieldPlan.Metric::role)
                    .isEqualTo(FieldPlan.Role.COUNTER));
  }

  @Test
  void asksForTheWayToTheFirstPromptInItsOrder() {
    InsightPlan onboarding =
        plan.insights().stream()
            .filter(each -> each.name().equals("onboarding"))
            .findFirst()
            .orElseThrow();

    assertThat(onboarding.kind()).isEqualTo("funnel");
    assertThat(onboarding.events())
        .startsWith("onboarding_started", "model_picker_shown", "provider_selected")
        .endsWith("first_job_completed", "sample_setup_completed", "first_prompt_sent");
  }

  @Test
  void namesEachSettingOnceWithWhatItDoes() {
    assertThat(AltimateSettings.all()).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(AltimateSettings.all())
        .extracting(Setting::name)
        .contains(
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "ALTIMATE_TELEMETRY_DISABLED",
            "OPENCODE_DISABLE_TELEMETRY",
            "telemetry.disabled",
            "ALTIMATE_TELEMETRY_FORCE",
            "ALTIMATE_LAUNCH_ID",
            "ALTIMATE_CLI_CLIENT",
            "NODE_ENV",
            "BUN_TEST",
            "VITEST",
            "JEST_WORKER_ID");
  }
}
