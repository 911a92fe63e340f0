// Prints, for each case, whether its row is valid by its schema: {"schema": FILE, "row": {…}}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2] + "/");
const Ajv = require("ajv/dist/2020.js").default;
const folder = process.argv[3];
const read = (file) => JSON.parse(readFileSync(folder + "/" + file, "utf8"));
const ajv = new Ajv({ strict: true, formats: { "date-time": true } });
const schemas = new Map();
for (const { schema, row } of read("cases.json")) {
  if (!schemas.has(schema)) {
    schemas.set(schema, ajv.compile(read(schema)));
  }
  console.log(schemas.get(schema)(row) ? "valid" : "invalid");
}
