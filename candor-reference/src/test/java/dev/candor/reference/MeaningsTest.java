package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.PrivacyClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a reference plan says what it means, and a public name shows one. */
class MeaningsTest {

  static List<ReferenceTool> tools() {
    return ReferenceTool.all();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyFieldHasAMeaning(ReferenceTool tool) throws IOException {
    assertThat(where(tool, field -> field.prose().meaning().isBlank())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyPublicNameHasAnExampleThatLeavesAsItself(ReferenceTool tool) throws IOException {
    assertThat(
            where(
                tool,
                field ->
                    field.privacyClass() == PrivacyClass.IDENTIFIER
                        && !examples(field).stream().allMatch(each -> leaves(field, each))))
        .isEmpty();
  }

  private static List<String> where(ReferenceTool tool, Predicate<FieldPlan> wrong)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (EventPlan event : tool.trackingPlan().events()) {
      event.fields().stream()
          .filter(wrong)
          .forEach(field -> found.add(event.name() + "." + field.name()));
    }
    return found;
  }

  private static boolean leaves(FieldPlan field, String example) {
    return example.length() <= field.texts().maxLength()
        && Pattern.matches("" + field.texts().pattern(), example);
  }

  /** Each element of a list; what is no list of texts is taken as it stands. */
  private static List<String> examples(FieldPlan field) {
    String example = field.prose().example();
    if (field.shape().form() == FieldPlan.Form.ONE) {
      return List.of(example);
    }
    try {
      return Json.parse(example.getBytes(UTF_8)) instanceof Json.Array(List<Json> values)
              && !values.isEmpty()
          ? values.stream().map(each -> each instanceof Json.Text(String text) ? text : "").toList()
          : List.of("");
    } catch (MalformedException e) {
      return List.of("");
    }
  }
}
