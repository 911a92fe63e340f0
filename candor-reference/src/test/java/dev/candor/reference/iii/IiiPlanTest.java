package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's plan against A.4 of its contract. */
class IiiPlanTest {

  /** Of every event: A.4's user properties, and two members of A.2. */
  private static final String USER =
      "environment.os environment.arch environment.cpu_cores environment.timezone"
          + " environment.machine_id iii_execution_context env install_method host_device_id"
          + " project_id project_name platform language";

  private static final String STATE =
      " project_id project_name source version function_count trigger_count functions"
          + " trigger_types client_type sdk_languages worker_count_total worker_count_motia"
          + " worker_count_next worker_count_express worker_count_fastapi worker_count_axum"
          + " worker_count_other worker_count_by_language workers worker_names"
          + " worker_registrations period_secs uptime_secs functions_invoked cli_commands"
          + " cli_commands_total iii_version";

  private static final String UNSIGNED_DELTAS =
      " delta_invocations_total delta_invocations_success delta_invocations_error"
          + " delta_api_requests delta_queue_emits delta_queue_consumes delta_pubsub_publishes"
          + " delta_pubsub_subscribes delta_cron_executions delta_function_registrations"
          + " delta_trigger_registrations";

  private static final String SIGNED_DELTAS =
      " delta_function_count delta_trigger_count delta_worker_count";

  private static final String DELTA =
      UNSIGNED_DELTAS
          + SIGNED_DELTAS
          + " functions_added functions_removed workers_added workers_removed is_active"
          + " is_active_developer";

  /** The contract knows nothing of engines that were killed, and does not forbid to. */
  private static final String OURS_OF_A_START = "dirty_start";

  private static final String OURS_OF_AN_END = "killed stopped_at";

  private static final String UPDATE = " target_binary from_version to_version cli_version";

  private static final String INSTALL =
      " install_method target_binary os arch from_version to_version installed_version error_stage"
          + " error_message cli_version";

  private static final List<String> HASHED =
      List.of(
          "environment.machine_id",
          "project_name",
          "functions",
          "functions_added",
          "functions_removed",
          "worker_names");

  private final TrackingPlan plan = ContractTable.plan("iii");

  @Test
  void hasTheContractsEventsAndProperties() {
    ContractTable contract =
        new ContractTable(
                """
                first_run: version os arch install_method iii_version
                heartbeat: session_start
                engine_stopped:
                template_success: function_id source project_id project_name iii_version
                template_failure: function_id source project_id project_name iii_version
                cli_update_started:
                cli_update_succeeded:
                cli_update_failed: error
                project_init_succeeded: with_docker project_id install_method cli_version
                project_init_failed: stage error cli_version
                install_started:
                install_succeeded:
                install_failed:
                upgrade_started:
                upgrade_succeeded:
                upgrade_failed:
                project_created: project_id project_name template product cli_version
                iii_tools_telemetry_failed: reason path cli_version
                """)
            .with("heartbeat", STATE + DELTA + " " + OURS_OF_A_START)
            .with("engine_stopped", STATE + DELTA + " " + OURS_OF_AN_END);
    for (String when : List.of("started", "succeeded", "failed")) {
      contract.with("cli_update_" + when, UPDATE);
      contract.with("install_" + when, INSTALL);
      contract.with("upgrade_" + when, INSTALL);
    }

    assertThat(ContractTable.of(plan))
        .isEqualTo(
            contract
                .with(USER)
                .renamed(name -> HASHED.contains(name) ? name + "_hash" : name)
                .properties());
  }

  @ParameterizedTest
  @ValueSource(strings = {"heartbeat", "engine_stopped"})
  void tellsCountersThatOnlyRiseFromCountsThatMayFall(String event) {
    for (String counter : UNSIGNED_DELTAS.strip().split(" ", -1)) {
      assertThat(ContractTable.field(plan, event, counter).type())
          .describedAs(counter)
          .isEqualTo(FieldType.UNSIGNED);
    }
    for (String difference : SIGNED_DELTAS.strip().split(" ", -1)) {
      assertThat(ContractTable.field(plan, event, difference).type())
          .describedAs(difference)
          .isEqualTo(FieldType.WHOLE);
    }
    assertThat(ContractTable.field(plan, event, "period_secs").type())
        .isEqualTo(FieldType.UNSIGNED);
    assertThat(ContractTable.field(plan, event, "uptime_secs").unit()).isEqualTo("seconds");
  }

  @Test
  void closesTheSetsThatTheContractCloses() {
    assertThat(values("first_run", "install_method"))
        .containsExactly("brew", "chocolatey", "sh", "manual", "unknown");
    assertThat(values("first_run", "iii_execution_context"))
        .containsExactly("user", "ci", "docker", "container", "kubernetes", "unknown");
    assertThat(values("first_run", "platform"))
        .containsExactly("iii-engine", "iii", "install-script", "iii-tools", "motia-tools");
    assertThat(values("heartbeat", "sdk_languages"))
        .containsExactly("iii-node", "iii-py", "iii-rust", "other");
    assertThat(values("iii_tools_telemetry_failed", "reason"))
        .containsExactly("telemetry_yaml_missing");
  }

  @Test
  void hasASettingForEveryVariableOfTheContract() {
    assertThat(IiiSettings.all())
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .containsAll(ExecutionContext.CI_VARIABLES)
        .contains(
            "enabled",
            "sdk_api_key",
            "heartbeat_interval_secs",
            "posthog_api_key",
            "posthog_host",
            "III_TELEMETRY_ENABLED",
            "III_TELEMETRY_DEV",
            "III_EXECUTION_CONTEXT",
            "III_PROJECT_ROOT",
            "III_PROJECT_ID",
            "III_HOST_DEVICE_ID",
            "III_HOST_USER_ID",
            "III_ENV",
            "LANG",
            "LC_ALL",
            "TZ",
            "KUBERNETES_SERVICE_HOST",
            "POSTHOG_PROJECT_API_KEY",
            "POSTHOG_API_KEY",
            "POSTHOG_HOST",
            "III_OTEL_TRACE_BUILTINS");
  }

  private List<String> values(String event, String field) {
    FieldPlan found = ContractTable.field(plan, event, field);
    return found.texts().values();
  }
}
