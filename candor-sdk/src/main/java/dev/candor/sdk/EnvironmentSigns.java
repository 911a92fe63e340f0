package dev.candor.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables by which CI systems and coding agents are known: a table, in the order
 * in which it is read, that anybody may use. A variable counts where it is set to anything but an
 * empty text, {@code 0} and {@code false}.
 */
public final class EnvironmentSigns {

  /** Rises with each change of the table. */
  public static final int VERSION = 1;

  private static final List<Sign> ALL =
      List.of(
          ci("GITHUB_ACTIONS", "GitHub Actions"),
          ci("GITLAB_CI", "GitLab CI"),
          ci("CIRCLECI", "CircleCI"),
          ci("TRAVIS", "Travis CI"),
          ci("BUILDKITE", "Buildkite"),
          ci("JENKINS_URL", "Jenkins"),
          ci("HUDSON_URL", "Hudson"),
          ci("TEAMCITY_VERSION", "TeamCity"),
          ci("TF_BUILD", "Azure Pipelines"),
          ci("CODEBUILD_BUILD_ID", "AWS CodeBuild"),
          ci("BITBUCKET_BUILD_NUMBER", "Bitbucket Pipelines"),
          ci("BITBUCKET_COMMIT", "Bitbucket Pipelines"),
          ci("APPVEYOR", "AppVeyor"),
          ci("DRONE", "Drone"),
          ci("CIRRUS_CI", "Cirrus CI"),
          ci("SEMAPHORE", "Semaphore"),
          ci("BITRISE_IO", "Bitrise"),
          ci("BUDDY_WORKSPACE_ID", "Buddy"),
          ci("bamboo_planKey", "Bamboo"),
          ci("GO_PIPELINE_LABEL", "GoCD"),
          ci("NETLIFY", "Netlify"),
          ci("CI", "a CI system"),
          agent("CLAUDECODE", "Claude Code"),
          agent("CURSOR_AGENT", "Cursor"),
          agent("GEMINI_CLI", "Gemini CLI"),
          agent("CODEX_SANDBOX", "Codex"),
          agent("CODEX_THREAD_ID", "Codex"),
          agent("AI_AGENT", "a coding agent"));

  private EnvironmentSigns() {}

  /**
   * A variable that somebody sets.
   *
   * @param variable its name
   * @param means what kind of machine it makes this
   * @param system who sets it, for a person
   */
  public record Sign(String variable, EnvironmentClass means, String system) {}

  /** The whole table. */
  public static List<Sign> all() {
    return ALL;
  }

  /** The first sign of a kind that is there, or null. */
  static @Nullable Sign found(EnvironmentClass means, Surroundings surroundings) {
    for (Sign sign : ALL) {
      if (sign.means() == means && surroundings.isSet(sign.variable())) {
        return sign;
      }
    }
    return null;
  }

  private static Sign ci(String variable, String system) {
    return new Sign(variable, EnvironmentClass.CI, system);
  }

  private static Sign agent(String variable, String system) {
    return new Sign(variable, EnvironmentClass.AGENT, system);
  }
}
