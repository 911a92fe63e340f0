package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan that is committed beside the code, and the build that fails when it is another. */
class CommittedPlanTest {

  private static final String PRODUCT = Sources.product("acme", "acme");
  private static final String OTHER = Sources.product("beta", "beta");
  private static final String GENERATED = "META-INF/candor/acme/tracking-plan.json";

  @TempDir Path home;

  @Test
  void aPlanThatIsMissingIsCommittedByTheCommandOfTheMessage() throws Exception {
    Path plan = home.resolve("it's a/tracking-plan.json");

    List<String> said = compile("int a", plan.toString());
    run(said.get(0));

    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .startsWith(
            "package-info.java:4: there is no committed plan '%s'; look at the generated one and commit it: mkdir -p "
                .formatted(plan));
    assertThat(compile("int a", plan.toString())).isEmpty();
  }

  @Test
  void aPlanThatIsOutOfDateIsRenewedByTheCommandOfTheMessage() throws Exception {
    Path plan = home.resolve("tracking-plan.json");
    run(compile("int a", plan.toString()).get(0));

    List<String> said = compile("int a, boolean b", plan.toString());
    run(said.get(0));

    assertThat(said)
        .containsExactly(
            ("package-info.java:4: the committed plan '%s' is out of date: line 23 is"
                    + " '{\"name\":\"a\",\"class\":\"value\",\"type\":\"whole\"}]}]}' and should be"
                    + " '{\"name\":\"a\",\"class\":\"value\",\"type\":\"whole\"},'; look at the change and renew it: cp %s %s")
                .formatted(plan, home.resolve("out").resolve(GENERATED), plan));
    assertThat(compile("int a, boolean b", plan.toString())).isEmpty();
  }

  @Test
  void linesThatAreMissingOrTooManyAreShown() throws Exception {
    Path plan = home.resolve("tracking-plan.json");
    compile("int a", plan.toString());
    String generated = Files.readString(home.resolve("out").resolve(GENERATED));

    Files.writeString(plan, generated + "more\n");
    assertThat(compile("int a", plan.toString()).get(0))
        .contains("is out of date: line 24, 'more', should not be there; look");
    Files.writeString(plan, generated.substring(0, generated.lastIndexOf("        {")));
    assertThat(compile("int a", plan.toString()).get(0))
        .contains("is out of date: line 23, '{\"name\":\"a\"");
    Files.writeString(plan, generated.strip());
    assertThat(compile("int a", plan.toString()).get(0))
        .contains("is out of date: its hash or its last line's end is another; look");
  }

  @Test
  void aLongLineIsShownWhereItDiffers() throws Exception {
    Path plan = home.resolve("tracking-plan.json");
    String field = "@Identifier(pattern = \"[a-z]{1,20}\", maxLength = %d) String name";
    run(compile(field.formatted(20), plan.toString()).get(0));

    assertThat(compile(field.formatted(30), plan.toString()).get(0))
        .contains("line 23 is '…1,20}\",\"max_length\":20}]}]}' and should be '…");
  }

  @Test
  void aCheckoutWithOtherLineEndsIsTheSame() throws Exception {
    Path plan = home.resolve("tracking-plan.json");
    run(compile("int a", plan.toString()).get(0));
    Files.writeString(plan, Files.readString(plan).replace("\n", "\r\n"));

    assertThat(compile("int a", plan.toString())).isEmpty();
  }

  @Test
  void severalProductsNeedAPlaceForTheName() throws Exception {
    List<String> one = compile("int a", home.resolve("plan.json").toString(), OTHER);
    List<String> each = compile("int a", home + "/{product}/plan.json", OTHER);
    each.forEach(CommittedPlanTest::run);

    assertThat(one)
        .containsExactly(
            ("package-info.java:4: -Acandor.plan = '%s' is one file, and there are the plans of"
                    + " 'acme' and 'beta'; write {product} for the name in it")
                .formatted(home.resolve("plan.json")));
    assertThat(each).hasSize(2);
    assertThat(home.resolve("acme/plan.json")).exists();
    assertThat(home.resolve("beta/plan.json")).exists();
    assertThat(compile("int a", home + "/{product}/plan.json", OTHER)).isEmpty();
  }

  @Test
  void aModulesPlanIsBesideThatOfItsProduct() throws Exception {
    List<String> said =
        Disk.compile(
            home.resolve("out"),
            List.of("-Acandor.plan=" + home + "/{product}/plan.json"),
            PRODUCT.replace("\"acme\")", "\"acme\", module = \"core\")"));

    run(said.get(0));

    assertThat(home.resolve("acme/core/plan.json")).exists();
  }

  @Test
  void aFileThatCannotBeReadAndAnOptionThatNamesNoneAreSaid() throws Exception {
    Path folder = Files.createDirectories(home.resolve("plan.json"));

    assertThat(compile("int a", folder.toString()))
        .singleElement()
        .asString()
        .startsWith(
            "package-info.java:4: the committed plan '%s' cannot be read (java.io.IOException:"
                .formatted(folder))
        .endsWith("; correct the option -Acandor.plan or the file");
    assertThat(compile("int a", "\0")).singleElement().asString().contains("cannot be read");
    assertThat(compile("int a", ""))
        .containsExactly(
            "package-info.java:4: -Acandor.plan = '' names no file; write"
                + " -Acandor.plan=tracking-plan.json");
  }

  @Test
  void withoutAFileSystemTheMessageNamesThePlanAllTheSame() {
    Compilation compilation =
        Compilation.of(
            List.of("-Acandor.plan=" + home.resolve("plan.json")), PRODUCT, Sources.event("int a"));

    assertThat(compilation.messages())
        .singleElement()
        .asString()
        .contains("cp memory:///META-INF/candor/acme/tracking-plan.json ");
  }

  private List<String> compile(String components, String option, String... more)
      throws IOException {
    String[] sources = new String[2 + more.length];
    sources[0] = PRODUCT;
    sources[1] = Sources.event(components);
    System.arraycopy(more, 0, sources, 2, more.length);
    return Disk.compile(home.resolve("out"), List.of("-Acandor.plan=" + option), sources);
  }

  /** Runs the command that a message ends with, as a person would who copied it. */
  private static void run(String message) {
    String command = message.substring(message.lastIndexOf("it: ") + 4);
    try {
      int exit = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
      assertThat(exit).as(command).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(command, e);
    }
  }
}
