package dev.candor.sdk;

import java.util.Random;

/** Makes texts that try to confuse the masking, with what it must find planted among them. */
final class MaskingSoup {

  static final String[] PARTS = {
    "'",
    "\"",
    "`",
    "/",
    "\\",
    "//",
    "\\\\",
    "@",
    ":",
    "://",
    "%",
    "%2F",
    "%40",
    "?",
    "#",
    "=",
    "~",
    "~/",
    "./",
    "..",
    ".",
    ",",
    ";",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "|",
    "&",
    "*",
    "-",
    "_",
    "+",
    "$",
    " ",
    " ",
    " ",
    "  ",
    "   ",
    "\t",
    "\n",
    "\r\n",
    "\u00a0",
    "\u3000",
    "\0",
    "\u001b",
    "\u001b[",
    "\u001b[31m",
    "\u001b]",
    "\u001b\\",
    "\u0007",
    "\u001b(B",
    "\u009b",
    "\u200b",
    "\u202e",
    "\ufeff",
    "a",
    "B",
    "Jane",
    "van",
    "doe",
    "won't",
    "O'Connor",
    "sk-",
    "sk-abc",
    "Bearer",
    "bearer ",
    "Bearer abcdefghijklmnopqrst",
    "http://",
    "https://",
    "ws://",
    "http://10.0.0.1/",
    "https://example.org/x",
    "http://[::1]",
    "10.0.0.1",
    "::1",
    "s3://b/k",
    "file:/",
    "C:",
    "C:\\",
    "x.sql",
    "a/b",
    "a/b/c.d",
    "/etc",
    "1/2",
    "jane@example.org",
    "7",
    "文",
    "件/夹",
    "路径：",
    "😀",
    "👨\u200d👩",
    "\ud83d",
    "\ude00",
    "é",
    "e\u0301",
    "‘",
    "’",
    "“",
    "”",
    "«",
    "»",
    "<path>",
    "?x/y"
  };

  private static final String[] PLANTS = {
    "sk-ZQZQZQZQZQZQZQZQ",
    "sk-\u001b[31mZQZQZQZQZQZQZQZQ",
    "s\u200bk-ZQZQZQZQ\u0000ZQZQZQZQ",
    "sk-ant-api03-aaaaaaaaaaaaZQ",
    "Bearer aaaaaaaaaaaaaaaa.ZQ",
    "bearer: eyJhbGciOiJIUzI1NiJ9.ZQ-_",
    "/ZQ",
    "/home/ZQ",
    "/home/jane/ZQ.sql",
    "/Users/Jane Doe/ZQ",
    "/Users/Jane van der Doe/client repo/ZQ/a.sql",
    "/Users/Jane Zq",
    "/opt/données/Zq",
    "/home/O'Connor/ZQ",
    "/Users/jd/client\"repo/ZQ",
    "~/ZQ",
    "~jane/ZQ",
    "./ZQ",
    "../ZQ/x",
    "src/main/ZQ.java",
    "models/ZQ.sql",
    "a/ZQ/c",
    "C:\\ZQ",
    "c:/ZQ",
    "C:\\Users\\Jane Doe\\ZQ",
    "\\\\server\\share\\ZQ",
    "\\Users\\ZQ",
    ".\\ZQ\\x.y",
    "s3://ZQ/x",
    "gs://bucket/my data/ZQ",
    "file:///ZQ",
    "postgres://ZQ:ZQ@db/ZQ",
    "//server/ZQ/x",
    "/文件/ZQ",
    "文件/路径/ZQ",
    "ZQ@example.org",
    "jane.ZQ+x@mail.example.co.uk",
    "o'ZQ@example.org",
    "mailto:ZQ@例え.jp",
    "ZQ%40example.org",
    "ZQ@10.0.0.1",
    "😀ZQ@example.org",
    "http://localhost/ZQ",
    "https://ZQ:ZQ@192.168.0.1/ZQ",
    "http://10.1.2.3:80/?x=ZQ#ZQ",
    "http://[fe80::1]/ZQ",
    "https://ZQ.corp.internal/x",
    "ws://127.0.0.1/ZQ",
    "http://ZQ/",
    "https://u:ZQ@example.org/",
    "'ZQ'",
    "\"a ZQ b\"",
    "`ZQ`",
    "“ZQ”"
  };

  private static final String[] ANCHORS = {"", "", "", "(", "[", "<", "=", ":", "|", "key=", "E: "};
  private static final String[] ENDS = {"", "", "", ")", "]", ",", ".", ";", ":", " "};

  private final Random random;

  MaskingSoup(long seed) {
    this.random = new Random(seed);
  }

  /** Parts, and nothing planted. */
  String parts(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(count + 1); i > 0; i--) {
      String part = PARTS[random.nextInt(PARTS.length)];
      text.append(random.nextInt(40) == 0 ? part.repeat(1 + random.nextInt(40)) : part);
    }
    return text.toString();
  }

  /** Something that must be masked, with parts around it; what must not be seen is {@code ZQ}. */
  String planted(int count) {
    String plant = PLANTS[random.nextInt(PLANTS.length)];
    return parts(count)
        + " "
        + ANCHORS[random.nextInt(ANCHORS.length)]
        + plant
        + ENDS[random.nextInt(ENDS.length)]
        + " "
        + parts(count);
  }
}
