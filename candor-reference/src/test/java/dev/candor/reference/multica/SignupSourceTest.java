package dev.candor.reference.multica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignupSourceTest {

  @ParameterizedTest
  @CsvSource({
    "'', DIRECT",
    "'  ', DIRECT",
    "direct, DIRECT",
    "google, GOOGLE",
    "Google, GOOGLE",
    "google.com, GOOGLE",
    "google.co.uk, GOOGLE",
    "https://www.google.com/search?q=secret, GOOGLE",
    "bing, BING",
    "bing.com, BING",
    "duckduckgo, DUCKDUCKGO",
    "duckduckgo.com, DUCKDUCKGO",
    "twitter, TWITTER",
    "x.com, TWITTER",
    "t.co, TWITTER",
    "linkedin, LINKEDIN",
    "lnkd.in, LINKEDIN",
    "facebook, FACEBOOK",
    "fb.com, FACEBOOK",
    "instagram, INSTAGRAM",
    "github, GITHUB",
    "http://github.com/org/repo, GITHUB",
    "gitlab, GITLAB",
    "news.ycombinator.com, HACKERNEWS",
    "https://news.ycombinator.com/item?id=1, HACKERNEWS",
    "reddit, REDDIT",
    "old.reddit.com, REDDIT",
    "youtube, YOUTUBE",
    "youtu.be, YOUTUBE",
    "discord.com, DISCORD",
    "discord.gg, DISCORD",
    "slack, SLACK",
    "producthunt, PRODUCTHUNT",
    "www.producthunt.com, PRODUCTHUNT",
    "medium, MEDIUM",
    "dev.to, DEVTO",
    "organic, ORGANIC",
    "referral, REFERRAL",
    "partner, PARTNER",
    "affiliate, AFFILIATE",
    "newsletter, EMAIL",
    "email, EMAIL",
    "ad, PAID",
    "ads, PAID",
    "cpc, PAID",
    "sem, PAID",
    "notgoogle.com, OTHER",
    "google.com.evil.example, OTHER",
    "www., OTHER",
    "https://intranet.example/somebody, OTHER",
  })
  void readsWordsAndAddresses(String text, SignupSource source) {
    assertThat(SignupSource.of(text)).isEqualTo(source);
    assertThat(SignupCookie.read(text)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"utm_source\":\"google\",\"source\":\"bing\"}; GOOGLE",
        "{\"source\":\"bing\",\"utm_source\":\" \"}; BING",
        "{\"referrer\":\"https://t.co/abc\",\"ref\":\"google\"}; TWITTER",
        "{\"ref\":\"newsletter\"}; EMAIL",
        "{\"ref\":\"newsletter\",\"referrer\":\"\"}; EMAIL",
        "{\"utm_source\":7,\"source\":\"slack\"}; SLACK",
        "{\"utm_source\":null,\"ref\":\"cpc\"}; PAID",
        "{\"utm_source\":\"somewhere\",\"source\":\"google\"}; OTHER",
        "{\"referrer_origin\":\"https://dev.to\"}; DEVTO",
        "{\"referrer_origin\":\"https://dev.to\",\"ref\":\"google\"}; GOOGLE",
        "{\"campaign\":\"google\"}; OTHER",
        "{}; OTHER",
        "{\"utm_source\":; OTHER",
      })
  void readsTheFirstKeyOfTheCookieThatSaysAnything(String json, SignupSource source) {
    assertThat(SignupCookie.read(json)).isEqualTo(source);
    assertThat(SignupCookie.read(URLEncoder.encode(json, UTF_8).replace("+", "%20")))
        .isEqualTo(source);
  }

  @Test
  void dropsACookieThatIsTooLongWhole() {
    String start = "{\"utm_source\":\"google\",\"x\":\"";
    String fits = start + "y".repeat(512 - start.length() - 2) + "\"}";

    assertThat(fits).hasSize(512);
    assertThat(SignupCookie.read(fits)).isEqualTo(SignupSource.GOOGLE);
    assertThat(SignupCookie.read(fits + " ")).isEqualTo(SignupSource.DIRECT);
  }

  @Test
  void cutsAValueAfter96Characters() {
    String address = "https://www.google.com/" + "a".repeat(200);

    assertThat(SignupCookie.read("{\"referrer\":\"" + address + "\"}"))
        .isEqualTo(SignupSource.GOOGLE);
    assertThat(SignupCookie.read(" ".repeat(3) + "x".repeat(97))).isEqualTo(SignupSource.OTHER);
  }

  @Test
  void survivesAnEncodingThatIsNone() {
    assertThat(SignupCookie.read("%zz")).isEqualTo(SignupSource.OTHER);
    assertThat(SignupCookie.read(null)).isEqualTo(SignupSource.DIRECT);
    assertThat(SignupSource.of(null)).isEqualTo(SignupSource.DIRECT);
  }
}
