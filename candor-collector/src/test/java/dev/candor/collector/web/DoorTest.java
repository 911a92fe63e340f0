package dev.candor.collector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {

  private final Door door = new Door("right");
  private final String cookie = cookieOf(door, "right");

  @ParameterizedTest(name = "cookie {0}, token {1}: {2}")
  @CsvSource({
    "none,    none,   Refuse",
    "none,    right,  Welcome",
    "none,    wrong,  Refuse",
    "none,    righ,   Refuse",
    "none,    '',     Refuse",
    "ours,    none,   Enter",
    "ours,    right,  Welcome",
    "ours,    wrong,  Refuse",
    "cut,     none,   Refuse",
    "token,   none,   Refuse",
    "another, none,   Refuse",
    "among,   none,   Enter"
  })
  void decides(String cookies, String offered, String decision) {
    Optional<String> header =
        switch (cookies) {
          case "ours" -> Optional.of(cookie);
          case "cut" -> Optional.of(cookie.substring(0, cookie.length() - 1));
          case "token" -> Optional.of(cookie.substring(0, cookie.indexOf('=') + 1) + "right");
          case "another" -> Optional.of(cookieOf(new Door("other"), "other"));
          case "among" -> Optional.of("a=b; " + cookie + "; " + cookieOf(new Door("x"), "x"));
          default -> Optional.empty();
        };
    Optional<String> token = Optional.of(offered).filter(word -> !word.equals("none"));

    Door.Decision decided = door.decide(header, token);

    assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
  }

  @Test
  void theCookieIsForThePagesAloneAndDoesNotCarryTheToken() {
    Door.Decision decided = door.decide(Optional.empty(), Optional.of("right"));

    assertThat(decided)
        .isInstanceOfSatisfying(
            Door.Decision.Welcome.class,
            welcome ->
                assertThat(welcome.setCookie())
                    .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=31536000")
                    .doesNotContain("right"));
  }

  @Test
  void anEmptyTokenOpensNoDoor() {
    assertThatThrownBy(() -> new Door(" ")).hasMessageContaining("may not be empty");
  }

  private static String cookieOf(Door door, String token) {
    return switch (door.decide(Optional.empty(), Optional.of(token))) {
      case Door.Decision.Welcome(String setCookie) ->
          setCookie.substring(0, setCookie.indexOf(';'));
      default -> throw new AssertionError("refused");
    };
  }
}
