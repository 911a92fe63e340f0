package dev.candor.verify;

import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What these tests look at: the modules that are on the class path, and the source around them. */
final class House {

  static final String ROOT = "dev.candor";

  private House() {}

  /** The folder of the reactor. */
  static Path folder() {
    return requireNonNull(Path.of(property("basedir")).getParent(), "the folder of the reactor");
  }

  /** The folder of this module. */
  static Path verify() {
    return folder().resolve("candor-verify");
  }

  /** Every class of ours that is on the class path, tests left out. */
  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT);
  }

  /** Whether a class stands in a package below the root; the root itself is the empty name. */
  static boolean standsIn(JavaClass type, String name) {
    return type.getPackageName().equals(name.isEmpty() ? ROOT : ROOT + "." + name);
  }

  /** The modules of ours that have a descriptor, by name. */
  static SortedMap<String, ModuleReference> modules() {
    Path[] entries =
        classPath()
            .filter(entry -> entry.startsWith(folder()))
            .filter(
                entry ->
                    Files.exists(entry.resolve("module-info.class")) || Files.isRegularFile(entry))
            .toArray(Path[]::new);
    SortedMap<String, ModuleReference> modules = new TreeMap<>();
    for (ModuleReference module : ModuleFinder.of(entries).findAll()) {
      if (!module.descriptor().isAutomatic()) {
        modules.put(module.descriptor().name(), module);
      }
    }
    return modules;
  }

  /** The jar of the class path whose file name begins so. */
  static Path jar(String prefix) {
    return classPath()
        .filter(entry -> String.valueOf(entry.getFileName()).startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  /** A property that the build sets. */
  static String property(String name) {
    return requireNonNull(System.getProperty(name), name + " is not set: run ./build");
  }

  private static Stream<Path> classPath() {
    List<String> entries = Arrays.asList(property("java.class.path").split(File.pathSeparator));
    return entries.stream().map(Path::of);
  }
}
