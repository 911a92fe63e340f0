package dev.candor.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the sample plan is made into, byte for byte, as it stands in {@code
 * src/test/resources/plan}.
 *
 * <p>{@code ./build -pl candor-cli,candor-processor -am test -Dtest=PlanGoldenTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dcandor.test.args=-Dgolden.write=true} writes the copies
 * anew; read the difference before it is committed.
 */
final class PlanGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/plan");

  @TestFactory
  List<DynamicTest> whatThePlanIsMadeIntoIsItsGoldenCopy() {
    return documents().stream()
        .map(document -> DynamicTest.dynamicTest(document.name(), () -> compare(document)))
        .toList();
  }

  private static List<Document> documents() {
    TrackingPlan plan = SamplePlan.plan();
    List<Document> documents = new ArrayList<>();
    documents.add(new Document("tracking-plan.json", new String(plan.toJson(), UTF_8)));
    documents.add(TelemetryPage.of(plan));
    documents.add(EventDictionary.of(plan));
    for (Export export : Export.values()) {
      for (Document document : export.documents(plan, URI.create("https://example.org/ide"))) {
        documents.add(new Document(export.word() + "/" + document.name(), document.text()));
      }
    }
    return documents;
  }

  private static void compare(Document document) throws IOException {
    Path copy = GOLDEN.resolve(document.name());
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(copy.resolveSibling(""));
      Files.writeString(copy, document.text());
    }

    assertThat(document.text()).isEqualTo(Files.readString(copy, UTF_8));
  }
}
