package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.collector.ReportException;
import dev.candor.collector.Reports;
import dev.candor.collector.store.DataFolderException;
import dev.candor.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints an insight as a table, JSON or CSV. */
@Command(name = "report", description = "Prints an insight: active, volume or health.")
final class ReportCommand implements Callable<Integer> {

  private static final Pattern PARAMETER = Pattern.compile("'[^']*'|\\b(product|from|to|tz|kind)=");

  private final CandorCommand root;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "active, volume or health.")
  private String name = "";

  @Option(names = "--product", description = "Whose; may be left out where there is one.")
  private @Nullable String product;

  @Option(names = "--from", paramLabel = "DAY", description = "The first day, as 2026-01-31.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
  private @Nullable String to;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "Whose days (default: the collector's).")
  private @Nullable String zone;

  @Option(names = "--kind", paramLabel = "developer|runner", description = "Only these actors.")
  private @Nullable String kind;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A data folder that no collector is using, instead of a running one.")
  private @Nullable Path data;

  ReportCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Reports.NAMES.contains(name)) {
      throw Failure.usage(
          "there is no report '%s': write %s".formatted(name, String.join(", ", Reports.NAMES)));
    }
    byte[] answer = answer();
    if (root.format() == CandorCommand.Format.JSON) {
      console.say(new String(answer, UTF_8));
      return ExitCode.OK;
    }
    Table table = Table.of(Json.parse(answer));
    if (table.rows().isEmpty()) {
      console.note(
          "candor: nothing is kept of what this asks for; ask without --product or --from");
      return ExitCode.OK;
    }
    boolean csv = root.format() == CandorCommand.Format.CSV;
    (csv ? table.csv() : table.lines()).forEach(console::say);
    return ExitCode.OK;
  }

  private byte[] answer() throws IOException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "product", product);
    put(parameters, "from", from);
    put(parameters, "to", to);
    put(parameters, "tz", zone);
    put(parameters, "kind", kind);
    if (data != null) {
      try (Reports reports = Reports.open(data, console.surroundings().clock())) {
        return reports.json(name, parameters);
      } catch (ReportException e) {
        throw Failure.usage(asOptions(String.valueOf(e.getMessage())));
      } catch (DataFolderException e) {
        throw Failure.world(String.valueOf(e.getMessage()));
      }
    }
    Destination collector = Destination.toRead(root.collector(), console.surroundings());
    if (collector == null) {
      throw Failure.usage(
          "no collector is known: start 'candor serve', or give --collector URL or --data DIR");
    }
    try {
      return new CollectorClient(collector).report(name, parameters);
    } catch (Failure e) {
      throw e.exitCode() == ExitCode.USAGE ? Failure.usage(asOptions("" + e.getMessage())) : e;
    }
  }

  /**
   * What is wrong with a parameter, said of the option that has its name; not what is in quotes.
   */
  private static String asOptions(String message) {
    return PARAMETER
        .matcher(message)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? found.group() : "--" + found.group(1) + " "));
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  /**
   * Rows under names.
   *
   * @param names of the columns
   * @param rows as many cells each
   */
  private record Table(List<String> names, List<List<String>> rows) {

    /** The rows of the answer's one array, or the answer itself as one row. */
    static Table of(Json answer) {
      List<Json> objects = List.of(answer);
      for (Json member : answer.object().members().values()) {
        if (member instanceof Json.Array array) {
          objects = array.values();
        }
      }
      List<String> names = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      for (Json object : objects) {
        Map<String, Json> members = object.object().members();
        if (names.isEmpty()) {
          names.addAll(members.keySet());
        }
        rows.add(members.values().stream().map(Table::cell).toList());
      }
      return new Table(names, rows);
    }

    private static String cell(Json value) {
      return switch (value) {
        case Json.Text text -> text.value();
        case Json.Whole whole -> Long.toString(whole.value());
        case Json.Decimal decimal -> Double.toString(decimal.value());
        case Json.Members counts ->
            counts.members().entrySet().stream()
                .map(count -> count.getKey() + " " + cell(count.getValue()))
                .collect(Collectors.joining(", "));
        default -> "";
      };
    }

    List<String> csv() {
      List<String> lines = new ArrayList<>();
      lines.add(String.join(",", names));
      for (List<String> row : rows) {
        lines.add(String.join(",", row.stream().map(Table::quoted).toList()));
      }
      return lines;
    }

    private static String quoted(String cell) {
      return cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    List<String> lines() {
      int[] widths = new int[names.size()];
      List<List<String>> all = new ArrayList<>(rows);
      all.addFirst(names);
      for (List<String> row : all) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], row.get(i).length());
        }
      }
      return all.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        String pad = " ".repeat(widths[i] - cell.length());
        boolean number = cell.matches("-?[0-9.]+");
        line.append(i == 0 ? "" : "  ").append(number ? pad + cell : cell + pad);
      }
      return line.toString().stripTrailing();
    }
  }
}
