package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Actors that are no component, no identity, or none that leaves. */
class WrongActorsTest {

  private static final String TERMS = Wrong.TERMS;
  private static final String METRICS = TERMS.replace("EVENTS", "METRICS");

  @ParameterizedTest(name = "{0}")
  @MethodSource({"noComponents", "noIdentities", "identities"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user | @Hashed String user",
        "mode | @Hashed String mode",
        "mode | @Opaque String mode",
        "mode | @Identifier(pattern = \"a\", maxLength = 9) String mode",
        "id | @Opaque UUID id",
        "'' | int size",
        "'' | @Label @OneOf(\"a\") String mode"
      })
  void whatTheMessagesSuggestCompiles(String actor, String components) {
    Compilation compilation =
        Wrong.compile(
            List.of(
                Sources.product("acme", "acme"),
                Sources.annotated(
                    TERMS + ", actor = \"" + actor + "\")", "record Ran(" + components + ") {}")));

    assertThat(compilation.messages()).isEmpty();
  }

  static Stream<Arguments> noComponents() {
    return Stream.of(
        Wrong.event(
            TERMS + ", actor = \"usr\")",
            "record Ran(int size, @Opaque UUID run, @Hashed String user) {}",
            "3: actor 'usr' is no component; write 'user' or 'run'"),
        Wrong.event(
            TERMS + ", actor = \"usr\")",
            "record Ran() {}",
            "3: actor 'usr' is no component, and there are none; remove it"),
        Wrong.event(
            TERMS + ", actor = \"usr\")",
            "record Ran(int user, @Hashed @Size(3) List<String> users,"
                + " @Hashed(rawTo = Trust.OWN) String used) {}",
            "3: actor 'usr' is no component, and none is an identity; remove the actor, or name a"
                + " String annotated @Hashed, @Opaque or @Identifier"),
        Wrong.event(
            METRICS + ", actor = \"usr\")",
            "record Ran(@Hashed String user) {}",
            "3: actor 'usr' is no component, and tier METRICS leaves without any identity; remove"
                + " it"),
        Wrong.event(
            TERMS + ", actor = \"user_hash\")",
            "record Ran(@Hashed String users, @Hashed String user) {}",
            "3: actor 'user_hash' is a name on the wire, of component 'user'; write 'user'"),
        Wrong.event(
            TERMS + ", actor = \"run_id\")",
            "record Ran(@Opaque String runId) {}",
            "3: actor 'run_id' is a name on the wire, of component 'runId'; write 'runId'"),
        Wrong.event(
            TERMS + ", actor = \"user_hash\")",
            "record Ran(@Embedded Who who) {}\nrecord Who(@Hashed String user) {}",
            "3: actor 'user_hash' is a name on the wire, of component 'user'; write 'user'"),
        Wrong.event(
            TERMS + ", actor = \"file_count\")",
            "record Ran(int fileCount, @Hashed String user) {}",
            "3: actor 'file_count' is no component; write 'user'"));
  }

  static Stream<Arguments> noIdentities() {
    return Stream.of(
        Wrong.event(
            TERMS + ",\nactor = \"size\")",
            "record Ran(int size) {}",
            "4: actor 'size' is no identity; remove the actor, or name a String annotated @Hashed,"
                + " @Opaque or @Identifier"),
        Wrong.event(
            TERMS + ", actor = \"size\")",
            "record Ran(@Measure(Unit.BYTES) long size, @Hashed String user) {}",
            "3: actor 'size' is no identity; write 'user', or remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"clean\")",
            "record Ran(boolean clean, @Hashed String user, @Opaque UUID run) {}",
            "3: actor 'clean' is no identity; write 'user' or 'run', or remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"tier\")",
            "record Ran(@Label Tier tier) {}",
            "3: actor 'tier' is no identity; remove the actor, or name a String annotated @Hashed,"
                + " @Opaque or @Identifier"),
        Wrong.event(
            TERMS + ", actor = \"took\")",
            "record Ran(Duration took) {}",
            "3: actor 'took' is no identity; remove the actor, or name a String annotated @Hashed,"
                + " @Opaque or @Identifier"),
        Wrong.event(
            TERMS + ", actor = \"failure\")",
            "record Ran(@Crash Throwable failure) {}",
            "3: actor 'failure' is no identity; remove the actor, or name a String annotated"
                + " @Hashed, @Opaque or @Identifier"),
        Wrong.event(
            TERMS + ", actor = \"tiers\")",
            "record Ran(@Size(3) List<Tier> tiers, @Hashed String user) {}",
            "3: actor 'tiers' is no identity; write 'user', or remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"sizes\")",
            "record Ran(@PerKey Map<Tier, Integer> sizes, @Hashed String user) {}",
            "3: actor 'sizes' is no identity; write 'user', or remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"file\")",
            "record Ran(@LocalOnly Path file) {}",
            "3: actor 'file' is no identity; remove the actor, or name a String annotated @Hashed,"
                + " @Opaque or @Identifier"),
        Wrong.event(
            TERMS + ", actor = \"mode\")",
            "record Ran(@OneOf(\"a\") String mode) {}",
            "3: actor 'mode' is no identity; annotate it @Hashed, @Opaque or @Identifier instead of"
                + " @OneOf, or remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"mode\")",
            "record Ran(@Label @OneOf(\"a\") String mode) {}",
            "3: actor 'mode' is no identity; remove the actor, or name a String annotated @Hashed,"
                + " @Opaque or @Identifier"),
        Wrong.event(
            TERMS + ", actor = \"text\")",
            "record Ran(@Masked(maxLength = 9, reason = \"Why.\") String text,"
                + " @Hashed String user) {}",
            "3: actor 'text' is no identity; annotate it @Hashed, @Opaque or @Identifier instead of"
                + " @Masked, or write 'user'"),
        Wrong.event(
            TERMS + ", actor = \"text\")",
            "record Ran(@LocalOnly String text) {}",
            "3: actor 'text' is no identity; annotate it @Hashed, @Opaque or @Identifier instead of"
                + " @LocalOnly, or remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"id\")",
            "record Ran(@LocalOnly UUID id) {}",
            "3: actor 'id' is no identity; annotate it @Opaque instead of @LocalOnly, or remove the"
                + " actor"),
        Wrong.event(
            METRICS + ", actor = \"size\")",
            "record Ran(int size, @Hashed String user) {}",
            "3: actor 'size' is no identity, and tier METRICS leaves without any; remove the"
                + " actor"),
        Wrong.event(
            TERMS + ", actor = \"command\")",
            "record Ran(String command) {}",
            "4: free text may not be collected; make 'command' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly"));
  }

  static Stream<Arguments> identities() {
    return Stream.of(
        Wrong.event(
            TERMS + ", actor = \"user\")",
            "record Ran(@Hashed(rawTo = Trust.OWN) String user) {}",
            "3: actor 'user_hash' is told apart by its hash; remove 'rawTo = OWN', or name another"
                + " actor"),
        Wrong.event(
            METRICS + ", actor = \"user\")",
            "record Ran(@Hashed String user) {}",
            "3: tier METRICS leaves without any identity; remove actor 'user_hash', or make the"
                + " tier EVENTS"),
        Wrong.event(
            TERMS + ", actor = \"users\")",
            "record Ran(@Hashed @Size(3) List<String> users) {}",
            "3: actor 'users_hash' is a list, and an event has one actor; name a single value"),
        Wrong.event(
            TERMS + ", actor = \"runs\")",
            "record Ran(@PerKey @Opaque Map<Tier, String> runs) {}",
            "3: actor 'runs' is a field a key, and an event has one actor; name a single value, or"
                + " remove the actor"),
        Wrong.event(
            TERMS + ", actor = \"user\")",
            "record Ran(@Hashed Path user) {}",
            "4: @Hashed is for a String, and 'user' is of type 'Path'; make it a String"));
  }
}
