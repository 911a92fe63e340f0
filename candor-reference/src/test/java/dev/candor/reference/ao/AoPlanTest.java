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

  /**
   * What every event says of the build, whichever part of AO it is of; the channel is unknown where
   * nobody said the version.
   */
  private static final String BUILD =
      "app_version:s ao_version:s version_channel=nightly|stable|unknown"
          + " telemetry_schema_version:u";

  /** What the daemon says with every event (D.4). */
  private static final String DAEMON =
      BUILD
          + " source:s level=debug|info|warn|error $process_person_profile:b default_agent:s"
          + " install_age_days:u active_days:u tenure=d0|d1_6|w1_4|m1_2|m3_5|m6_plus request_id:s"
          + " project_id_hash:s session_id_hash:s";

  /** What the desktop application says with every event (D.6). */
  private static final String RENDERER =
      BUILD
          + " platform:s release_channel=stable|nightly|feature|unknown build_mode=dev|packaged"
          + " surface=renderer|home|global_settings|session_detail|project_settings|project_board|other";

  /** D.4's allowlist. */
  private static final String ALLOWED =
      """
      ao.cli.invoked: actor_type=user|agent|system command:s command_path:s
      ao.v2.cli.invoked: actor_type=user|agent|system command:s command_path:s legacy_event_name:s
      ao.cli.usage_errors: component:s command:s command_path:s error_kind=invalid|not_found|conflict|internal fingerprint:s operation:s count:u window_start:s window_end:s
      ao.daemon.started: agent:s port:u
      ao.daemon.panic: component:s fingerprint:s method:s operation:s path:s panic_kind:s stack_fingerprint:s count:u window_start:s window_end:s
      ao.http.5xx: component:s duration:i error_code:s error_kind=invalid|not_found|conflict|internal fingerprint:s method:s operation:s path:s status:u status_family=5xx count:u window_start:s window_end:s
      ao.onboarding.first_project_added: has_git_remote:b kind:s
      ao.projects.created: has_git_remote:b kind:s
      ao.onboarding.first_session_spawned: harness:s kind:s since_first_project_ms:i
      ao.session.spawned: duration_ms:i harness:s kind:s
      ao.session.spawn_failed: component:s duration_ms:i error_code:s error_kind=invalid|not_found|conflict|internal fingerprint:s harness:s kind:s operation:s
      ao.session.waiting_input_entered: state:s
      ao.session.waiting_input_exited: state:s dwell_ms:i exited_to:s
      ao.review.triggered: created_runs:u harness:s reused:b
      ao.review.trigger_failed: error_kind=invalid|not_found|conflict|internal
      ao.review.submitted: duration_ms:i harness:s posted_to_provider:b verdict:s
      ao.review.cancelled: cancelled_runs:u
      ao.mobile.device_connected: transport=lan|tailscale|loopback|other
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
      ao.project.added: project_id_hash:s has_git_remote:b duration_ms:i
      ao.session.killed: session_id_hash:s reason=user|reaper|merged
      ao.session.restored: session_id_hash:s
      ao.send: session_id_hash:s body_len_chars:u
      ao.terminal.opened: session_id_hash:s
      ao.doctor.run: failing_checks_count:u os:s arch:s daemon_version:s
      """;

  /** D.6. */
  private static final String WINDOW =
      """
      ao.v2.renderer.route_viewed: surface=renderer|home|global_settings|session_detail|project_settings|project_board|other legacy_event_name:s
      ao.renderer.route_viewed: surface=renderer|home|global_settings|session_detail|project_settings|project_board|other
      ao.v2.renderer.loaded: legacy_event_name:s
      ao.renderer.loaded:
      ao.renderer.project_add_requested:
      ao.renderer.project_add_succeeded: project_id_hash:s
      ao.renderer.project_removed: project_id_hash:s
      ao.renderer.task_create_requested: project_id_hash:s
      ao.renderer.task_create_succeeded: project_id_hash:s
      ao.renderer.task_create_failed: project_id_hash:s
      ao.renderer.session_kill_requested: project_id_hash:s
      ao.renderer.session_kill_succeeded: project_id_hash:s
      ao.renderer.session_kill_failed: project_id_hash:s
      ao.renderer.settings_save_requested: project_id_hash:s
      ao.renderer.settings_save_succeeded: project_id_hash:s
      ao.renderer.settings_save_failed: project_id_hash:s
      ao.renderer.orchestrator_spawn_requested: project_id_hash:s source:s
      ao.renderer.orchestrator_spawn_succeeded: project_id_hash:s source:s
      ao.renderer.orchestrator_spawn_failed: project_id_hash:s source:s
      ao.renderer.notification_opened: target=pr|session
      ao.renderer.notification_mark_read_requested: scope=single|all
      ao.renderer.notification_mark_read_succeeded: scope=single|all
      ao.renderer.notification_mark_read_failed: scope=single|all
      ao.v2.renderer.daemon_failure: daemon_state:s code:s exit_code:i signal:s legacy_event_name:s
      ao.renderer.daemon_failure: daemon_state:s code:s exit_code:i signal:s
      ao.v2.renderer.api_error: operation:s error_category:s status:u legacy_event_name:s
      ao.renderer.api_error: operation:s error_category:s status:u
      ao.renderer.terminal_attach_failed: reason=open_timeout|pane_error
      ao.renderer.agents_available: installed_count:u authorized_count:u supported_count:u authorized_agents[]:s
      ao.renderer.session_state_unknown: field:s reason:s
      ao.renderer.update_failed: to_version:s error_category:s phase=check|download trigger=automatic|manual
      ao.renderer.update_downloaded: to_version:s error_category:s phase=check|download trigger=automatic|manual
      ao.renderer.update_unsupported: to_version:s error_category:s phase=check|download trigger=automatic|manual
      ao.renderer.update_channel_changed: from_channel=stable|nightly|feature|unknown to_channel=stable|nightly|feature|unknown
      ao.renderer.mobile_connect_opened: bridge_enabled:b
      ao.renderer.mobile_bridge_toggled: enabled:b outcome:s
      ao.renderer.support_opened:
      ao.renderer.support_submitted: destination=github|discord|email outcome:s
      $exception: error_name:s source:s operation:s surface=renderer|home|global_settings|session_detail|project_settings|project_board|other unhandled:b project_id_hash:s
      """;

  /** Both parts of AO say this one. */
  private static final String ACTIVE =
      """
      ao.app.active: actor_type=user|agent|system channel=cli|renderer command:s command_path:s
      ao.v2.app.active: actor_type=user|agent|system channel=cli|renderer command:s command_path:s legacy_event_name:s
      """;

  private final TrackingPlan plan = ContractTable.plan("ao");

  @Test
  void hasTheContractsEventsWithTheirProperties() {
    ContractTable contract =
        new ContractTable(ALLOWED)
            .and(new ContractTable(TAXONOMY))
            // D.1's names for what D.4 has, and the branch that D.1's switch is about.
            .with(
                "ao.session.spawned", "agent_kind:s runtime_kind:s from_pr_branch:b branch_hash:s")
            // D.1's stacks, of the daemon's own code.
            .with("ao.daemon.panic", "panic_class:s panic_frames[]:s")
            .with("ao.adapter.panic", "panic_class:s panic_frames[]:s")
            .with(DAEMON)
            .and(new ContractTable(WINDOW).with(RENDERER))
            .and(
                new ContractTable(ACTIVE)
                    .with(DAEMON)
                    .with(RENDERER)
                    .without("ao.app.active", "surface")
                    .without("ao.v2.app.active", "surface"));

    assertThat(ContractTable.eventsOf(plan)).isEqualTo(contract.events());
    assertThat(contract.differences(plan)).isEmpty();
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
  void knowsTheCommandsThatTheContractNames() {
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
        .filteredOn(setting -> setting.source() == Setting.Source.VARIABLE)
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
