package dev.candor.collector.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a collector, from a request to a complete answer: the first screen at {@code /}, its
 * live part at {@code /live}, and what they load. Readers need the read token ({@link Door}).
 *
 * <p>Safe for use by several threads if the figures are.
 */
public final class Pages {

  /** What a page may load: its own files only, and nothing that is written into it. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final String HTML = "text/html; charset=utf-8";

  private final Figures figures;
  private final Door door;
  private final Assets assets = Assets.load();
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  /**
   * Pages over these figures.
   *
   * @param readToken what the link that {@code candor serve} prints carries
   */
  public Pages(Figures figures, String readToken) {
    this.figures = figures;
    this.door = new Door(readToken);
  }

  /** Answers a GET. */
  public PageResponse answer(PageRequest request) {
    Optional<Assets.Asset> asset = assets.at(request.path());
    if (asset.isPresent()) {
      return asset(asset.get());
    }
    return switch (door.decide(request.cookies(), request.asked("token"))) {
      case Door.Decision.Welcome(String cookie) ->
          response(303, "", Map.of("Location", "/", "Set-Cookie", cookie));
      case Door.Decision.Refuse() ->
          notice(
              401,
              "This page needs its link",
              "Open the link that candor serve printed when it started: it ends in ?token=… and is"
                  + " needed once in each browser.");
      case Door.Decision.Enter() -> page(request);
    };
  }

  private PageResponse page(PageRequest request) {
    Optional<String> product = request.asked("product").filter(name -> !name.isEmpty());
    Optional<Range> range = Range.of(request.asked("days").orElse(Range.LAST_28.word()));
    List<String> products = figures.products();
    if (product.isPresent() && !products.contains(product.get())) {
      return notice(
          404,
          "No product \"%s\"".formatted(product.get()),
          products.isEmpty()
              ? "This collector knows no product yet."
              : "This collector knows: " + String.join(", ", products) + ".");
    }
    if (range.isEmpty()) {
      String days = request.asked("days").orElse("");
      return notice(404, "No range \"%s\"".formatted(days), "Take days=28, days=90 or days=all.");
    }
    return switch (request.path()) {
      case "/" -> first(request, choice(products, product, range.get()));
      case "/live" ->
          html(
              200,
              "live.jte",
              Map.of(
                  "live",
                  figures.live(product),
                  "awaited",
                  request.asked("await").filter("first"::equals).orElse("next")));
      default -> notice(404, "No such page", "The first screen is at /.");
    };
  }

  private static Choice choice(List<String> products, Optional<String> product, Range range) {
    return new Choice(products, product.or(() -> products.stream().findFirst()).orElse(""), range);
  }

  private PageResponse first(PageRequest request, Choice choice) {
    Optional<Screen> screen =
        choice.product().isEmpty()
            ? Optional.empty()
            : figures.screen(choice.product(), choice.range());
    if (screen.isPresent()) {
      FirstScreen page = FirstScreen.of(screen.get(), choice);
      return html(200, "screen.jte", Map.of("assets", assets, "page", page));
    }
    Optional<String> awaited = Optional.of(choice.product()).filter(name -> !name.isEmpty());
    return html(
        200,
        "empty.jte",
        Map.of(
            "assets",
            assets,
            "choice",
            choice,
            "live",
            figures.live(awaited),
            "address",
            request.address()));
  }

  private PageResponse notice(int status, String title, String text) {
    return html(status, "notice.jte", Map.of("assets", assets, "title", title, "text", text));
  }

  private PageResponse html(int status, String template, Map<String, Object> parameters) {
    TemplateOutput output = new StringOutput();
    templates.render(template, parameters, output);
    return response(status, output.toString(), Map.of());
  }

  private static PageResponse response(int status, String body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.put("Content-Type", HTML);
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    return new PageResponse(status, headers, body);
  }

  private static PageResponse asset(Assets.Asset asset) {
    return new PageResponse(
        200,
        Map.of(
            "Cache-Control", "public, max-age=31536000, immutable",
            "Content-Type", asset.type(),
            "X-Content-Type-Options", "nosniff"),
        asset.content());
  }
}
