package dev.candor.reference.multica;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody who signed up came from: a channel, never an address. What a cookie or a link says
 * is read by {@link SignupCookie}.
 */
enum SignupSource {
  DIRECT,
  GOOGLE,
  BING,
  DUCKDUCKGO,
  TWITTER,
  LINKEDIN,
  FACEBOOK,
  INSTAGRAM,
  GITHUB,
  GITLAB,
  HACKERNEWS,
  REDDIT,
  YOUTUBE,
  DISCORD,
  SLACK,
  PRODUCTHUNT,
  MEDIUM,
  DEVTO,
  ORGANIC,
  REFERRAL,
  PARTNER,
  AFFILIATE,
  EMAIL,
  PAID,
  OTHER;

  private static final Map<String, SignupSource> ALIASES =
      Map.ofEntries(
          Map.entry("google.com", GOOGLE),
          Map.entry("google.co.uk", GOOGLE),
          Map.entry("bing.com", BING),
          Map.entry("duckduckgo.com", DUCKDUCKGO),
          Map.entry("twitter.com", TWITTER),
          Map.entry("x.com", TWITTER),
          Map.entry("x", TWITTER),
          Map.entry("t.co", TWITTER),
          Map.entry("linkedin.com", LINKEDIN),
          Map.entry("lnkd.in", LINKEDIN),
          Map.entry("facebook.com", FACEBOOK),
          Map.entry("fb.com", FACEBOOK),
          Map.entry("instagram.com", INSTAGRAM),
          Map.entry("github.com", GITHUB),
          Map.entry("gitlab.com", GITLAB),
          Map.entry("news.ycombinator.com", HACKERNEWS),
          Map.entry("reddit.com", REDDIT),
          Map.entry("old.reddit.com", REDDIT),
          Map.entry("youtube.com", YOUTUBE),
          Map.entry("youtu.be", YOUTUBE),
          Map.entry("discord.com", DISCORD),
          Map.entry("discord.gg", DISCORD),
          Map.entry("slack.com", SLACK),
          Map.entry("producthunt.com", PRODUCTHUNT),
          Map.entry("medium.com", MEDIUM),
          Map.entry("dev.to", DEVTO),
          Map.entry("newsletter", EMAIL),
          Map.entry("ad", PAID),
          Map.entry("ads", PAID),
          Map.entry("cpc", PAID),
          Map.entry("sem", PAID));

  private static final Closed<SignupSource> CLOSED = Closed.of(names(), OTHER);

  /**
   * Of a word or an address: its scheme, its path and a leading {@code www.} do not matter. Nothing
   * at all is {@link #DIRECT}.
   */
  static SignupSource of(@Nullable String text) {
    String tidy = Closed.tidy(text);
    return tidy.isEmpty() ? DIRECT : CLOSED.find(host(tidy));
  }

  private static String host(String address) {
    String host = address.replaceFirst("^[a-z][a-z0-9+.-]*://", "").replaceFirst("[/?#].*$", "");
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }

  private static Map<String, SignupSource> names() {
    Map<String, SignupSource> names = new HashMap<>(ALIASES);
    for (SignupSource source : values()) {
      names.put(Closed.tidy(source.name()), source);
    }
    return names;
  }
}
