package dev.candor.verify;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What code may not touch: calls, method references and fields, each reported with its line. */
final class Touches {

  private static final Set<String> SYSTEM_PROPERTY_READERS =
      Set.of("java.lang.Boolean", "java.lang.Integer", "java.lang.Long");

  private Touches() {}

  static ArchCondition<JavaClass> neverTouch(String what, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>("never touch " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (forbidden.test(access)) {
            events.add(SimpleConditionEvent.violated(access, access.getDescription()));
          }
        }
      }
    };
  }

  /** Reports every place that makes a thread, unless all of them stand in one class. */
  static ArchCondition<JavaClass> makeThreadsInOneClassOnly() {
    return new ArchCondition<>("make threads in one class only") {
      private final Set<String> makers = new TreeSet<>();

      @Override
      public void init(Collection<JavaClass> all) {
        makers.clear();
        for (JavaClass type : all) {
          if (type.getAccessesFromSelf().stream().anyMatch(Touches::thread)) {
            makers.add(Roots.outermost(type).getName());
          }
        }
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (makers.size() > 1 && thread(access)) {
            events.add(
                SimpleConditionEvent.violated(
                    access, access.getDescription() + ", one of " + makers));
          }
        }
      }
    };
  }

  static boolean clock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
      case "java.util.Date", "java.util.GregorianCalendar" ->
          name.equals("<init>") && parameters(access) == 0;
      case "java.util.Calendar" -> name.equals("getInstance");
      case "java.time.InstantSource" -> name.equals("system");
      default -> owner.startsWith("java.time.") && name.equals("now") && !isGivenAClock(access);
    };
  }

  static boolean console(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(System.class)
        && Set.of("out", "err", "in", "console").contains(access.getName());
  }

  static boolean environment(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return (owner.equals("java.lang.System")
            && (name.equals("getenv") || name.endsWith("Property") || name.endsWith("Properties")))
        || (SYSTEM_PROPERTY_READERS.contains(owner)
            && Set.of("getBoolean", "getInteger", "getLong").contains(name));
  }

  static boolean exit(JavaAccess<?> access) {
    return (access.getTargetOwner().isEquivalentTo(System.class)
            || access.getTargetOwner().isEquivalentTo(Runtime.class))
        && (access.getName().equals("exit") || access.getName().equals("halt"));
  }

  static boolean borrowedThread(JavaAccess<?> access) {
    return Set.of(
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.Timer")
        .contains(access.getTargetOwner().getName());
  }

  private static boolean thread(JavaAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(Thread.class)
        && Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread")
            .contains(access.getName());
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }

  private static boolean isGivenAClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .anyMatch(type -> type.getName().equals("java.time.Clock"));
  }
}
