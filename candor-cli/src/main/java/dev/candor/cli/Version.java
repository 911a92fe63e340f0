package dev.candor.cli;

/** The program's version. */
final class Version {

  /** As it stands in the jar's manifest, or {@code dev} where the program runs from no jar. */
  static final String OF_CANDOR = ofJar();

  private Version() {}

  private static String ofJar() {
    Package jar = Version.class.getPackage();
    String version = jar == null ? null : jar.getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
