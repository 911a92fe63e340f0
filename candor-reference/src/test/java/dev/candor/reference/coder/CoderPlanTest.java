package dev.candor.reference.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The extension's plan against B.1 and B.6 of its contract. */
class CoderPlanTest {

  /** Of an event that lasts: B.5's result and duration, and the shape of its error. */
  private static final String END = "result durationMs error_class error_frames";

  private static final Set<String> HASHED = Set.of("workspace_name", "preferred_derp");

  private final TrackingPlan plan = ContractTable.plan("coder");

  @Test
  void hasTheContractsEventsAndProperties() {
    ContractTable lasting = lasting();
    lasting.with(END);
    ContractTable points =
        new ContractTable(
            """
            auth.token_refresh.deduped: trigger
            auth.unauthorized_intercepted.received:
            deployment.suspended: reason
            deployment.recovered: trigger
            deployment.cross_window.detected:
            deployment.auth_config.recovery_failed:
            ssh.process.discovered: found attempts
            ssh.process.lost: cause uptime_ms
            ssh.process.recovered: recovery_duration_ms
            ssh.process.replaced: was_lost previous_uptime_ms lost_duration_ms
            ssh.process.disposed: was_lost uptime_ms
            ssh.network.sampled: p2p preferred_derp latency_ms download_mbits upload_mbits
            connection.state_transitioned: from to reason
            connection.opened: route connect_duration_ms
            connection.dropped: cause close_code connection_duration_ms
            workspace.start.triggered: workspace_name
            workspace.update.triggered: workspace_name
            workspace.start.prompted: update_offered action
            workspace.update.prompted: prompt action
            workspace.picker.prompted:
            workspace.agent.state_transitioned:
            """);
    points
        .with(
            "http.requests",
            "method route window_seconds count.1xx count.2xx count.3xx count.4xx count.5xx"
                + " count.network_error duration.p50_ms duration.p95_ms duration.p99_ms")
        .with(
            "connection.reconnect_resolved",
            "outcome reason termination_reason attempts max_backoff_ms total_duration_ms")
        .with(
            "workspace.state_transitioned",
            "from to build.transition build.reason observed_duration_ms"
                + " observed_build_duration_ms");

    assertThat(ContractTable.of(plan))
        .isEqualTo(
            lasting
                .and(points)
                .renamed(name -> HASHED.contains(name) ? name + "_hash" : name)
                .properties());
  }

  private static ContractTable lasting() {
    ContractTable lasting =
        new ContractTable(
            """
            activation: auth_state
            activation.deployment_init: auth_state
            auth.login: source method reason error.type
            auth.logout: reason error.type
            auth.login_prompted: trigger reason error.type
            auth.token_refresh.completed: trigger
            auth.unauthorized_intercepted: recovery refresh_attempted
            auth.session_lookup:
            auth.credential.store: keyring_enabled category error.type
            auth.credential.clear: keyring_enabled category error.type
            cli.download: reason downloaded_bytes
            cli.download.verify: outcome sig_status
            cli.configure: silent credential_source abort_stage error.type
            command.invoked: command_id
            remote.setup: outcome
            workspace.dev_container.open: mode
            """);
    for (String phase :
        List.of(
            "cache_lookup",
            "version_check",
            "lock_wait",
            "lock_wait_recheck",
            "fallback_to_existing_binary")) {
      lasting.with("cli.resolve." + phase, "");
    }
    for (String phase :
        List.of(
            "cli_resolve",
            "compatibility_check",
            "cli_configure",
            "workspace_lookup",
            "workspace_monitor_setup",
            "workspace_ready",
            "agent_resolve",
            "ssh_config_write",
            "ssh_monitor_setup",
            "connection_handoff")) {
      lasting.with("remote.setup." + phase, "");
    }
    return lasting
        .with(
            "cli.resolve",
            "outcome cache_source version_check download_reason download_action fallback_reason"
                + " error.type")
        .with(
            "command.diagnostic.completed",
            "command abort_stage error.type format severity requested_duration_seconds"
                + " interval.count throughput_mbits region.count warning.count event.count"
                + " file.skipped_count")
        .with(
            "workspace.open",
            "source workspace_status workspace_outdated agent_status agent_lifecycle_state handoff"
                + " abort_stage error.type agent.count agent.connected_count");
  }

  @Test
  void closesTheSetsThatTheContractCloses() {
    assertThat(values("activation", "auth_state"))
        .containsExactly("none", "stored", "valid_token", "auth_failed", "unknown");
    assertThat(values("auth.login", "source"))
        .containsExactly("auto_login", "command", "switch_deployment", "uri");
    assertThat(values("auth.login", "method"))
        .containsExactly(
            "mtls",
            "provided_token",
            "stored_token",
            "keyring_token",
            "cli_token",
            "oauth",
            "unknown");
    assertThat(values("auth.login", "error.type")).containsExactly("auth_failed", "exception");
    assertThat(values("auth.login_prompted", "trigger"))
        .containsExactly("auth_required", "missing_session");
    assertThat(values("auth.token_refresh.completed", "trigger"))
        .containsExactly("background", "reactive");
    assertThat(values("auth.unauthorized_intercepted", "recovery"))
        .containsExactly("refresh_success", "login_required", "none");
    assertThat(values("auth.credential.store", "category")).containsExactly("keyring", "file");
    assertThat(values("auth.credential.store", "error.type")).containsExactly("binary", "cli");
    assertThat(values("cli.resolve", "outcome"))
        .containsExactly(
            "cache_hit",
            "downloaded",
            "lock_wait_cache_hit",
            "download_disabled_fallback",
            "fallback_to_existing_binary");
    assertThat(values("command.diagnostic.completed", "command"))
        .containsExactly("speed_test", "netcheck", "support_bundle", "export_telemetry");
    assertThat(values("remote.setup", "outcome"))
        .containsExactly("workspace_not_found", "incompatible_server");
    assertThat(values("remote.setup", "result")).containsExactly("success", "aborted", "error");
    assertThat(values("http.requests", "method"))
        .containsExactly("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other");
  }

  @Test
  void countsRequestsByOutcomeInTheMetricsToo() {
    EventPlan requests =
        plan.events().stream()
            .filter(event -> event.name().equals("http.requests"))
            .findFirst()
            .orElseThrow();

    List<MetricFamily> families = MetricFamily.of(plan.product(), requests);

    assertThat(requests.terms().metricsOnly()).isTrue();
    assertThat(requests.terms().operational()).isTrue();
    assertThat(families)
        .extracting(MetricFamily::name)
        .contains(
            "coder_http_requests_total",
            "coder_http_requests_count_5xx_total",
            "coder_http_requests_count_network_error_total");
    assertThat(families)
        .allSatisfy(
            family ->
                assertThat(family.labels())
                    .extracting(MetricFamily.Label::name)
                    .containsExactly("method"));
  }

  @Test
  void hasTheContractsSettingsWithTheirDefaults() {
    assertThat(CoderSettings.all())
        .filteredOn(setting -> setting.source() == Setting.Source.FILE)
        .extracting(Setting::name, Setting::standard)
        .containsExactly(
            tuple("level", "local"),
            tuple("local.flushIntervalMs", "15000"),
            tuple("local.flushBatchSize", "100"),
            tuple("local.bufferLimit", "500"),
            tuple("local.maxFileBytes", "5242880"),
            tuple("local.maxAgeDays", "30"),
            tuple("local.maxTotalBytes", "104857600"));
  }

  private static Tuple tuple(String key, String standard) {
    return Tuple.tuple("coder.telemetry." + key, standard);
  }

  private List<String> values(String event, String field) {
    FieldPlan found = ContractTable.field(plan, event, field);
    return found.texts().values();
  }
}
