package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.reference.multica.Labels.Platform;
import dev.candor.reference.multica.ServiceLabels.FeedbackKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people tell the team, by length and kind only. */
final class FeedbackEvents {

  private FeedbackEvents() {}

  /** From where somebody opened the form. The original lists no values. */
  enum FeedbackSource {
    SIDEBAR,
    MENU,
    SHORTCUT,
    ERROR,
    OTHER
  }

  /** Somebody opens the form. */
  @Event(
      name = "feedback_opened",
      purpose = "Shows us how many people begin to write to us and do not finish.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.DEVELOPMENT)
  record FeedbackOpened(
      @Meaning("where the form was opened") FeedbackSource source,
      @Meaning("the workspace, by its random id") @Opaque @Nullable UUID workspaceId) {}

  /** Somebody sends the form. Not where it was refused for coming too often. */
  @Event(
      name = "feedback_submitted",
      purpose = "Counts what people write to us by kind; the text goes to the team, not in here.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record FeedbackSubmitted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("about how many characters were written; what they say is not recorded")
          MessageLength messageLengthBucket,
      @Meaning("whether there are pictures with it; they are not recorded") boolean hasImages,
      @Meaning("what kind of feedback it is") @Label FeedbackKind kind,
      @Meaning("by which program it was done") @Label Platform platform,
      @Meaning(value = "the version of the application", example = "1.4.2")
          @Identifier(pattern = Versions.PATTERN, maxLength = Versions.LENGTH)
          @Nullable String appVersion) {}
}
