package dev.candor.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

  private final Reader reader = new Reader(new Sample());

  @Test
  void askForTheLinkWhereItIsMissing() {
    PageResponse answer = reader.getWithoutCookie("/");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("candor serve", "?token=…").doesNotContain("acme");
  }

  @Test
  void refuseTheLivePartAsWell() {
    assertThat(reader.getWithoutCookie("/live").status()).isEqualTo(401);
  }

  @Test
  void goOnWithoutTheTokenOnceItWasRight() {
    PageResponse answer = reader.get("/?token=right");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("Location", "/").containsKey("Set-Cookie");
  }

  @Test
  void areNeverKeptByABrowserAndLoadNothingOfOthers() {
    for (String address : List.of("/", "/live", "/?product=empty", "/?product=none", "/nowhere")) {
      assertThat(reader.get(address).headers())
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("Content-Security-Policy", Pages.CONTENT_SECURITY_POLICY);
    }
  }

  @Test
  void nameTheContentOfWhatTheyLoadSoThatItMayBeKeptForEver() {
    String style = linked(reader.get("/").body(), "href=\"(/assets/candor-[0-9a-f]{12}\\.css)\"");
    String script = linked(reader.get("/").body(), "src=\"(/assets/candor-[0-9a-f]{12}\\.js)\"");

    for (String path : List.of(style, script)) {
      assertThat(reader.getWithoutCookie(path).status()).isEqualTo(200);
      assertThat(reader.getWithoutCookie(path).headers().get("Cache-Control"))
          .contains("immutable");
    }
    assertThat(reader.get(style.replace("candor-", "candor-0")).status()).isEqualTo(404);
  }

  @Test
  void keepProductAndRangeInTheAddress() {
    String page = reader.get("/?product=acme-agentd&days=90").body();

    assertThat(page)
        .contains("<h1>acme-agentd</h1>", "href=\"/?product=acme-agentd&amp;days=all\"")
        .contains("<option value=\"acme-agentd\" selected>")
        .contains("name=\"days\" value=\"90\"");
  }

  @Test
  void sayWhichProductsThereAreWhereOneIsUnknown() {
    PageResponse answer = reader.get("/?product=<script>");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("acme-cli, acme-agentd").doesNotContain("<script>");
  }

  @Test
  void sayWhichRangesThereAreWhereOneIsUnknown() {
    PageResponse answer = reader.get("/?days=7");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("days=28, days=90 or days=all");
  }

  @Test
  void sayWhichDayAnEventCountsOn() {
    assertThat(reader.get("/?product=acme-cli").body())
        .contains("Data health <small>by arrival, last 28 days, today included</small>")
        .contains("Events by name <small>stored, by day of event, last 28 days</small>");
  }

  @Test
  void giveTheLivePartAsTheFirstScreenShowsIt() {
    String fragment = reader.get("/live?product=acme-cli").body();

    assertThat(fragment)
        .startsWith("<div class=\"tail\"")
        .contains("unknown_field · fields.colour");
    assertThat(reader.get("/?product=acme-cli").body()).contains(fragment.strip());
  }

  @Test
  void tellHowToSendAFirstEventWithoutShowingAKey() {
    String page = reader.get("/?product=empty").body();

    assertThat(page)
        .contains("candor on\ncandor exec -- true\ncandor spool flush")
        .contains("candor import git .", "candor demo", "Waiting for the first event…")
        .contains("curl " + Reader.ADDRESS + "/candor/v1/events", "Bearer $CANDOR_KEY")
        .contains("$XDG_STATE_HOME/candor/collector.json")
        .contains("data-live=\"/live?product=empty&amp;await=first\"");
  }

  @Test
  void showTheFirstEventAsSoonAsItArrives() {
    Live live = new Sample().live(Optional.of("acme-cli"));

    String fragment = Reader.ofNothingBut(live).get("/live?await=first").body();

    assertThat(fragment).contains("data-arrivals=\"7\"", "acme.command.finished", "stored");
  }

  @Test
  void saySoWhereRequestsWereRefused() {
    assertThat(reader.get("/?product=refused").body())
        .contains("<b>3</b> requests were refused", "Waiting for the first event…");
    assertThat(reader.get("/?product=empty").body()).doesNotContain("refused since");
  }

  @Test
  void haveNothingInline() {
    everyPage()
        .forEach(
            page ->
                assertThat(page.replaceAll("<script src=\"[^\"]+\" defer></script>", ""))
                    .doesNotContainPattern(
                        "(?i)<script|<style|\\sstyle=|\\son[a-z]+=|javascript:"));
  }

  @Test
  void nameNoOtherHost() {
    Stream<String> files =
        Stream.of(Assets.load().css(), Assets.load().js()).map(Assets.Asset::content);

    Stream.concat(everyPage(), files)
        .map(text -> text.replace(Reader.ADDRESS, ""))
        .forEach(
            text ->
                assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContainPattern("[a-z]://|[\"'(=]\\s*//|@import"));
  }

  private Stream<String> everyPage() {
    return Stream.of(
            "/",
            "/?days=90",
            "/?days=all",
            "/?product=empty",
            "/?product=refused",
            "/?product=unknown",
            "/live",
            "/nowhere")
        .map(address -> reader.get(address).body());
  }

  private static String linked(String page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow();
  }
}
