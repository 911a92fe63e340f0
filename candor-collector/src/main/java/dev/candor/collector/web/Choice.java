package dev.candor.collector.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What can be chosen at the top of a page, and what is.
 *
 * @param products all of them
 * @param product the chosen one; empty while there is none
 * @param range the chosen one
 */
record Choice(List<String> products, String product, Range range) {

  Choice {
    products = List.copyOf(products);
  }

  /** The address of the same page over another range. */
  String over(Range other) {
    return "/?product=" + encoded() + "&days=" + other.word();
  }

  /** The address of the live fragment. */
  String live() {
    return product.isEmpty() ? "/live" : "/live?product=" + encoded();
  }

  /** The address of the live fragment while nothing has arrived yet. */
  String liveAwaitingFirst() {
    return live() + (product.isEmpty() ? "?" : "&") + "await=first";
  }

  private String encoded() {
    return URLEncoder.encode(product, StandardCharsets.UTF_8);
  }
}
