package dev.candor.cli.plan;

import static dev.candor.cli.plan.JsonText.object;
import static dev.candor.cli.plan.JsonText.text;
import static dev.candor.cli.plan.JsonText.texts;

import dev.candor.wire.EventPlan;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.util.List;

/**
 * A product's entry for toptout, the public list of ways to switch telemetry off: the tool's
 * variable, which every product has.
 */
final class Toptout {

  private Toptout() {}

  /**
   * The entry of a plan.
   *
   * @param home the product's page, without which toptout takes no entry
   */
  static List<Document> of(TrackingPlan plan, URI home) {
    ProductPlan product = plan.product();
    Json entry =
        object(
            "id", text(product.name()),
            "name", text(name(product.name())),
            "executable_name", texts(List.of(product.name())),
            "category_id", text("development"),
            "category_name", text("Development"),
            "description", text(description(product)),
            "links", object("main", text(home.toString())),
            "telemetry", new Json.Array(List.of(channel(plan))));
    return List.of(new Document(product.name() + ".json", JsonText.file(entry)));
  }

  private static String name(String product) {
    return Markdown.capital(product.replace('-', ' '));
  }

  private static String description(ProductPlan product) {
    return switch (product.defaultLevel()) {
      case "off" -> "Records nothing unless it is switched on.";
      case "on" ->
          "Records how it is used and sends what its tracking plan lists, unless it is switched"
              + " off.";
      default ->
          "Records how it is used in files on this machine; what its tracking plan lists is sent"
              + " only where the person allowed it.";
    };
  }

  private static Json channel(TrackingPlan plan) {
    boolean crashes =
        plan.events().stream()
            .filter(Ways::row)
            .map(EventPlan::fields)
            .anyMatch(
                fields ->
                    fields.stream().anyMatch(each -> each.privacyClass() == PrivacyClass.CRASH));
    return object(
        "id", text("usage-data"),
        "name", text("Usage data"),
        "traits",
            object(
                "official", new Json.Flag(true),
                "usage_data", new Json.Flag(true),
                "update_check", new Json.Flag(false),
                "error_report", new Json.Flag(crashes)),
        "target", object("env", object("scope", object("process", variable(plan.product())))));
  }

  private static Json variable(ProductPlan product) {
    return object(
        "path", object("default", text(product.variables() + "_TELEMETRY")),
        "value", object("opt_out", text("off"), "opt_in", text("on")));
  }
}
