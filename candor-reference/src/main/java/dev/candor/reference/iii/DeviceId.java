package dev.candor.reference.iii;

import dev.candor.HashScope;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Installation;
import dev.candor.sdk.Installation.Origin;
import dev.candor.sdk.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The device that an engine counts as: what the state file has, else in a container that of its
 * host, by the id that the host's user handed in, and which of the host's containers it is, else
 * the machine's own id, salted.
 *
 * <p>The contract sends the container's host name as it is; that is the {@link Naming#VERBATIM}
 * form, which a product must choose by name. Candor's ready-made plan keys and hashes it, with the
 * product's pepper where it has one: the secret of an installation is gone with the container, and
 * each start would be another device.
 *
 * <p>An id that stands for nobody is stored as the contract has it, but looked at again with each
 * start until more is known, and never written into the project, where it would stay.
 */
final class DeviceId implements IdentityScheme {

  /** A container whose host nobody named. Never counted as a person. */
  static final String UNKNOWN_CONTAINER = "unknown-container";

  /** A machine without an id of its own. Never counted as a person. */
  static final String UNKNOWN_HOST = "unknown-host";

  private static final String UNKNOWN_HOSTNAME = "unknown-hostname";
  private static final int WHOLE = 2;
  private static final String SALT = "iii-machine-id";

  /** What becomes of a container's host name. */
  enum Naming {
    /** It leaves keyed and hashed. */
    HASHED("iii-device"),
    /** It leaves as it is: the contract's form, which says where somebody works. */
    VERBATIM("iii-device-with-host-name");

    private final String scheme;

    Naming(String scheme) {
      this.scheme = scheme;
    }
  }

  private final Naming naming;

  DeviceId(Naming naming) {
    this.naming = naming;
  }

  @Override
  public String name() {
    return naming.scheme;
  }

  @Override
  public Installation installation(Circumstances at) throws IOException {
    Path file = StateFile.path(at.surroundings());
    StateFile state = StateFile.read(file);
    Project project = Project.find(at.surroundings());
    boolean inContainer = inContainer(ExecutionContext.Signs.of(at.surroundings(), state));
    String id = state.deviceId();
    if (known(id) < WHOLE) {
      String now = inContainer ? container(at, project) : host(at);
      id = id.isEmpty() || known(now) > known(id) ? now : id;
    }
    keep(at, file, state, id);
    if (!inContainer && known(id) == WHOLE) {
      write(at, project, id);
    }
    return Installation.of(id, origin(id, inContainer), at.environment());
  }

  /** How much is known of the device: nobody, which host, or which device. */
  private static int known(String id) {
    if (id.isEmpty() || standsForNobody(id)) {
      return 0;
    }
    return id.endsWith("-" + UNKNOWN_HOSTNAME) ? 1 : WHOLE;
  }

  /** Whether an id stands for nobody. */
  static boolean standsForNobody(String id) {
    return id.equals(UNKNOWN_CONTAINER) || id.equals(UNKNOWN_HOST) || id.startsWith("unknown-");
  }

  private static Origin origin(String id, boolean inContainer) {
    if (standsForNobody(id)) {
      return Origin.NOBODY;
    }
    return inContainer ? Origin.PASSED_IN : Origin.SCHEME;
  }

  /** The variable puts an engine into a container; it does not take it out of one. */
  static boolean inContainer(ExecutionContext.Signs signs) {
    String said = signs.variables().get(ExecutionContext.VARIABLE);
    return ExecutionContext.container(signs).inContainer()
        || (said != null && ExecutionContext.named(said).inContainer());
  }

  private String container(Circumstances at, Project project) throws IOException {
    String host = hostDevice(at.surroundings().variables(), project);
    if (host == null || standsForNobody(host)) {
      return UNKNOWN_CONTAINER;
    }
    String hostname = hostname(at);
    if (hostname.isEmpty()) {
      return "container-" + host + "-" + UNKNOWN_HOSTNAME;
    }
    return "container-"
        + host
        + "-"
        + switch (naming) {
          case VERBATIM -> hostname;
          case HASHED -> hashed(at, host + "\n" + hostname);
        };
  }

  private static String hashed(Circumstances at, String text) throws IOException {
    String hash = at.hashing().hash(HashScope.PRODUCT, text);
    return hash == null ? "" + at.hashing().hash(HashScope.INSTALLATION, text) : hash;
  }

  /** The id of the host that a container is on, as its user handed it in; null where nobody did. */
  static @Nullable String hostDevice(Map<String, String> variables, Project project) {
    String variable = variables.getOrDefault("III_HOST_DEVICE_ID", "");
    return variable.isEmpty() ? project.hostDevice() : variable;
  }

  private static String host(Circumstances at) {
    String machine = MachineId.ofFiles(at.surroundings());
    return machine == null ? UNKNOWN_HOST : MachineId.salted(SALT, machine);
  }

  /** As the kernel says it, else the variable of the shell; empty where neither does. */
  private static String hostname(Circumstances at) {
    Path kernel = at.surroundings().root().resolve("proc/sys/kernel/hostname");
    try {
      String name = Files.isRegularFile(kernel) ? Files.readString(kernel).strip() : "";
      if (!name.isEmpty() && !name.equals("(none)")) {
        return name;
      }
    } catch (IOException e) {
      at.diagnostics().accept("the host name cannot be read: " + e);
    }
    return at.surroundings().variables().getOrDefault("HOSTNAME", "").strip();
  }

  private static void keep(Circumstances at, Path file, StateFile state, String id) {
    if (state.isFresh() || !id.equals(state.deviceId())) {
      try {
        StateFile.toReplace(file).withDevice(id).write(file);
      } catch (IOException e) {
        at.diagnostics().accept("the device id is not kept, and made again with each start: " + e);
      }
    }
  }

  private static void write(Circumstances at, Project project, String id) {
    try {
      project.add(Project.DEVICE_ID, id);
    } catch (IOException | IllegalArgumentException e) {
      at.diagnostics().accept("containers of this project do not know their host: " + e);
    }
  }
}
