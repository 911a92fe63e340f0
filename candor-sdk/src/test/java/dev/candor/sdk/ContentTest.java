package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {

  private static final String BOTH = "build.failed.message, build.failed.failure";

  @TempDir Path root;

  @Test
  void contentStaysWhereNobodyAgreedToIt() throws Exception {
    Json.Members fields = leaving("level=on\n");

    assertThat(fields.members().keySet())
        .containsExactly(
            "branch_hash",
            "authors_hash",
            "kinds",
            "versions",
            "tokens",
            "sizes",
            "routes",
            "by_kind",
            "retries");
    assertThat(fields.object("by_kind").members()).containsOnlyKeys("first");
  }

  @Test
  void contentLeavesMaskedWhereThePersonsOwnFileNamesIt() throws Exception {
    Json.Members fields = leaving("level=on\ncontent=" + BOTH + "\n");

    assertThat(fields.text("message")).isEqualTo("cannot open <path> of <email>");
    assertThat(fields.text("failure_class")).isEqualTo("java.io.IOException");
    assertThat(fields.array("failure_frames")).hasSize(1);
    assertThat(fields.object("by_kind").members()).containsOnlyKeys("first");
  }

  @Test
  void whatAMapHoldsIsAgreedToUnderTheMapsName() throws Exception {
    Json.Members fields = leaving("level=on\ncontent=build.failed.by_kind\n");

    assertThat(fields.object("by_kind").members()).containsOnlyKeys("first", "second");
    assertThat(fields.members()).doesNotContainKey("message");
  }

  @Test
  void otherFilesTakeAwayFromWhatWasAgreedToAndAddNothing() throws Exception {
    for (boolean managed : new boolean[] {true, false}) {
      Machine machine = new Machine(root.resolve("" + managed));
      Path other =
          managed
              ? machine.places().managedFile()
              : machine.root.resolve("home/ada/project/.build-tool/telemetry.properties");

      assertThat(content(machine, null, other, "content=" + BOTH)).isEmpty();
      assertThat(content(machine, BOTH, other, "level=on")).hasSize(2);
      assertThat(content(machine, BOTH, other, "content=")).isEmpty();
      assertThat(content(machine, BOTH, other, "content=build.failed.failure,step.x"))
          .containsExactly("build.failed.failure");
      assertThat(content(machine, BOTH, other, "content=\\u00zz")).isEmpty();
    }
  }

  @Test
  void aNameThatNoEventHasIsToldAndAgreesToNothingElse() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(
        machine.places().userFile(), "level=on\ncontent=*,build.failed,builds.failed.message\n");

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.warnings())
        .hasSize(3)
        .allMatch(warning -> warning.contains("write <event>.<field>"));
    Agreement agreement = Agreement.of(decision, SampleEvents.plan(Level.LOCAL), "collector", null);
    assertThat(agreement.covers("build.failed", "message")).isFalse();
  }

  @Test
  void importsAgreeToNothing() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "level=on\ncontent=" + BOTH + "\n");
    LeavingRows rows =
        new LeavingRows(
            SampleEvents.plan(Level.ON),
            new Hashing(new Identity(machine.places(), machine.entropy), null));

    Row row = rows.row(failed(), SpoolRows.RUN, 1, Instant.EPOCH);

    assertThat(row.properties().members())
        .doesNotContainKeys("message", "failure_class", "failure_frames");
  }

  @Test
  void listsLeaveByTheClassOfTheirElementsAndNoLongerThanDeclared() throws Exception {
    Json.Members fields = leaving("level=on\n");

    assertThat(fields.array("authors_hash")).hasSize(2);
    assertThat("" + fields.array("authors_hash")).doesNotContain("ada");
    assertThat("" + fields.array("kinds")).contains("small", "unlisted");
    assertThat("" + fields.array("versions")).contains("other");
    assertThat(fields.array("tokens")).hasSize(3);
    assertThat(fields.array("sizes")).hasSize(2);
  }

  @Test
  void theLocalStoreKeepsAllOfIt() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(failed());
    }

    Json.Members fields = Row.parse(machine.localLines().get(1).getBytes(UTF_8)).properties();
    assertThat(fields.text("message")).isEqualTo(failed().message());
    assertThat(fields.text("failure"))
        .contains("secret of a message")
        .contains("Caused by: java.lang.IllegalStateException: secret of a cause")
        .contains("ContentTest.java");
    assertThat("" + fields.array("authors")).contains("ada@example.org");
    assertThat("" + fields.array("files")).contains("/home/ada/a");
    assertThat("" + fields.object("by_kind").members()).contains("third");
  }

  @Test
  void aMapThatBreaksOffLeavesTheRowsBeforeAndBehindItWhole() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(failed());
      candor.telemetry().record(new SampleEvents.BrokenMap());
      candor.telemetry().record(failed());
    }

    ScriptedSink sink = new ScriptedSink();
    try (Courier courier = machine.courier(sink)) {
      courier.step(Instant.MAX);
      courier.step(Instant.MAX);
    }
    assertThat(sink.ranges()).containsExactly("1-3");
    assertThat(machine.localLines()).hasSize(3);
    for (String line : machine.localLines().subList(1, 3)) {
      assertThat(Row.parse(line.getBytes(UTF_8)).measurements().whole("retries")).isEqualTo(2);
    }
  }

  private Json.Members leaving(String userFile) throws Exception {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), userFile);
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(failed());
    }
    ScriptedSink sink = new ScriptedSink();
    machine.courier(sink).step(Instant.MAX);
    return sink.parcels.get(0).rows().get(0).fields();
  }

  @SuppressWarnings("NullAway") // a list may hold nulls, whatever its type says
  private static SampleEvents.Failed failed() {
    return new SampleEvents.Failed(
        "cannot open /home/ada/secret.txt of ada@example.org",
        new IOException("secret of a message", new IllegalStateException("secret of a cause")) {
          private static final long serialVersionUID = 1;

          @Override
          public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {
              new StackTraceElement("org.example.build.Step", "run", "Step.java", 12),
              new StackTraceElement("com.example.other.Secret", "run", "Secret.java", 1)
            };
          }
        },
        "feature/secret",
        Arrays.asList("ada@example.org", null, "bob@example.org", "eve@example.org"),
        List.of("/home/ada/a", "b", "c", "d"),
        List.of("small", "a canary", "1.2", "beyond"),
        Arrays.asList(1, Double.NaN, 2.5f, 4),
        2);
  }

  private static Set<String> content(
      Machine machine, @Nullable String user, Path other, String line) throws IOException {
    Machine.write(
        machine.places().userFile(), "level=on\n" + (user == null ? "" : "content=" + user));
    Machine.write(other, line + "\n");
    return machine.consent().decide().content();
  }
}
