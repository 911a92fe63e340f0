package dev.candor.collector.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A browser that was let in, for tests. */
final class Reader {

  static final String ADDRESS = "http://collector.example:4318";

  private final Pages pages;
  private final String cookie;

  Reader(Figures figures) {
    pages = new Pages(figures, "right");
    PageResponse welcome = ask("/", Map.of("token", "right"), Optional.empty());
    String setCookie = Objects.requireNonNull(welcome.headers().get("Set-Cookie"), "no cookie");
    cookie = setCookie.substring(0, setCookie.indexOf(';'));
  }

  /** A reader of a collector with one product, of which there is this screen. */
  static Reader of(Screen screen) {
    return new Reader(new Fixed(Optional.of(screen), screen.live(), screen.scope().product()));
  }

  /** A reader of a collector where nothing has arrived, but for these. */
  static Reader ofNothingBut(Live live) {
    return new Reader(new Fixed(Optional.empty(), live, "acme-cli"));
  }

  /** Asks for an address such as {@code /?product=a&days=90}. */
  PageResponse get(String address) {
    String[] parts = address.split("\\?", 2);
    Map<String, String> query = new HashMap<>();
    for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&", -1)) {
      query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return ask(parts[0], query, Optional.of(cookie));
  }

  PageResponse getWithoutCookie(String path) {
    return ask(path, Map.of(), Optional.empty());
  }

  private PageResponse ask(String path, Map<String, String> query, Optional<String> cookies) {
    return pages.answer(new PageRequest(path, query, cookies, ADDRESS));
  }

  private record Fixed(Optional<Screen> only, Live last, String product) implements Figures {

    @Override
    public List<String> products() {
      return List.of(product);
    }

    @Override
    public Optional<Screen> screen(String asked, Range range) {
      return only;
    }

    @Override
    public Live live(Optional<String> asked) {
      return last;
    }
  }
}
