package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Meters;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.PrivacyClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of a reference tool whose user agreed to everything, on a machine where words were planted
 * wherever something must stay: in every such field of every event, in what goes wrong, in the keys
 * of facts, in variables and in the names of folders. Its destinations keep all that they get.
 */
public final class PlantedRun implements AutoCloseable {

  private static final int ROUNDS = 6;

  /** Variables that say who works here, and where. */
  private static final List<String> SPOKEN =
      List.of("USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME", "PWD", "GIT_AUTHOR_EMAIL");

  private final ReferenceTool tool;
  private final Path root;
  private final long seed = Long.getLong("candor.seed", 20261121L);
  private final Random random = new Random(seed);
  private final Planting planting = new Planting(random);
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Wiretap> taps = new TreeMap<>();
  private final ByteArrayOutputStream metered = new ByteArrayOutputStream();
  private final Path project;

  /** Of the tool of a product, in a folder of its own. */
  public PlantedRun(String product, Path root) {
    this.tool =
        ReferenceTool.all().stream()
            .filter(each -> each.plan().product().equals(product))
            .findAny()
            .orElseThrow();
    this.root = root;
    this.project = root.resolve("home").resolve(planting.word()).resolve(planting.word());
    variables.put("XDG_CONFIG_HOME", root.resolve("config").toString());
    variables.put("XDG_STATE_HOME", root.resolve("state").toString());
    SPOKEN.forEach(name -> variables.put(name, planting.word()));
    System.out.println("seed of " + product + ": " + seed);
  }

  /** The environment's variables, to which a tool's own may be added. */
  public Map<String, String> variables() {
    return variables;
  }

  /** The time of day. */
  public InstantSource clock() {
    return InstantSource.system();
  }

  /** What there is around the tool. */
  public Surroundings surroundings() {
    return new Surroundings(
        Map.copyOf(variables),
        requireNonNull(project.getParent()),
        root,
        project,
        "Linux",
        "6.1",
        "amd64",
        clock(),
        System::nanoTime,
        new Random(seed)::nextBytes,
        Commands.none(),
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /** The address of a destination of the plan, which is there from now on. */
  public URI tap(String destination) throws IOException {
    Wiretap tap = taps.get(destination);
    if (tap == null) {
      tap = new Wiretap();
      taps.put(destination, tap);
    }
    return tap.address();
  }

  /**
   * What a person's file says who agrees to everything by name.
   *
   * @param more other lines
   */
  public void agree(String... more) throws IOException {
    String content =
        tool.trackingPlan().events().stream()
            .flatMap(event -> event.fields().stream().map(field -> agreedTo(event, field)))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(","));
    Path file = places().userFile();
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(
        file,
        "level=on\ncrashes=on\n%s%s\n"
            .formatted(
                content.isEmpty() ? "" : "content=" + content + "\n", String.join("\n", more)));
  }

  private static String agreedTo(EventPlan event, FieldPlan field) {
    return field.privacyClass() == PrivacyClass.MASKED ? event.name() + "." + field.name() : "";
  }

  /** Records events of every kind in every way through what is opened, and closes it. */
  public void record(Candor.Builder opened) {
    Candor.Builder whole =
        opened.pepper(new byte[] {7}).meters(new Metered()).grace(Duration.ofSeconds(30));
    try (Candor candor = whole.open()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (EventCodec<?> codec : tool.plan().events()) {
          record(candor.telemetry(), round, codec.type());
        }
      }
    }
  }

  private void record(Telemetry telemetry, int round, Class<?> type) {
    Record event = planting.event(type);
    Throwable failure = planting.failure(type.getPackageName());
    switch (round) {
      case 0 -> telemetry.record(event);
      case 1 -> telemetry.session(new UUID(random.nextLong(), 1).toString()).record(event);
      case 2 -> telemetry.recordError(event, failure);
      case 3 -> telemetry.once(planting.word()).record(event);
      case 4 ->
          telemetry.<Boolean, RuntimeException>trace(
              end -> event,
              span -> {
                span.record(planting.event(type));
                span.markError(failure);
                return true;
              });
      default -> panic(telemetry, event, failure);
    }
  }

  private static void panic(Telemetry telemetry, Record event, Throwable failure) {
    try {
      telemetry.<Boolean, Throwable>guard(
          caught -> event,
          () -> {
            throw failure;
          });
    } catch (Throwable caught) {
      assertThat(caught).isSameAs(failure);
    }
  }

  /**
   * Fails where a planted word has left, or may: all but what a person let go raw to the own
   * collector that they named; and where a destination was not told of anything.
   *
   * @param named the destination of that collector; empty where they named none
   */
  public void check(String named) throws IOException {
    Map<String, Ledger.Reading> ledger = new Ledger(places().ledger()).read();
    for (Map.Entry<String, Wiretap> tap : taps.entrySet()) {
      String destination = tap.getKey();
      Ledger.Reading reading = requireNonNull(ledger.get(destination), destination);
      assertThat(reading.delivered()).as("delivered to %s", destination).isPositive();
      assertThat(tap.getValue().words())
          .as("sent to %s, seed %d", destination, seed)
          .isEqualTo(destination.equals(named) ? planting.forOwn() : Set.of());
    }
    assertThat(Planting.words(metered.toByteArray())).as("metered, seed %d", seed).isEmpty();
    for (Path file : files(places().state())) {
      boolean stays =
          file.startsWith(places().events())
              || file.startsWith(places().state().resolve("once"))
              || file.startsWith(places().receipts().resolve(named.isEmpty() ? "-" : named));
      if (!stays) {
        assertThat(Planting.words(Files.readAllBytes(file)))
            .as("in %s, seed %d", file, seed)
            .isEmpty();
      }
    }
  }

  /** Fails where the local store lacks anything that was planted in an event. */
  public void checkKept() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files(places().events())) {
      found.addAll(Planting.words(Files.readAllBytes(file)));
    }
    assertThat(found).as("kept, seed %d", seed).containsAll(planting.kept());
  }

  /** Whether a destination was sent a text. */
  public boolean heard(String destination, String text) {
    return requireNonNull(taps.get(destination), destination).heard(text);
  }

  Plan plan() {
    return tool.plan();
  }

  Planting planting() {
    return planting;
  }

  Places places() {
    return Places.of(tool.plan().product(), surroundings());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** What an operator scrapes, who may be somebody else than the person. */
  private final class Metered implements Meters {

    @Override
    public void count(MetricFamily family, List<String> labels, double amount) {
      metered.writeBytes((family + " " + labels).getBytes(UTF_8));
    }

    @Override
    public void observe(MetricFamily family, List<String> labels, double value) {
      metered.writeBytes((family + " " + labels).getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    taps.values().forEach(Wiretap::close);
  }
}
