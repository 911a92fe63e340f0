package dev.candor.verify;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * One rule of the house.
 *
 * @param name the word by which seeded violations refer to it
 * @param guards the packages that it must find classes in, once their module is on the class path
 * @param rule what must hold
 */
record Lock(String name, List<String> guards, ArchRule rule) {

  Lock {
    guards = List.copyOf(guards);
  }

  @Override
  public String toString() {
    return name;
  }
}
