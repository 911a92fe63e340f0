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
      session_start: model_id provider_id agent project_id os arch node_version source
      session_end: total_cost total_tokens tool_call_count duration_ms
      generation: message_id model_id provider_id agent finish_reason cost duration_ms tokens_input tokens_output tokens_input_total tokens_reasoning tokens_cache_read tokens_cache_write
      tool_call: message_id tool_name tool_type tool_category status duration_ms sequence_index previous_tool input_signature error
      native_call: method status duration_ms error
      bridge_call: method status duration_ms error
      error: error_name error_message context
      command: command_name command_source message_id
      context_overflow_recovered: model_id provider_id tokens_used
      compaction_triggered: trigger attempt
      tool_outputs_pruned: count tokens_pruned
      auth_login: provider_id method status error
      auth_logout: provider_id
      mcp_server_status: server_name transport status error duration_ms
      mcp_server_census: server_name transport tool_count resource_count
      mcp_discovery: server_count server_names sources
      provider_error: provider_id model_id error_type error_message http_status
      engine_started:
      engine_error:
      upgrade_attempted: from_version to_version method status error
      session_forked: parent_session_id message_count
      permission_denied: tool_name tool_category source
      doom_loop_detected: tool_name repeat_count
      environment_census: warehouse_types warehouse_count dbt_detected dbt_adapter dbt_model_count_bucket dbt_source_count_bucket dbt_test_count_bucket dbt_snapshot_count_bucket dbt_seed_count_bucket dbt_macro_count_bucket dbt_materialization_dist connection_sources mcp_server_count skill_count os feature_flags
      context_utilization: model_id tokens_used context_limit utilization_pct generation_number cache_hit_ratio
      agent_outcome: agent tool_calls generations duration_ms cost compactions outcome final_tool error_class reason
      error_recovered: error_type recovery_strategy attempts duration_ms recovered
      memory_operation: operation scope block_id is_update duplicate_count tags_count
      memory_injection: block_count total_chars budget scopes_used
      warehouse_connect: warehouse_type auth_method success duration_ms error error_category
      warehouse_query: warehouse_type query_type success duration_ms row_count truncated error error_category
      warehouse_introspection: warehouse_type operation success duration_ms result_count error
      warehouse_discovery: source connections_found warehouse_types
      warehouse_census: total_connections warehouse_types connection_sources has_ssh_tunnel has_keychain
      skill_used: message_id skill_name skill_source duration_ms trigger has_followups followup_count
      skill_created: skill_name language source
      skill_installed: install_source skill_count skill_names source
      skill_removed: skill_name source
      first_launch: version is_upgrade
      plan_revision: revision_number action
      plan_no_tool_generation: message_id model_id provider_id finish_reason tokens_output
      sql_execute_failure: warehouse_type query_type error_message masked_sql duration_ms
      sql_pre_validation: outcome reason warehouse_type query_type masked_sql_hash schema_columns schema_truncated duration_ms
      sql_quality: tool_name tool_category finding_count by_category has_schema dialect duration_ms
      sql_fingerprint: statement_types categories table_count function_count node_count has_subqueries has_aggregation has_window_functions
      schema_complexity: warehouse_type table_count_bucket column_count_bucket schema_count_bucket avg_columns_per_table
      feature_suggestion: suggestion_type suggestions_shown warehouse_type
      core_failure: tool_name tool_category error_class error_message input_signature masked_args duration_ms
      filetime_drift: drift_ms mtime_ahead
      filetime_assert: outcome delta_ms tolerance_ms
      task_outcome_signal: signal tool_count step_count duration_ms last_tool_category
      task_classified: intent confidence warehouse_type
      error_fingerprint: error_hash error_class tool_name tool_category recovery_successful recovery_tool
      tool_chain_outcome: chain chain_length had_errors error_recovery_count final_outcome total_duration_ms total_cost
      config_env_interpolation: dollar_refs dollar_unresolved dollar_defaulted dollar_escaped legacy_brace_refs legacy_brace_unresolved
      validator_check: validator_name ok step retry_count enforced details
      validator_retries_exhausted: step validator_names
      review_run: invocation status duration_ms verdict ideal_verdict mode tier tier_forced degraded stale_manifest critical warning suggestion by_category reason
      review_post_outcome: outcome duration_ms
      """;

  private static final String ONBOARDING =
      """
      onboarding_started:
      model_picker_shown: trigger
      provider_selected: provider provider_id via_search
      big_pickle_confirm_shown: origin
      big_pickle_choice: choice
      gateway_device_code_issued:
      gateway_auth_completed:
      gateway_auth_failed: reason
      instance_connected: time_to_connect_ms
      onboarding_completed:
      scan_gate_shown:
      scan_gate_choice: choice
      environment_scan_completed: has_dbt has_warehouse is_repo connections_found degraded
      activation_menu_shown: variant
      activation_job_selected: job
      first_job_completed: job
      sample_setup_completed: success models tables reused
      first_prompt_sent:
      onboarding_abandoned: last_stage
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
            .with("skill_created", "skill_name_hash")
            .without("skill_removed", "skill_name")
            .with("skill_removed", "skill_name_hash");

    assertThat(ContractTable.of(plan)).isEqualTo(contract.properties());
  }

  @Test
  void hasTheContractsClosedSets() {
    assertThat(values("core_failure", "error_class")).hasSize(13);
    assertThat(values("task_classified", "intent")).hasSize(10);
    assertThat(values("environment_census", "dbt_model_count_bucket"))
        .containsExactly("0", "1-10", "10-50", "50-200", "200+");
    assertThat(values("tool_call", "tool_category"))
        .containsExactlyInAnyOrder(
            "finops",
            "sql",
            "schema",
            "dbt",
            "warehouse",
            "lineage",
            "memory",
            "file",
            "mcp",
            "standard");
    assertThat(values("mcp_server_status", "transport"))
        .containsExactly("stdio", "sse", "streamable-http");
    assertThat(values("gateway_auth_failed", "reason"))
        .containsExactly("timeout", "denied", "error");
    assertThat(values("scan_gate_choice", "choice")).containsExactly("scan", "skip", "dismissed");
    assertThat(values("review_post_outcome", "outcome")).hasSize(6);
    assertThat(ContractTable.field(plan, "review_run", "by_category").shape().keys()).hasSize(14);
    assertThat(ContractTable.field(plan, "tool_chain_outcome", "chain").shape().max())
        .isEqualTo(50);
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

  private List<String> values(String event, String field) {
    return ContractTable.field(plan, event, field).texts().values();
  }
}
