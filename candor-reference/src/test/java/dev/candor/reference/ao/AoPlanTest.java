package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AoPlanTest {

  /** What every event says of the build, whichever part of AO it is of. */
  private static final String BUILD =
      "app_version ao_version version_channel telemetry_schema_version";

  /** What the daemon says with every event (D.4). */
  private static final String DAEMON =
      BUILD
          + " source level $process_person_profile default_agent install_age_days active_days"
          + " tenure request_id project_id_hash session_id_hash";

  /** What the desktop application says with every event (D.6). */
  private static final String RENDERER = BUILD + " platform release_channel build_mode surface";

  /** D.4's allowlist. */
  private static final String ALLOWED =
      """
      ao.cli.invoked: actor_type command command_path
      ao.v2.cli.invoked: actor_type command command_path legacy_event_name
      ao.cli.usage_errors: component command command_path error_kind fingerprint operation count window_start window_end
      ao.daemon.started: agent port
      ao.daemon.panic: component fingerprint method operation path panic_kind stack_fingerprint count window_start window_end
      ao.http.5xx: component duration error_code error_kind fingerprint method operation path status status_family count window_start window_end
      ao.onboarding.first_project_added: has_git_remote kind
      ao.projects.created: has_git_remote kind
      ao.onboarding.first_session_spawned: harness kind since_first_project_ms
      ao.session.spawned: duration_ms harness kind
      ao.session.spawn_failed: component duration_ms error_code error_kind fingerprint harness kind operation
      ao.session.waiting_input_entered: state
      ao.session.waiting_input_exited: state dwell_ms exited_to
      ao.review.triggered: created_runs harness reused
      ao.review.trigger_failed: error_kind
      ao.review.submitted: duration_ms harness posted_to_provider verdict
      ao.review.cancelled: cancelled_runs
      ao.mobile.device_connected: transport
      """;

  /** What D.1 has beside it. */
  private static final String TAXONOMY =
      """
      ao.onboarding.first_pr_observed:
      ao.onboarding.first_merge:
      ao.cli.exit_2:
      ao.cli.repeated_failure:
      ao.daemon.error_envelope:
      ao.spawn.failed:
      ao.adapter.unavailable:
      ao.lifecycle.session_terminated_unexpected:
      ao.daemon.shutdown_unclean:
      ao.adapter.panic:
      ao.project.added: project_id_hash has_git_remote duration_ms
      ao.session.killed: session_id_hash reason
      ao.session.restored: session_id_hash
      ao.send: session_id_hash body_len_chars
      ao.terminal.opened: session_id_hash
      ao.doctor.run: failing_checks_count os arch daemon_version
      """;

  /** D.6. */
  private static final String WINDOW =
      """
      ao.v2.renderer.route_viewed: surface legacy_event_name
      ao.renderer.route_viewed: surface
      ao.v2.renderer.loaded: legacy_event_name
      ao.renderer.loaded:
      ao.renderer.project_add_requested:
      ao.renderer.project_add_succeeded: project_id_hash
      ao.renderer.project_removed: project_id_hash
      ao.renderer.task_create_requested: project_id_hash
      ao.renderer.task_create_succeeded: project_id_hash
      ao.renderer.task_create_failed: project_id_hash
      ao.renderer.session_kill_requested: project_id_hash
      ao.renderer.session_kill_succeeded: project_id_hash
      ao.renderer.session_kill_failed: project_id_hash
      ao.renderer.settings_save_requested: project_id_hash
      ao.renderer.settings_save_succeeded: project_id_hash
      ao.renderer.settings_save_failed: project_id_hash
      ao.renderer.orchestrator_spawn_requested: project_id_hash source
      ao.renderer.orchestrator_spawn_succeeded: project_id_hash source
      ao.renderer.orchestrator_spawn_failed: project_id_hash source
      ao.renderer.notification_opened: target
      ao.renderer.notification_mark_read_requested: scope
      ao.renderer.notification_mark_read_succeeded: scope
      ao.renderer.notification_mark_read_failed: scope
      ao.v2.renderer.daemon_failure: daemon_state code exit_code signal legacy_event_name
      ao.renderer.daemon_failure: daemon_state code exit_code signal
      ao.v2.renderer.api_error: operation error_category status legacy_event_name
      ao.renderer.api_error: operation error_category status
      ao.renderer.terminal_attach_failed: reason
      ao.renderer.agents_available: installed_count authorized_count supported_count authorized_agents
      ao.renderer.session_state_unknown: field reason
      ao.renderer.update_failed: to_version error_category phase trigger
      ao.renderer.update_downloaded: to_version error_category phase trigger
      ao.renderer.update_unsupported: to_version error_category phase trigger
      ao.renderer.update_channel_changed: from_channel to_channel
      ao.renderer.mobile_connect_opened: bridge_enabled
      ao.renderer.mobile_bridge_toggled: enabled outcome
      ao.renderer.support_opened:
      ao.renderer.support_submitted: destination outcome
      $exception: error_name source operation surface unhandled project_id_hash
      """;

  /** Both parts of AO say this one. */
  private static final String ACTIVE =
      """
      ao.app.active: actor_type channel command command_path
      ao.v2.app.active: actor_type channel command command_path legacy_event_name
      """;

  private final TrackingPlan plan = ContractTable.plan("ao");

  @Test
  void hasTheContractsEventsWithTheirProperties() {
    ContractTable contract =
        new ContractTable(ALLOWED)
            .and(new ContractTable(TAXONOMY))
            // D.1's names for what D.4 has, and the branch that D.1's switch is about.
            .with("ao.session.spawned", "agent_kind runtime_kind from_pr_branch branch_hash")
            // D.1's stacks, of the daemon's own code.
            .with("ao.daemon.panic", "panic_class panic_frames")
            .with("ao.adapter.panic", "panic_class panic_frames")
            .with(DAEMON)
            .and(new ContractTable(WINDOW).with(RENDERER))
            .and(
                new ContractTable(ACTIVE)
                    .with(DAEMON)
                    .with(RENDERER)
                    .without("ao.app.active", "surface")
                    .without("ao.v2.app.active", "surface"));

    assertThat(ContractTable.of(plan)).isEqualTo(contract.properties());
  }

  @Test
  void keepsOldNamesAsDeprecatedWithTheirNewOnes() {
    RemoteNames.all()
        .forEach(
            (old, name) -> {
              assertThat(event(old).prose().replacedBy()).isEqualTo(name);
              assertThat(values(name, "legacy_event_name")).contains(old);
            });
  }

  @Test
  void closesWhatTheContractCloses() {
    assertThat(values("ao.cli.usage_errors", "error_kind"))
        .containsExactlyInAnyOrder("invalid", "not_found", "conflict", "internal");
    assertThat(values("ao.daemon.started", "tenure"))
        .containsExactlyInAnyOrder("d0", "d1_6", "w1_4", "m1_2", "m3_5", "m6_plus");
    assertThat(values("ao.daemon.started", "level"))
        .containsExactlyInAnyOrder("debug", "info", "warn", "error");
    assertThat(values("ao.mobile.device_connected", "transport"))
        .containsExactlyInAnyOrder("lan", "tailscale", "loopback", "other");
    assertThat(values("ao.session.killed", "reason"))
        .containsExactlyInAnyOrder("user", "reaper", "merged");
    assertThat(values("ao.v2.renderer.route_viewed", "surface"))
        .contains(
            "home",
            "global_settings",
            "session_detail",
            "project_settings",
            "project_board",
            "other");
    assertThat(values("ao.http.5xx", "status_family")).containsExactly("5xx");
    assertThat(values("ao.v2.cli.invoked", "command"))
        .contains("ao", "<unknown>", "spawn", "other");
  }

  @Test
  void letsABranchsNameReachNobodyButAnOwnCollector() {
    FieldPlan branch = ContractTable.field(plan, "ao.session.spawned", "branch_hash");

    assertThat(branch.privacyClass()).isEqualTo(PrivacyClass.HASHED);
    assertThat(branch.hash()).isEqualTo(new FieldPlan.Hash("installation", "own"));
  }

  @Test
  void hasNoLabelThatIsAPersons() {
    Set<String> labels =
        plan.events().stream()
            .flatMap(event -> MetricFamily.of(plan.product(), event).stream())
            .flatMap(family -> family.labels().stream())
            .map(MetricFamily.Label::name)
            .collect(Collectors.toSet());

    assertThat(labels).contains("harness").noneMatch(label -> label.endsWith("_id"));
  }

  @Test
  void namesEachSettingOnceWithWhatItDoes() {
    List<Setting> settings = AoSettings.all();

    assertThat(settings).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(settings)
        .allSatisfy(
            setting -> {
              assertThat(setting.meaning()).endsWith(".");
            });
    assertThat(settings)
        .extracting(Setting::name)
        .contains(
            "AO_TELEMETRY_METRICS",
            "AO_TELEMETRY_EVENTS",
            "AO_TELEMETRY_REMOTE",
            "AO_TELEMETRY_OTLP_ENDPOINT",
            "AO_TELEMETRY_REDACT_BRANCH_NAMES",
            "AO_TELEMETRY_POSTHOG_KEY",
            "AO_TELEMETRY_POSTHOG_HOST",
            "AO_TELEMETRY_DISABLED_EVENTS",
            "AO_TELEMETRY_APP_VERSION",
            "AO_TELEMETRY_RENDERER",
            "AO_SESSION_ID",
            "VITE_AO_POSTHOG_KEY",
            "VITE_AO_POSTHOG_HOST");
  }

  private EventPlan event(String name) {
    return plan.events().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no event '" + name + "'"));
  }

  private List<String> values(String event, String field) {
    return ContractTable.field(plan, event, field).texts().values();
  }
}
