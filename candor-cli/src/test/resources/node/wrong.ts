// Every line that ends in a number is wrong in a way of its own.
import { type AgentSpawnedAgentKind, SampleIdeTelemetry } from "./sample-ide-telemetry.js";

const telemetry = new SampleIdeTelemetry("http://localhost/");
const kind: AgentSpawnedAgentKind = "gemini"; // 1: no value of the set
telemetry.record("workspace.closed", {}); // 2: no event of the plan
telemetry.record("workspace.switched", {}); // 3: a field that is not named
telemetry.record("workspace.switched", { count: "3" }); // 4: a text for a number
telemetry.record("workspace.switched", { count: 3, path: "/" }); // 5: a field that there is not
telemetry.record("daemon.poll", { outcome: null, took: 1, note: "free", queue: 1 }); // 6: a bare text
telemetry.record("workspace.opened", { path: "/" }); // 7: a field of an event without any
console.log(kind);
