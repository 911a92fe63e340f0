package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.ActorProperty;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.reference.multica.ServiceLabels.ContactSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How people find the service, from the first page to an account. */
final class AcquisitionEvents {

  private AcquisitionEvents() {}

  /** How somebody proved who they are. The original lists no values. */
  enum AuthMethod {
    EMAIL,
    GOOGLE,
    GITHUB,
    OTHER
  }

  /** Where somebody asked for the program. The original lists no values. */
  enum DownloadSource {
    LANDING,
    ONBOARDING,
    APP,
    DOCS,
    OTHER
  }

  /** For which system somebody loads the program. The original lists no values. */
  enum DownloadPlatform {
    MAC,
    WINDOWS,
    LINUX,
    UNKNOWN,
    OTHER
  }

  /** For which processor somebody loads the program. The original lists no values. */
  enum DownloadArch {
    X64,
    ARM64,
    UNIVERSAL,
    UNKNOWN,
    OTHER
  }

  /** In what package the program comes. The original lists no values. */
  enum DownloadFormat {
    DMG,
    ZIP,
    EXE,
    MSI,
    @Name("appimage")
    APP_IMAGE,
    DEB,
    RPM,
    OTHER
  }

  /** How many people work in a company. The original lists no values. */
  enum CompanySize {
    @Name("1-10")
    TEN,
    @Name("11-50")
    FIFTY,
    @Name("51-200")
    TWO_HUNDRED,
    @Name("201-1000")
    THOUSAND,
    @Name("1000+")
    MORE,
    UNKNOWN
  }

  /** What a company wants the service for. The original lists no values. */
  enum ContactUseCase {
    CODING,
    SUPPORT,
    OPERATIONS,
    RESEARCH,
    SELF_HOSTING,
    OTHER
  }

  /** Somebody looks at a page. Which one is not told. */
  @Name("$pageview")
  @Event(
      purpose =
          "Counts visits of our pages, so that we see how many of them become accounts; not which"
              + " page.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.NONE)
  record PageView() {}

  /** Somebody makes an account. Once for each account. */
  @Event(
      name = "signup",
      purpose = "Shows us through which channels people come to an account.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record Signup(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Identifier(
              pattern = EmailDomain.PATTERN,
              maxLength = EmailDomain.LENGTH,
              reason = EmailDomain.REASON)
          @Meaning(
              value =
                  "where somebody has their address; the original sends the address too, and that"
                      + " is not declared here",
              example = "company.example")
          @Nullable String emailDomain,
      @ActorProperty(once = true) @Label @Meaning("the channel, told from a cookie or a link")
          SignupSource signupSource,
      @Meaning("how somebody signs in") @Nullable AuthMethod authMethod) {}

  /** Somebody asks where to load the program. */
  @Event(
      name = "download_intent_expressed",
      purpose = "Shows us where people look for the program to install.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.NONE)
  record DownloadIntentExpressed(
      @Meaning("where somebody asked for the program") DownloadSource source) {}

  /** Somebody looks at the download page. */
  @Event(
      name = "download_page_viewed",
      purpose = "Shows us whether the download page recognises the systems of its visitors.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.NONE)
  record DownloadPageViewed(
      @Meaning("the system that the page recognised") DownloadPlatform detectedOs,
      @Meaning("the processor that the page recognised") DownloadArch detectedArch,
      @Meaning("whether the page is sure of system and processor") boolean detectConfident,
      @Meaning("whether there is a package to offer") boolean versionAvailable) {}

  /** Somebody loads a package. */
  @Event(
      name = "download_initiated",
      purpose = "Shows us which packages people load, and whether we offered them the right one.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.NONE)
  record DownloadInitiated(
      @Meaning("the system that the package is for") DownloadPlatform platform,
      @Meaning("the processor that the package is for") DownloadArch arch,
      @Meaning("the kind of package") DownloadFormat format,
      @Meaning(value = "the version of the package", example = "1.4.2")
          @Identifier(pattern = Versions.PATTERN, maxLength = Versions.LENGTH)
          @Nullable String version,
      @Meaning("whether it was the button that the page puts first") boolean primaryCta,
      @Meaning("whether it is for the system that the page recognised") boolean matchedDetect) {}

  /** Somebody wants to be told when there are runtimes in the cloud. */
  @Event(
      name = "cloud_waitlist_joined",
      purpose = "Tells us how many people wait for runtimes in the cloud.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record CloudWaitlistJoined(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether a reason was written; what it says is not recorded") boolean hasReason) {}

  /** Somebody asks for a talk about the service. */
  @Event(
      name = "contact_sales_submitted",
      purpose = "Shows us which kinds of companies ask for a talk, and from which form.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.NONE,
      actor = "inquiryId")
  record ContactSalesSubmitted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Opaque @Meaning("the inquiry, which stands for its sender: they may have no account")
          UUID inquiryId,
      @Meaning("how large the sender's company is, in steps") CompanySize companySize,
      @Identifier(pattern = "[A-Z]{2}", maxLength = 2)
          @Meaning(value = "the country that the form was given", example = "CH")
          @Nullable String countryRegion,
      @Meaning("one of the uses that the form offers; free text is not recorded")
          ContactUseCase useCase,
      @Meaning("whether goals were written; what they say is not recorded") boolean hasGoals,
      @Meaning("the page that the form was on") @Label("source") ContactSource formSource) {}
}
