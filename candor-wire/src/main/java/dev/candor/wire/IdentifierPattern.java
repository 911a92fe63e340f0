package dev.candor.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of an {@code @Identifier}, tried on what people write. A value that it matches leaves
 * as itself, so it may match none of that; and it is tried on every value in the tool's own
 * process, so it may not take long either. Both are the same on every machine: what is counted is
 * how often a text is read, and not the time.
 */
final class IdentifierPattern {

  /** The longest identifier that leaves, in characters. */
  static final int LONGEST = 1024;

  /** How often a text may be read; a plain pattern reads each of its characters a few times. */
  private static final int MOST_READS = 1_000_000;

  /**
   * The same for the longest of one character: a pattern may go back for each, which takes their
   * square, and twice at most.
   */
  private static final int MOST_READS_OF_THE_LONGEST = 4_000_000;

  /** Prose that is cut shorter may be one word, and that is what an identifier is. */
  private static final int SHORTEST_PROSE = 8;

  private static final int PROBE = 32;

  /** Ends a text that is to fit nowhere. */
  private static final String MISFIT = "\0";

  /** A text, and what to call it. */
  private record Sample(String what, String text) {}

  /** These are as long as somebody likes. */
  private static final List<Sample> PROSE =
      List.of(
          new Sample("a sentence", "What's \"this\"? Ask Ada, it is 12:30; #1! "),
          new Sample("a sentence", "Fix the login, then tell Ada about it. "),
          new Sample("words with blanks between them", "fix the login and tell ada about it "),
          new Sample("several lines", "Fix this:\nthe login fails, see below.\n\n"),
          new Sample("a sentence that is not English", "Räume bitte auf, größer als üblich! "),
          new Sample("words that are not English", "исправь ошибку входа и скажи об этом "),
          new Sample("words that are not English", "修复登录错误并告诉我们原因"));

  /** These are what they are only as a whole. */
  private static final List<Sample> WHOLE =
      List.of(
          new Sample("a path", "/home/ada/work/notes.txt"),
          new Sample("a path", "/Users/Ada/My Work/notes_2.txt"),
          new Sample("a path", "C:\\Users\\Ada\\notes.txt"),
          new Sample("an e-mail address", "ada@example.org"),
          new Sample("an e-mail address", "Ada.Lovelace+work@mail.example.org"),
          new Sample("a web address", "https://example.org/ada?id=7&name=Ada#top"));

  /** On these, patterns that repeat what already repeats take the longest. */
  private static final List<String> PROBES =
      List.of("a", "A", "1", "_", " ", "a1", "a.", "a-", "a/");

  private final String field;
  private final String pattern;
  private final int maxLength;

  /** As a field of the plan says it. */
  IdentifierPattern(String field, String pattern, int maxLength) {
    this.field = field;
    this.pattern = pattern;
    this.maxLength = Math.min(maxLength, LONGEST);
  }

  /** What is wrong with it, or null where nothing is. */
  @Nullable String problem() {
    if (pattern.isEmpty()) {
      return said("matches nothing; write what a value looks like");
    }
    try {
      return tried(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      return said(
          "is no regular expression (%s at index %d); correct it"
              .formatted(e.getDescription(), e.getIndex()));
    } catch (TooManyReadsException | StackOverflowError e) {
      return said(
          "takes too long on some texts; repeat nothing that is repeated already, such as '(a+)+'");
    }
  }

  private String said(String what) {
    return "@Identifier pattern '%s' of '%s' %s".formatted(pattern, field, what);
  }

  private @Nullable String tried(Pattern compiled) {
    repeated().forEach(each -> matches(compiled, each.repeat(PROBE) + MISFIT, MOST_READS));
    repeated()
        .map(each -> each.repeat(1 + maxLength / each.length()) + MISFIT)
        .forEach(longest -> matches(compiled, longest, MOST_READS_OF_THE_LONGEST));
    return samples()
        .filter(sample -> matches(compiled, sample.text(), MOST_READS))
        .findFirst()
        .map(
            sample ->
                "matches %s, so free text would leave; write what a value looks like"
                    .formatted(sample.what()))
        .map(this::said)
        .orElse(null);
  }

  private static boolean matches(Pattern compiled, String text, int mostReads) {
    return compiled.matcher(new CountedText(text, mostReads)).matches();
  }

  /**
   * What is repeated to try it: each character of the pattern, and others. A pattern that repeats
   * what is repeated goes wrong soon, and one that repeats one thing several times where the text
   * is long.
   */
  private Stream<String> repeated() {
    return Stream.concat(
        PROBES.stream(), pattern.codePoints().distinct().mapToObj(Character::toString));
  }

  /** Prose in several lengths, the longest that leaves among them. */
  private Stream<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    Stream.of(SHORTEST_PROSE, 20, 60, 200, maxLength)
        .filter(length -> length >= SHORTEST_PROSE && length <= Math.max(maxLength, SHORTEST_PROSE))
        .distinct()
        .forEach(length -> PROSE.forEach(sample -> samples.add(cut(sample, length))));
    samples.addAll(WHOLE);
    return samples.stream();
  }

  private static Sample cut(Sample sample, int length) {
    String text = sample.text().repeat(length / sample.text().length() + 1);
    return new Sample(sample.what(), text.substring(0, length));
  }

  /** A text that is read so often and no more. */
  private static final class CountedText implements CharSequence {

    private final String text;
    private final int mostReads;
    private int reads;

    CountedText(String text, int mostReads) {
      this.text = text;
      this.mostReads = mostReads;
    }

    @Override
    public char charAt(int index) {
      reads++;
      if (reads > mostReads) {
        throw new TooManyReadsException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManyReadsException extends RuntimeException {

    private static final long serialVersionUID = 1;
  }
}
