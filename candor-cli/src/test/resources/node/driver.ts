// Records what TypeScriptClientTest then finds at the tool, and prints which addresses were refused.
import {
  type AgentSpawned,
  SampleIdeTelemetry,
  content,
  identifier,
  identity,
  localText,
  opaque,
} from "./sample-ide-telemetry.js";

declare const process: { readonly argv: readonly string[] };
const tool = process.argv[2] ?? "";

const spawned: AgentSpawned = {
  agent_kind: "codex",
  startup_ms: 412,
  model_tokens: Number.NaN,
  user: identity("ada"),
  branch: null,
  agent_version: identifier("1.4.2"),
  thread: opaque("5f3c"),
  from_pr: false,
  working_folder: localText("/home/ada"),
};

const telemetry = new SampleIdeTelemetry(tool + "/events", "s1");
telemetry.record("agent.spawned", spawned);
telemetry.record("workspace.opened", {});
telemetry.record("build.finished", {
  languages: ["java", "c++"],
  workers: { rust: 2 },
  editor: null,
  cache_ratio: 0.25,
  targets: [identity(":core")],
});

// More than may wait, in more than one body.
const many = new SampleIdeTelemetry(new URL(tool + "/many"));
for (let i = 0; i < 70; i++) {
  many.record("agent.failed", {
    failure_class: null,
    failure_frames: null,
    complaint: content("é".repeat(1000)),
    retries: i,
  });
}

// Nothing of this throws: a page that moved, and nobody at all.
new SampleIdeTelemetry(tool + "/moved").record("agent.spawned", spawned);
new SampleIdeTelemetry("http://127.0.0.1:1/").record("agent.spawned", spawned);
const knot: { retries: number; self?: unknown } = { retries: 1 };
knot.self = knot;
telemetry.record("agent.failed", { ...knot, complaint: knot } as never);
telemetry.record("no.event" as "workspace.opened", {});

const elsewhere = [
  "https://example.org/",
  "http://127.0.0.1.example.org/",
  "http://localhost@example.org/",
  "http://ada@localhost/",
  "http://10.0.0.1/",
  "ftp://127.0.0.1/",
  "file:///etc/passwd",
  "no address",
];
for (const url of ["http://localhost:9/", "https://127.0.0.1/", "http://[::1]:9/", ...elsewhere]) {
  try {
    new SampleIdeTelemetry(url);
    console.log("taken " + url);
  } catch {
    console.log("refused " + url);
  }
}
