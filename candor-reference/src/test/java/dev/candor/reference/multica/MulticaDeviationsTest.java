package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.reference.ConfigurationPage;
import dev.candor.reference.Machine;
import dev.candor.reference.Setting;
import dev.candor.reference.multica.Labels.TokenType;
import dev.candor.sdk.Consent;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.PrivacyClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the contract and a rule of Candor's meet: what the one would send, and what leaves here.
 */
class MulticaDeviationsTest {

  @Test
  void sendsTheDomainOfAnAddressWhereTheContractSendsTheAddressOnce() {
    String address = "ada@company.example";
    Map<String, String> contract = Map.of("email", address, "email_domain", "company.example");

    assertThat(EmailDomain.of(address)).isEqualTo(contract.get("email_domain"));
    assertThat(Compiled.names("signup")).contains("email_domain").doesNotContain("email");
    assertThat(
            Compiled.PLAN.events().stream()
                .flatMap(event -> event.fields().stream())
                .map(FieldPlan::name))
        .noneMatch(name -> name.equals("email") || name.equals("email_hash"));
  }

  @Test
  void callsATokenTypeThatNobodyKnowsOtherWhereTheContractCallsItInput() {
    String contract = "input";

    assertThat(TokenType.of("reasoning")).isEqualTo(TokenType.OTHER);
    assertThat(Compiled.values("llm_usage", "token_type")).contains(contract, "other");
  }

  @Test
  void namesNothingTotalThatMayFallWhereTheContractNamesAGaugeSo() {
    String contract = "multica_agent_task_stuck_total";

    assertThat(Compiled.families()).doesNotContainKey(contract);
    assertThat(Compiled.families().values())
        .filteredOn(family -> family.name().endsWith("_total"))
        .isNotEmpty()
        .allMatch(family -> family.kind() == MetricFamily.Kind.COUNTER);
  }

  @Test
  void keepsAnAliasFromTheLabelsWhereTheContractCountsByIt() {
    String contract = "some-customers-secret-model";

    FieldPlan alias = Compiled.field("llm_unpriced_usage", "model_alias");
    FieldPlan family = Compiled.field("llm_unpriced_usage", "model_family");

    assertThat(alias.label()).isFalse();
    assertThat(alias.privacyClass()).isEqualTo(PrivacyClass.IDENTIFIER);
    assertThat(family.label()).isTrue();
    assertThat(family.texts().values()).doesNotContain(ModelAlias.of(contract)).contains("other");
    assertThat(ModelFamily.of(ModelAlias.of(contract))).isEqualTo(ModelFamily.OTHER);
  }

  @Test
  void countsOnboardingAsItselfWhereTheContractCountsItAsOther() {
    assertThat(Labels.Source.of("onboarding")).isEqualTo(Labels.Source.OTHER);
    assertThat(Compiled.values("workspace_created", "source")).contains("onboarding");
    assertThat(Compiled.field("workspace_created", "source").label()).isTrue();
  }

  @Test
  void leavesAPageWithoutItsAddressWhereTheContractSendsIt() {
    assertThat(Compiled.names("$pageview")).isEmpty();
  }

  @Test
  void readsTheKeyOfTheCookieThatTheContractForgets() {
    String cookie = "{\"referrer_origin\":\"https://news.ycombinator.com\"}";
    SignupSource contract = SignupSource.OTHER;

    assertThat(SignupCookie.read(cookie)).isNotEqualTo(contract).isEqualTo(SignupSource.HACKERNEWS);
  }

  @Test
  void isLocalUntilSomebodyAgreesWhereTheContractSendsOnceThereIsAKey(@TempDir Path root) {
    Machine machine = new Machine(MulticaPlan.plan(), root);
    machine.variables.put("POSTHOG_API_KEY", "phc_1");
    machine.variables.put("ANALYTICS_DISABLED", "");

    Consent.Decision decision = new Consent(MulticaPlan.plan(), machine.surroundings()).decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
  }

  @Test
  void givesAVendorRowsOnlyAndMetricsToNobodyElse() {
    assertThat(Compiled.PLAN.product().destinations())
        .filteredOn(destination -> destination.trust().equals("vendor"))
        .isNotEmpty()
        .allMatch(destination -> destination.takes().equals(List.of("events")));
    assertThat(Compiled.PLAN.events())
        .filteredOn(event -> event.terms().operational())
        .isNotEmpty()
        .allMatch(event -> event.terms().tier().equals("metrics"))
        .allMatch(event -> event.terms().actor().equals(EventPlan.INSTALLATION));
  }

  @Test
  void listsEveryVariableAndNoKeyOfAVendor() {
    List<Setting> settings = MulticaSettings.all();

    assertThat(settings.stream().map(Setting::name))
        .contains(
            "POSTHOG_API_KEY",
            "POSTHOG_HOST",
            "ANALYTICS_DISABLED",
            "ANALYTICS_ENVIRONMENT",
            "APP_ENV",
            "METRICS_ADDR");
    assertThat(settings)
        .filteredOn(setting -> Set.of("POSTHOG_API_KEY", "METRICS_ADDR").contains(setting.name()))
        .allMatch(setting -> setting.standard().isEmpty());
    assertThat(new ConfigurationPage("multica", settings).envExample())
        .contains("#POSTHOG_API_KEY=\n")
        .contains("#POSTHOG_HOST=https://us.i.posthog.com\n");
  }
}
