package dev.candor.reference.coder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route keeps of the address of a request. */
class RouteNamesTest {

  private static final String ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  @ParameterizedTest
  @CsvSource({
    "/api/v2/users/ada/workspace/secret, /api/v2/users/{name}/workspace/{name}",
    "/api/v2/users/ada/workspace/secret/builds/7, /api/v2/users/{name}/workspace/{name}/builds/{id}",
    "/api/v2/users/ada/keys/12, /api/v2/users/{name}/keys/{id}",
    "/api/v2/users/ada/keys/tokens/my-laptop, /api/v2/users/{name}/keys/tokens/{name}",
    "/api/v2/users/ada/organizations/acme, /api/v2/users/{name}/organizations/{name}",
    "/api/v2/users/me, /api/v2/users/{name}",
    "/api/v2/users/first, /api/v2/users/first",
    "/api/v2/users/authmethods, /api/v2/users/authmethods",
    "/api/v2/organizations/9/templates/go/versions/v2, /api/v2/organizations/{id}/templates/{name}/versions/{name}",
    "/api/v2/organizations/9/templates/go, /api/v2/organizations/{id}/templates/{name}",
    "/api/v2/organizations/9/members/ada, /api/v2/organizations/{id}/members/{name}",
    "/api/v2/organizations/acme/members/ada, /api/v2/organizations/{id}/members/{name}",
    "/api/v2/organizations/acme, /api/v2/organizations/{id}",
    "/api/v2/tasks/ada/4, /api/v2/tasks/{name}/{id}",
    "/api/v2/tasks/ada/fix-it, /api/v2/tasks/{name}/{id}",
    "/api/v2/workspaces/5/builds/6, /api/v2/workspaces/{id}/builds/{id}",
    "/api/v2/workspaces/5/builds, /api/v2/workspaces/{id}/builds",
    "/api/v2/external-auth/github/device, /api/v2/external-auth/{name}/device"
  })
  void replacesNamesAndIdsWhereATemplateKnowsThem(String address, String route) {
    assertThat(RouteNames.of(address)).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v2/buildinfo, /api/v2/buildinfo",
    "/healthz, /healthz",
    "/, /",
    "/api/v2/insights/daus/by-day/x, /api/v2/insights/{*}",
    "/api/v2/files/99, /api/v2/files/{*}",
    "/a/b/42, /a/b/{id}"
  })
  void cutsWhatNoTemplateKnowsAfterThreeSegments(String address, String route) {
    assertThat(RouteNames.of(address)).isEqualTo(route);
  }

  @Test
  void knowsIdsOfAnyVersionInAnyCase() {
    for (int version = 0; version < 16; version++) {
      String id = "3FA85F64-5717-%xABC-b3fc-2c963f66afa6".formatted(version);

      assertThat(RouteNames.of("/api/v2/workspaces/" + id)).isEqualTo("/api/v2/workspaces/{id}");
    }
    assertThat(RouteNames.of("/api/v2/workspaceagents/" + ID + "/listening-ports"))
        .isEqualTo("/api/v2/workspaceagents/{id}/listening-ports");
  }

  @Test
  void dropsHostQueryAndFragment() {
    assertThat(
            RouteNames.of("https://coder.acme.example/api/v2/workspaces?q=owner:ada&token=s3#top"))
        .isEqualTo("/api/v2/workspaces");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "?q=1", "http://[", "mailto:ada@acme.example", "%%%"})
  void saysUnknownWhereThereIsNothingToRead(String address) {
    assertThat(RouteNames.of(address)).isEqualTo("<unknown>");
  }

  @Test
  void letsOnlyRoutesOfTheDeploymentsOwnInterfaceLeave() {
    assertThat("/api/v2/users/{name}/workspace/{name}").matches(RouteNames.PATTERN);
    assertThat("/api/v2/insights/{*}").matches(RouteNames.PATTERN);
    assertThat("<unknown>").matches(RouteNames.PATTERN);
    assertThat(RouteNames.of("/@ada/secret.main/apps/code")).doesNotMatch(RouteNames.PATTERN);
  }
}
