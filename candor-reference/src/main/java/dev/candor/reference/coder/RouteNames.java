package dev.candor.reference.coder;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the address of a request into the kind of address that it is: without query and fragment,
 * every id as <code>{id}</code>, every name that people choose as <code>{name}</code>.
 *
 * <p>What no template knows is cut after three segments. A name in one of these three would pass,
 * as it does in the contract; so a route leaves only where it looks like {@link #PATTERN}.
 */
final class RouteNames {

  /** The route of an address that cannot be read. */
  static final String UNKNOWN = "<unknown>";

  /** What a route looks like that may leave: of the deployment's own interface, or unknown. */
  static final String PATTERN =
      "/(api|oauth2|bin|healthz|derp)(/([a-z][a-z0-9-]*|\\{id\\}|\\{name\\}|\\{\\*\\})){0,9}"
          + "|<unknown>";

  private static final String ID = "{id}";
  private static final String REST = "{*}";
  private static final int KEPT = 3;

  private static final Pattern IDS =
      Pattern.compile(
          "[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /** In order; the first that fits the beginning of a path decides. */
  private static final List<List<String>> TEMPLATES =
      templates(
          "users/first",
          "users/login",
          "users/logout",
          "users/authmethods",
          "users/{name}/workspace/{name}",
          "users/{name}/keys/tokens/{name}",
          "users/{name}/keys/{id}",
          "users/{name}/organizations/{name}",
          "users/{name}",
          "organizations/{id}/templates/{name}/versions/{name}",
          "organizations/{id}/templates/{name}",
          "organizations/{id}/members/{name}",
          "organizations/{id}/groups/{name}",
          "organizations/{id}",
          "tasks/{name}/{id}",
          "tasks/{name}",
          "workspaces/{id}/builds/{id}",
          "workspaces/{id}",
          "workspaceagents/{id}",
          "workspacebuilds/{id}",
          "templates/{id}",
          "templateversions/{id}",
          "external-auth/{name}");

  private RouteNames() {}

  /** The route of an address, which may be absolute or a path; null is unknown. */
  static String of(@Nullable String address) {
    String path = path(address);
    if (path.isEmpty()) {
      return UNKNOWN;
    }
    List<String> segments =
        Arrays.stream(path.split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .map(segment -> IDS.matcher(segment).matches() ? ID : segment)
            .toList();
    return "/" + String.join("/", named(segments));
  }

  /** The path of an address; empty where it has none or cannot be read. */
  private static String path(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return "";
    }
    try {
      String path = new URI(address.strip()).getRawPath();
      return path == null ? "" : path;
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static List<String> named(List<String> segments) {
    for (List<String> template : TEMPLATES) {
      if (fits(template, segments)) {
        List<String> named = new ArrayList<>(segments);
        for (int i = 0; i < template.size(); i++) {
          named.set(i, template.get(i));
        }
        return named;
      }
    }
    if (segments.size() <= KEPT) {
      return segments;
    }
    List<String> cut = new ArrayList<>(segments.subList(0, KEPT));
    cut.add(REST);
    return cut;
  }

  /** Whether a path begins as a template does. */
  private static boolean fits(List<String> template, List<String> segments) {
    if (segments.size() < template.size()) {
      return false;
    }
    for (int i = 0; i < template.size(); i++) {
      String wanted = template.get(i);
      if (!wanted.startsWith("{") && !wanted.equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<List<String>> templates(String... paths) {
    return Arrays.stream(paths).map(path -> List.of(("api/v2/" + path).split("/", -1))).toList();
  }
}
