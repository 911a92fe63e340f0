package dev.candor.reference.iii;

import dev.candor.Name;

/** Which of the engine's programs speaks. */
enum Platform {
  @Name("iii-engine")
  ENGINE,
  @Name("iii")
  COMMAND_LINE,
  @Name("install-script")
  INSTALLER,
  @Name("iii-tools")
  TOOLS,
  @Name("motia-tools")
  MOTIA_TOOLS
}
