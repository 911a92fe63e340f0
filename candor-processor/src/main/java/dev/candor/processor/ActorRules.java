package dev.candor.processor;

import dev.candor.Tier;
import dev.candor.Trust;
import java.util.List;
import java.util.Optional;

/** What is wrong with the actor that an event names, in a sentence that says what to write. */
final class ActorRules {

  private static final String NAME_ANOTHER =
      "remove the actor, or name a String annotated @Hashed, @Opaque or @Identifier";

  private final String actor;
  private final Tier tier;
  private final List<Component> components;

  /** The rules of an event that names one. */
  ActorRules(EventDeclaration event) {
    this.actor = event.terms().actor();
    this.tier = event.terms().tier();
    this.components = event.components();
  }

  /**
   * The message; empty where nothing is wrong, or only what the rules of all plans say as well, or
   * where the component itself is what is wrong.
   */
  String problem() {
    Optional<Component> named =
        components.stream().filter(component -> component.name().equals(actor)).findFirst();
    if (named.isEmpty()) {
      return noComponent();
    }
    Component component = named.get();
    if (component.spread() && component.identity()) {
      return "actor '%s' is a field a key, and an event has one actor; name a single value, or"
              .formatted(actor)
          + " remove the actor";
    }
    return component.identity() || component.fields().isEmpty() ? "" : noIdentity(component);
  }

  private String noComponent() {
    String head = "actor '%s' is no component".formatted(actor);
    if (components.isEmpty()) {
      return head + ", and there are none; remove it";
    }
    if (tier == Tier.METRICS) {
      return head + ", and tier METRICS leaves without any identity; remove it";
    }
    Optional<Component> onTheWire =
        components.stream()
            .filter(ActorRules::mayBeActor)
            .filter(component -> component.names().contains(actor))
            .findFirst();
    if (onTheWire.isPresent()) {
      return "actor '%s' is a name on the wire, of component '%s'; write '%s'"
          .formatted(actor, onTheWire.get().name(), onTheWire.get().name());
    }
    String nearest = nearest();
    return nearest.isEmpty()
        ? head + ", and none is an identity; " + NAME_ANOTHER
        : head + "; write " + nearest;
  }

  private String noIdentity(Component component) {
    String head = "actor '%s' is no identity".formatted(actor);
    if (tier == Tier.METRICS) {
      return head + ", and tier METRICS leaves without any; remove the actor";
    }
    Mark mark = component.mark();
    String nearest = nearest();
    if (mark != null && component.traits().label() == null) { // no label is made of an identity
      String annotations =
          switch (component.type().kind()) {
            case TEXT -> "@Hashed, @Opaque or @Identifier";
            case UUID -> "@Opaque";
            default -> "";
          };
      if (!annotations.isEmpty()) {
        return "%s; annotate it %s instead of %s, or %s"
            .formatted(
                head,
                annotations,
                mark.annotation(),
                nearest.isEmpty() ? "remove the actor" : "write " + nearest);
      }
    }
    return head
        + "; "
        + (nearest.isEmpty() ? NAME_ANOTHER : "write " + nearest + ", or remove the actor");
  }

  /** The components that a person most likely meant, of those that may be an actor. */
  private String nearest() {
    List<String> names =
        components.stream().filter(ActorRules::mayBeActor).map(Component::name).toList();
    String nearest = String.join("' or '", Spelling.nearest(actor, names));
    return nearest.isEmpty() ? "" : "'" + nearest + "'";
  }

  /** Whether it is an identity, one value, and told apart as it leaves. */
  private static boolean mayBeActor(Component component) {
    boolean raw = component.mark() instanceof Mark.Hashed hashed && hashed.rawTo() != Trust.LOCAL;
    return switch (component.type().kind()) {
      case TEXT, UUID -> component.identity() && !raw;
      default -> false;
    };
  }
}
