// The window of ViewClientTest's tool: what a person does in it.
import { SketchTelemetry, identity, localText } from "./sketch-telemetry.js";

declare const process: { readonly argv: readonly string[] };
const telemetry = new SketchTelemetry(process.argv[2] ?? "", "s1");

const saved = {
  took: 12,
  author: identity("ada@example.org"),
  folder: localText("/home/ada"),
  failure_class: null,
  failure_frames: null,
};
telemetry.record("sketch.saved", { ...saved, format: "svg" });
telemetry.record("sketch.zoomed", { by_key: true });
telemetry.record("sketch.saved", { ...saved, format: "exe" as "png" });
