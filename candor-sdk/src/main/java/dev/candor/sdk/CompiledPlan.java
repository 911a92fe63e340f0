package dev.candor.sdk;

import dev.candor.Plan;
import dev.candor.wire.MalformedException;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;

/**
 * The whole of a product's tracking plan, from the jar of the product. It costs some milliseconds:
 * only what the running code does not know of itself is asked of it.
 */
public final class CompiledPlan {

  private CompiledPlan() {}

  /**
   * Reads it.
   *
   * @throws IOException if it is not beside the product's classes, or not the one that they were
   *     compiled with
   */
  public static TrackingPlan of(Plan plan) throws IOException {
    String resource = TrackingPlan.resource(plan.product());
    try {
      TrackingPlan whole = TrackingPlan.parse(bytes(plan));
      if (!whole.hash().equals(plan.hash())) {
        throw new IOException(resource + " is another than the classes were compiled with");
      }
      return whole;
    } catch (MalformedException e) {
      throw new IOException(resource + " is no tracking plan: " + e.getMessage(), e);
    }
  }

  /**
   * Its file, unread: to look into it would load a crypto provider.
   *
   * @throws IOException if it is not beside the product's classes
   */
  static byte[] bytes(Plan plan) throws IOException {
    String resource = TrackingPlan.resource(plan.product());
    if (plan.events().isEmpty()) {
      throw new IOException("the plan of '%s' has no event".formatted(plan.product()));
    }
    try (InputStream in = plan.events().get(0).getClass().getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IOException(
            resource + " is not beside the product's classes: keep it when jars are put together");
      }
      return in.readAllBytes();
    }
  }
}
