package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's plan against A.4 of its contract. */
class IiiPlanTest {

  /** Of every event: A.4's user properties, and two members of A.2. */
  private static final String USER =
      "environment.os:s environment.arch:s environment.cpu_cores:u environment.timezone:s"
          + " environment.machine_id:s"
          + " iii_execution_context=user|ci|docker|container|kubernetes|unknown env:s"
          + " install_method=brew|chocolatey|sh|manual|unknown host_device_id:s project_id:s"
          + " project_name:s platform=iii-engine|iii|install-script|iii-tools|motia-tools"
          + " language:s";

  private static final String STATE =
      " project_id:s project_name:s source:s version:s function_count:u trigger_count:u"
          + " functions[]:s trigger_types[]:s client_type:s"
          + " sdk_languages[]=iii-node|iii-py|iii-rust|other worker_count_total:u"
          + " worker_count_motia:u worker_count_next:u worker_count_express:u"
          + " worker_count_fastapi:u worker_count_axum:u worker_count_other:u"
          + " worker_count_by_language{}:u workers[]:s worker_names[]:s worker_registrations:u"
          + " period_secs:u uptime_secs:u functions_invoked:b cli_commands{}:u"
          + " cli_commands_total:u iii_version:s";

  private static final String DELTA =
      " delta_invocations_total:u delta_invocations_success:u delta_invocations_error:u"
          + " delta_api_requests:u delta_queue_emits:u delta_queue_consumes:u"
          + " delta_pubsub_publishes:u delta_pubsub_subscribes:u delta_cron_executions:u"
          + " delta_function_registrations:u delta_trigger_registrations:u"
          + " delta_function_count:i delta_trigger_count:i delta_worker_count:i"
          + " functions_added[]:s functions_removed[]:s workers_added[]:s workers_removed[]:s"
          + " is_active:b is_active_developer:b";

  /** The contract knows nothing of engines that were killed, and does not forbid to. */
  private static final String OURS_OF_A_START = "dirty_start:b";

  private static final String OURS_OF_AN_END = "killed:b stopped_at:u";

  private static final String UPDATE = " target_binary:s from_version:s to_version:s cli_version:s";

  private static final String INSTALL =
      " install_method=brew|chocolatey|sh|manual|unknown target_binary:s os:s arch:s"
          + " from_version:s to_version:s installed_version:s error_stage:s error_message:s"
          + " cli_version:s";

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
                first_run: version:s os:s arch:s iii_version:s
                heartbeat: session_start:b
                engine_stopped:
                template_success: function_id:s source:s iii_version:s
                template_failure: function_id:s source:s iii_version:s
                cli_update_started:
                cli_update_succeeded:
                cli_update_failed: error:s
                project_init_succeeded: with_docker:b cli_version:s
                project_init_failed: stage:s error:s cli_version:s
                install_started:
                install_succeeded:
                install_failed:
                upgrade_started:
                upgrade_succeeded:
                upgrade_failed:
                project_created: template:s product:s cli_version:s
                iii_tools_telemetry_failed: reason=telemetry_yaml_missing path:s cli_version:s
                """)
            .with("heartbeat", STATE + DELTA + " " + OURS_OF_A_START)
            .with("engine_stopped", STATE + DELTA + " " + OURS_OF_AN_END);
    for (String when : List.of("started", "succeeded", "failed")) {
      contract.with("cli_update_" + when, UPDATE);
      contract.with("install_" + when, INSTALL);
      contract.with("upgrade_" + when, INSTALL);
    }

    contract.with(USER).renamed(name -> HASHED.contains(name) ? name + "_hash" : name);
    assertThat(ContractTable.eventsOf(plan)).isEqualTo(contract.events());
    assertThat(contract.differences(plan)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heartbeat", "engine_stopped"})
  void measuresTimesInSeconds(String event) {
    assertThat(ContractTable.field(plan, event, "period_secs").unit()).isEqualTo("seconds");
    assertThat(ContractTable.field(plan, event, "uptime_secs").unit()).isEqualTo("seconds");
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
}
