package dev.candor.reference.altimate;

import dev.candor.Name;

/** How a server of tools is reached. */
enum McpTransport {
  STDIO,
  SSE,
  @Name("streamable-http")
  STREAMABLE_HTTP
}
