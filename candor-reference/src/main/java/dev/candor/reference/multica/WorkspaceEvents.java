package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** Workspaces, and the people who share them. */
final class WorkspaceEvents {

  private WorkspaceEvents() {}

  /** How somebody was invited. The original lists no values. */
  enum InviteMethod {
    EMAIL,
    LINK,
    OTHER
  }

  /** Somebody makes a workspace. Whether it is their first is told by the events, not here. */
  @Event(
      name = "workspace_created",
      purpose = "Counts new workspaces, the unit in which we measure how much the service is used.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record WorkspaceCreated(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Label EventSource source) {}

  /** Somebody invites a colleague. */
  @Event(
      name = "team_invite_sent",
      purpose = "Shows us whether workspaces are shared with colleagues.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record TeamInviteSent(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning(
              value =
                  "where the invited person has their address; the address itself is not recorded",
              example = "company.example")
          @Identifier(
              pattern = EmailDomain.PATTERN,
              maxLength = EmailDomain.LENGTH,
              reason = EmailDomain.REASON)
          @Nullable String invitedEmailDomain,
      @Meaning("how the invitation was sent") InviteMethod inviteMethod) {}

  /** Somebody takes an invitation. */
  @Event(
      name = "team_invite_accepted",
      purpose = "Shows us how long invitations lie around before somebody takes them.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record TeamInviteAccepted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("how many days the invitation lay") @Measure(Unit.DAYS) @Unsigned
          int daysSinceInvite) {}
}
