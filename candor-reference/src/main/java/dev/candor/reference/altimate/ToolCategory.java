package dev.candor.reference.altimate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a tool is about, told from its name: the first category one of whose words is in it. The
 * order matters: {@code warehouse_usage} is about cost before it is about warehouses.
 */
enum ToolCategory {
  FINOPS("cost", "finops", "warehouse_usage"),
  SQL("sql", "query"),
  SCHEMA("schema", "column", "table"),
  DBT("dbt"),
  WAREHOUSE("warehouse", "connection"),
  LINEAGE("lineage", "dag"),
  MEMORY("memory"),
  /** Reads or changes files, by one of six exact names. */
  FILE,
  /** Comes from a server of tools, whatever it is about. */
  MCP,
  /** Anything else. */
  STANDARD;

  private static final Set<String> OF_FILES =
      Set.of("read", "write", "edit", "glob", "grep", "bash");

  private final Pattern words;

  ToolCategory(String... words) {
    this.words = Phrases.any(words);
  }

  /** The category of a tool. */
  static ToolCategory of(String name, ToolType type) {
    if (type == ToolType.MCP) {
      return MCP;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (OF_FILES.contains(lower)) {
      return FILE;
    }
    for (ToolCategory each : values()) {
      if (each.words.matcher(lower).find()) {
        return each;
      }
    }
    return STANDARD;
  }
}
