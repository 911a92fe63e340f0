package dev.candor.reference.ao;

import java.util.regex.Pattern;

/** What a person looks at in the desktop application: the kind of page, never which one. */
enum RouteSurface {
  HOME,
  GLOBAL_SETTINGS,
  SESSION_DETAIL,
  PROJECT_SETTINGS,
  PROJECT_BOARD,
  /** No page: the application itself, beside whatever is shown. */
  RENDERER,
  OTHER;

  private static final Pattern SESSION = Pattern.compile("(?:/projects/[^/]+)?/sessions/[^/]+");
  private static final Pattern PROJECT = Pattern.compile("/projects/[^/]+(?:/.*)?");

  /** The surface of an address inside the application. */
  static RouteSurface of(String path) {
    if (path.equals("/")) {
      return HOME;
    }
    if (path.equals("/settings") || path.startsWith("/settings/")) {
      return GLOBAL_SETTINGS;
    }
    if (SESSION.matcher(path).matches()) {
      return SESSION_DETAIL;
    }
    if (PROJECT.matcher(path).matches()) {
      return path.endsWith("/settings") ? PROJECT_SETTINGS : PROJECT_BOARD;
    }
    return OTHER;
  }
}
