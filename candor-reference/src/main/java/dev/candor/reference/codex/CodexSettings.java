package dev.candor.reference.codex;

import static dev.candor.reference.Setting.file;

import dev.candor.reference.Setting;
import dev.candor.reference.Setting.Source;
import java.util.ArrayList;
import java.util.List;

/** Every variable, file key and build constant of the agent's telemetry. */
public final class CodexSettings {

  private static final String EXPORTER =
      "none, otlp-http (endpoint, protocol binary or json, headers, tls) or otlp-grpc (endpoint,"
          + " headers, tls); a project's file may not say it.";

  private CodexSettings() {}

  /** In the order in which they matter. */
  public static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.add(
        new Setting(
            "CODEX_HOME",
            Source.VARIABLE,
            "~/.codex",
            "The folder of config.toml and of the certificates.",
            "Empty says nothing."));
    keys(all);
    all.add(build("analytics timeout", "10 s", "How long one request may take."));
    all.add(
        build("analytics queue", "256", "How many events wait at most; more are counted lost."));
    all.add(
        build(
            "analytics once per turn",
            "4096",
            "Of how many uses a turn is remembered, so that each counts once."));
    return List.copyOf(all);
  }

  private static void keys(List<Setting> all) {
    all.add(
        file(
            "analytics.enabled",
            "",
            "Whether events go to the vendor.",
            "Unset is on in the contract; here it is local until somebody agrees. It never"
                + " touches the person's own exporters."));
    all.add(file("[otel] environment", "dev", "The label 'env'.", "One word."));
    all.add(file("[otel] exporter", "none", "Where log events go.", EXPORTER));
    all.add(file("[otel] trace_exporter", "none", "Where traces go.", EXPORTER));
    all.add(
        file(
            "[otel] metrics_exporter",
            "statsig",
            "Where metrics go.",
            EXPORTER + " statsig, the contract's default, is a vendor's; here it needs consent."));
    all.add(
        file(
            "[otel] log_user_prompt",
            "false",
            "Whether what a person writes is in the log.",
            "true or false. Here only in the log of this machine: it never leaves."));
    all.add(
        file(
            "[otel] tls.ca_certificate",
            "",
            "The authority that the exporter's server is checked against.",
            "A file, relative to CODEX_HOME."));
    all.add(
        file(
            "[otel] tls.client_certificate",
            "",
            "The exporter's own certificate.",
            "A file, relative to CODEX_HOME."));
    all.add(
        file(
            "[otel] tls.client_private_key",
            "",
            "The key of that certificate.",
            "A file, relative to CODEX_HOME."));
    all.add(
        file(
            "[history] persistence",
            "save-all",
            "Whether what was written is kept on this machine.",
            "save-all or none."));
    all.add(
        file(
            "[history] max_bytes",
            "",
            "How large that file becomes, in bytes.",
            "Beyond it the oldest entries go, down to about 80 %; the newest always stays."));
  }

  private static Setting build(String name, String standard, String meaning) {
    return new Setting(name, Source.BUILD, standard, meaning, "Fixed.");
  }
}
