package dev.candor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of strace, as it writes them. */
final class CallTest {

  @Test
  void anOpenedFileIsTheOneThatTheKernelNames() {
    Call call =
        parse(
            "openat(AT_FDCWD</tmp>, \"a) = 3\", O_WRONLY|O_CREAT, 0666) = 4</tmp/a) = 3\\303\\244>");

    assertThat(call.opened()).isEqualTo("/tmp/a) = 3ä");
    assertThat(call.result()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mkdir(\"/x/y\", 0777)                 = 0 | /x/y",
        "mkdir(\"./y\", 0777)                  = 0 | /at/y",
        "mkdirat(AT_FDCWD</home>, \"y\", 0777) = 0 | /home/y",
        "unlinkat(4</tmp>, \"a \\\"b\\\"\", 0) = 0 | /tmp/a \"b\"",
        "unlink(\"w\\303\\244nde\\n\\t\\\\\")  = 0 | '/at/wände\n\t\\'",
        "fchdir(3</home/ada>)                  = 0 | /home/ada",
        "utimensat(3</tmp/x>, NULL, NULL, 0)   = 0 | /tmp/x",
      })
  void aPathIsMadeWholeByTheFolderThatItIsNamedIn(String line, String path) {
    assertThat(parse(line.strip()).path("/at")).isEqualTo(path);
  }

  @Test
  void aRenamingNamesBothPaths() {
    Call call = parse("renameat2(AT_FDCWD</a>, \"b\", 5</c>, \"d\", RENAME_NOREPLACE) = 0");

    assertThat(call.paths("/at")).containsExactly("/a/b", "/c/d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect(4<socket:[1]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"192.0.2.1\")}, 16) = -1 EINPROGRESS (Operation now in progress) | 192.0.2.1:443",
        "connect(4<socket:[1]>, {sa_family=AF_INET6, sin6_port=htons(9), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::ffff:127.0.0.1\", &sin6_addr), sin6_scope_id=0}, 28) = 0 | 127.0.0.1:9",
        "bind(4<socket:[1]>, {sa_family=AF_INET6, sin6_port=htons(80), inet_pton(AF_INET6, \"::1\", &sin6_addr)}, 28) = 0 | [::1]:80",
        "connect(3<socket:[1]>, {sa_family=AF_UNIX, sun_path=\"/run/a b\"}, 110) = 0 | /run/a b",
        "connect(3<socket:[1]>, {sa_family=AF_UNIX, sun_path=@\"bus\"}, 110) = 0 | bus",
        "bind(3<socket:[1]>, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0 | AF_NETLINK",
        "connect(3<socket:[1]>, {sa_family=AF_UNSPEC, sa_data=\"\"...}, 16) = 0 | ''",
        "sendto(5<socket:[1]>, \"x\", 1, MSG_NOSIGNAL, NULL, 0) = 1 | ''",
      })
  void anAddressIsAPersonsWord(String line, String address) {
    assertThat(parse(line).address()).isEqualTo(address);
  }

  @Test
  void aCallInWhichTheThreadDiedHasNoResult() {
    assertThat(parse("execve(\"/bin/a\", [\"a\"], 0x1 /* 2 vars */) = ?").result()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+++ exited with 0 +++", "+++ killed by SIGKILL +++", "", "openat("})
  void whatIsNoCallIsPassedOver(String line) {
    assertThat(Call.parse(line)).isNull();
  }

  private static Call parse(String line) {
    return Objects.requireNonNull(Call.parse(line), line);
  }
}
