package dev.candor.reference.codex;

import java.util.Locale;

/** The program that shows the terminal; without its version, and no other text that it may say. */
enum TerminalType {
  APPLE_TERMINAL,
  ITERM,
  VSCODE,
  GHOSTTY,
  WEZTERM,
  KITTY,
  ALACRITTY,
  KONSOLE,
  VTE,
  WINDOWS_TERMINAL,
  WARP,
  OTHER;

  /** The one that calls itself so, such as {@code iTerm.app/3.5.0}. */
  static TerminalType of(String said) {
    String lower = said.strip().toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    return switch (slash < 0 ? lower : lower.substring(0, slash)) {
      case "apple_terminal" -> APPLE_TERMINAL;
      case "iterm.app", "iterm2", "iterm" -> ITERM;
      case "vscode" -> VSCODE;
      case "ghostty", "xterm-ghostty" -> GHOSTTY;
      case "wezterm" -> WEZTERM;
      case "kitty", "xterm-kitty" -> KITTY;
      case "alacritty" -> ALACRITTY;
      case "konsole" -> KONSOLE;
      case "vte" -> VTE;
      case "windowsterminal" -> WINDOWS_TERMINAL;
      case "warpterminal" -> WARP;
      default -> OTHER;
    };
  }
}
