package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of products. */
class WrongProductsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"headers", "insights", "modules"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Wrong.product(
            "name = \"Build Tool\"",
            "3: product name 'Build Tool' must be lower-case letters, digits and hyphens,"
                + " such as 'build-tool'"),
        Wrong.product(
            "name = \"\"",
            "3: product name '' must be lower-case letters, digits and hyphens, such as"
                + " 'build-tool'"),
        Wrong.product(
            "name = \"7zip\"",
            "3: product name '7zip' must be lower-case letters, digits and hyphens, such as"
                + " 'build-tool'"),
        Wrong.product(
            "name = \"acme\",\nvariables = \"acme\"",
            "4: variables 'acme' must be upper-case letters, digits and underscores, such"
                + " as 'BUILD_TOOL'"),
        Wrong.product(
            "name = \"acme\",\nretentionDays = 0", "4: retentionDays '0' must be at least 1 day"),
        Wrong.product(
            "name = \"acme\",\nmetrics = \"a-b\"",
            "4: metrics 'a-b' cannot begin a metric's name; write letters, digits and"
                + " underscores"),
        Wrong.product(
            "name = \"acme\",\nmodule = \"Core\"",
            "4: module 'Core' must be lower-case letters, digits and hyphens, such as" + " 'core'"),
        Wrong.product(
            "name = \"acme\",\n" + "destinations = @Destination(name = \"\", trust = Trust.OWN)",
            "4: destination '' must be lower-case letters, digits and hyphens, such as"
                + " 'collector'"),
        Wrong.product(
            "name = \"acme\",\n"
                + "destinations = @Destination(name = \"My Collector\", trust = Trust.OWN)",
            "4: destination 'My Collector' must be lower-case letters, digits and hyphens,"
                + " such as 'collector'"),
        Wrong.product(
            "name = \"acme\",\n"
                + "destinations = {@Destination(name = \"a\", trust = Trust.OWN),"
                + " @Destination(name = \"a\", trust = Trust.OWN)}",
            "4: destination 'a' is there twice; remove one"),
        Wrong.product(
            "name = \"acme\",\n"
                + "destinations = @Destination(name = \"a\", trust = Trust.OWN, takes = {})",
            "4: destination 'a' takes nothing; write what it takes, or remove it"),
        Wrong.product(
            "name = \"acme\", retentionDays = -1,\nvariables = \"a b\",\n"
                + "destinations = {@Destination(name = \"A\", trust = Trust.OWN),"
                + " @Destination(name = \"B\", trust = Trust.OWN)}",
            "4: variables 'a b' must be upper-case letters, digits and underscores, such as"
                + " 'BUILD_TOOL'",
            "3: retentionDays '-1' must be at least 1 day",
            "5: destination 'A' must be lower-case letters, digits and hyphens, such as"
                + " 'collector'",
            "5: destination 'B' must be lower-case letters, digits and hyphens, such as"
                + " 'collector'"));
  }

  static Stream<Arguments> insights() {
    return Stream.of(
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \"asks\", kind = InsightKind.TREND, events ="
                + " NoEvent.class, revised = \"2026-11-21\")",
            "4: insight 'asks' reads 'class acme.NoEvent', which is no event of the plan;"
                + " remove it or correct it"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \"asks\", kind = InsightKind.TREND, events ="
                + " {Ran.class, acme.other.Elsewhere.class}, revised = \"2026-11-21\")",
            "4: insight 'asks' reads 'elsewhere', which is no event of the plan; remove it"
                + " or correct it"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \"asks\", kind = InsightKind.TREND, events ="
                + " Ran.class, revised = \"soon\")",
            "4: insight 'asks' was revised on 'soon', which is no day; write it as"
                + " '2026-11-21'"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \" \", kind = InsightKind.TREND, events ="
                + " Ran.class, revised = \"2026-11-21\")",
            "4: insight ' ' is blank; name it as the team calls it"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = {@Insight(name = \"asks\", kind = InsightKind.TREND, events ="
                + " Ran.class, revised = \"2026-11-21\"), @Insight(name = \"asks\", kind ="
                + " InsightKind.TREND, events = Ran.class, revised = \"2026-11-21\")}",
            "4: insight 'asks' is there twice; rename one"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \"asks\", kind = InsightKind.FUNNEL, events ="
                + " Ran.class, revised = \"2026-11-21\")",
            "4: insight 'asks' reads 1 events, and a funnel reads at least 2; add them or"
                + " remove it"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \"asks\", kind = InsightKind.TREND, events = {},"
                + " revised = \"2026-11-21\")",
            "4: insight 'asks' reads 0 events, and a trend reads at least 1; add them or"
                + " remove it"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = {@Insight(name = \"asks\", kind = InsightKind.TREND, events ="
                + " NoEvent.class, revised = \"2026-11-21\"),\n"
                + "@Insight(name = \"other\", kind = InsightKind.TREND, events = Ran.class,"
                + " revised = \"2026-02-30\")}",
            "4: insight 'asks' reads 'class acme.NoEvent', which is no event of the plan;"
                + " remove it or correct it",
            "4: insight 'other' was revised on '2026-02-30', which is no day; write it as"
                + " '2026-11-21'"),
        Wrong.product(
            "name = \"acme\",\n"
                + "insights = @Insight(name = \"asks\", kind = InsightKind.FUNNEL, events ="
                + " {NoEvent.class, Ran.class}, revised = \"2026-11-21\")",
            "4: insight 'asks' reads 'class acme.NoEvent', which is no event of the plan;"
                + " remove it or correct it"));
  }

  static Stream<Arguments> modules() {
    return Stream.of(
        Wrong.product(
            "name = \"acme\",\nmodules = NoEvent.class",
            "4: 'NoEvent' is no plan of a module; give the generated class of a package"
                + " with @Product(module = \"…\")"),
        Wrong.product(
            "name = \"acme\",\nmodules = {Ran.class, String.class}",
            "4: 'Ran' is no plan of a module; give the generated class of a package with"
                + " @Product(module = \"…\")",
            "4: 'String' is no plan of a module; give the generated class of a package with"
                + " @Product(module = \"…\")"),
        Wrong.product(
            "name = \"acme\",\nmodules = int.class",
            "4: 'int.class' is no plan of a module; give the generated class of a package"
                + " with @Product(module = \"…\")"));
  }
}
