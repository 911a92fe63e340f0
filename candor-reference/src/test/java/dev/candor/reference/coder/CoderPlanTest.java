package dev.candor.reference.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.EventPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The extension's plan against B.1 and B.6 of its contract. */
class CoderPlanTest {

  /** B.6's events that take time, with their phases. */
  private static final String LASTING =
      """
      activation: auth_state=none|stored|valid_token|auth_failed|unknown
      activation.deployment_init: auth_state=none|stored|valid_token|auth_failed|unknown
      auth.login: source=auto_login|command|switch_deployment|uri method=mtls|provided_token|stored_token|keyring_token|cli_token|oauth|unknown reason:s error.type=auth_failed|exception
      auth.logout: reason:s error.type:s
      auth.login_prompted: trigger=auth_required|missing_session reason:s error.type:s
      auth.token_refresh.completed: trigger=background|reactive
      auth.unauthorized_intercepted: recovery=refresh_success|login_required|none refresh_attempted:b
      auth.session_lookup:
      auth.credential.store: keyring_enabled:b category=keyring|file error.type=binary|cli
      auth.credential.clear: keyring_enabled:b category=keyring|file error.type=binary|cli
      cli.resolve: outcome=cache_hit|downloaded|lock_wait_cache_hit|download_disabled_fallback|fallback_to_existing_binary cache_source:s version_check:s download_reason:s download_action:s fallback_reason:s error.type:s
      cli.resolve.cache_lookup:
      cli.resolve.version_check:
      cli.resolve.lock_wait:
      cli.resolve.lock_wait_recheck:
      cli.resolve.fallback_to_existing_binary:
      cli.download: reason:s downloaded_bytes(m):u
      cli.download.verify: outcome:s sig_status:s
      cli.configure: silent:b credential_source:s abort_stage:s error.type:s
      command.invoked: command_id:s
      command.diagnostic.completed: command=speed_test|netcheck|support_bundle|export_telemetry abort_stage:s error.type:s format:s severity:s requested_duration_seconds(m):d interval.count(m):u throughput_mbits(m):d region.count(m):u warning.count(m):u event.count(m):u file.skipped_count(m):u
      remote.setup: outcome=workspace_not_found|incompatible_server
      remote.setup.cli_resolve:
      remote.setup.compatibility_check:
      remote.setup.cli_configure:
      remote.setup.workspace_lookup:
      remote.setup.workspace_monitor_setup:
      remote.setup.workspace_ready:
      remote.setup.agent_resolve:
      remote.setup.ssh_config_write:
      remote.setup.ssh_monitor_setup:
      remote.setup.connection_handoff:
      workspace.open: source:s workspace_status:s workspace_outdated:b agent_status:s agent_lifecycle_state:s handoff:s abort_stage:s error.type:s agent.count(m):u agent.connected_count(m):u
      workspace.dev_container.open: mode:s
      """;

  /** B.6's events of a moment. */
  private static final String POINTS =
      """
      auth.token_refresh.deduped: trigger=background|reactive
      auth.unauthorized_intercepted.received:
      deployment.suspended: reason:s
      deployment.recovered: trigger:s
      deployment.cross_window.detected:
      deployment.auth_config.recovery_failed:
      ssh.process.discovered: found:b attempts(m):u
      ssh.process.lost: cause:s uptime_ms(m):u
      ssh.process.recovered: recovery_duration_ms(m):u
      ssh.process.replaced: was_lost:b previous_uptime_ms(m):u lost_duration_ms(m):u
      ssh.process.disposed: was_lost:b uptime_ms(m):u
      ssh.network.sampled: p2p:b preferred_derp:s latency_ms(m):d download_mbits(m):d upload_mbits(m):d
      http.requests: method:s route:s window_seconds(m):d count.1xx(m):u count.2xx(m):u count.3xx(m):u count.4xx(m):u count.5xx(m):u count.network_error(m):u duration.p50_ms(m):d duration.p95_ms(m):d duration.p99_ms(m):d
      connection.state_transitioned: from:s to:s reason:s
      connection.opened: route:s connect_duration_ms(m):u
      connection.dropped: cause:s close_code:i connection_duration_ms(m):u
      connection.reconnect_resolved: outcome:s reason:s termination_reason:s attempts(m):u max_backoff_ms(m):u total_duration_ms(m):u
      workspace.start.triggered: workspace_name:s
      workspace.update.triggered: workspace_name:s
      workspace.start.prompted: update_offered:b action:s
      workspace.update.prompted: prompt:s action:s
      workspace.picker.prompted:
      workspace.state_transitioned: from:s to:s build.transition:s build.reason:s observed_duration_ms(m):u observed_build_duration_ms(m):u
      workspace.agent.state_transitioned:
      """;

  /** Of an event that lasts: B.5's result and duration, and the shape of its error. */
  private static final String END =
      "result=success|aborted|error durationMs(m):d error_class:s error_frames[]:s";

  private static final Set<String> HASHED = Set.of("workspace_name", "preferred_derp");

  private final TrackingPlan plan = ContractTable.plan("coder");

  @Test
  void hasTheContractsEventsAndProperties() {
    ContractTable contract =
        new ContractTable(LASTING)
            .with(END)
            .and(new ContractTable(POINTS))
            .renamed(name -> HASHED.contains(name) ? name + "_hash" : name);

    assertThat(ContractTable.eventsOf(plan)).isEqualTo(contract.events());
    assertThat(contract.differences(plan)).isEmpty();
    assertThat(ContractTable.measurementsOf(plan)).isEqualTo(contract.measurements());
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
}
