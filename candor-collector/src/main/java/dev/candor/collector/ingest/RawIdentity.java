package dev.candor.collector.ingest;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Prose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field as which an identity may come raw, where its plan lets a collector of the person's own
 * have it: under the name without {@code _hash}, and a text of at most {@value #MAX_LENGTH}
 * characters. The tool sends a longer one hashed.
 */
final class RawIdentity {

  private static final int MAX_LENGTH = 200;
  private static final String HASH = "_hash";

  private RawIdentity() {}

  /** The raw one of a hashed field, or null where it comes hashed only. */
  static @Nullable FieldPlan of(FieldPlan field) {
    FieldPlan.Hash hash = field.hash();
    boolean comes =
        field.privacyClass() == PrivacyClass.HASHED
            && hash != null
            && hash.rawTo().equals("own")
            && field.shape().form() == FieldPlan.Form.ONE
            && field.name().endsWith(HASH);
    return comes
        ? new FieldPlan(
            field.name().substring(0, field.name().length() - HASH.length()),
            PrivacyClass.MASKED, // judged as such a text is: by its length alone
            FieldType.TEXT,
            FieldPlan.Shape.ONE,
            new FieldPlan.Texts(List.of(), null, MAX_LENGTH, ""),
            null,
            null,
            null,
            Prose.NOTHING)
        : null;
  }
}
