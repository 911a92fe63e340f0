package dev.candor.reference;

/**
 * A setting of a reference tool, as its configuration page and its {@code .env.example} say it.
 *
 * @param name of the variable, or the key in a file
 * @param source where it is said
 * @param standard the value where nobody says anything; empty where there is none
 * @param meaning what it does, in a sentence for the person who sets it
 * @param rule how a value is read, and what becomes of one that cannot be understood; empty where
 *     there is nothing to say
 */
public record Setting(String name, Source source, String standard, String meaning, String rule) {

  /** Where a setting is said. */
  public enum Source {
    /** An environment variable. */
    VARIABLE,
    /** A key of a configuration file. */
    FILE,
    /** Fixed when the tool is built. */
    BUILD
  }

  /** Refuses what nobody could look up, and what would not fit into a line. */
  public Setting {
    if (name.isBlank()) {
      throw new IllegalArgumentException("setting '" + name + "' has no name; give it one");
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("setting '" + name + "' says nothing; write its meaning");
    }
    if ((name + standard).indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "setting '" + name + "' has a name or a default of two lines; write one");
    }
  }

  /** An environment variable. */
  public static Setting variable(String name, String standard, String meaning, String rule) {
    return new Setting(name, Source.VARIABLE, standard, meaning, rule);
  }

  /** A key of a configuration file. */
  public static Setting file(String name, String standard, String meaning, String rule) {
    return new Setting(name, Source.FILE, standard, meaning, rule);
  }

  /** What is fixed when the tool is built. */
  public static Setting build(String name, String standard, String meaning, String rule) {
    return new Setting(name, Source.BUILD, standard, meaning, rule);
  }
}
