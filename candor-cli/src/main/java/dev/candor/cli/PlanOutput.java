package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.cli.plan.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents of a plan go: standard output, or a folder, which is made where it is not
 * there.
 *
 * @param folder null for standard output
 */
record PlanOutput(Console console, @Nullable Path folder) {

  /** Writes the documents; of several on standard output, each stands under its name. */
  void write(List<Document> documents) throws IOException {
    if (folder == null) {
      print(documents);
      return;
    }
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        throw Failure.usage(
            "--out '%s' is no folder, since '%s' is a file: give a folder, or a name that is free"
                .formatted(folder, at));
      }
    }
    Files.createDirectories(folder);
    for (Document document : documents) {
      Path file = folder.resolve(document.name());
      Files.write(file, document.text().getBytes(UTF_8));
      console.note("wrote %s".formatted(file));
    }
  }

  private void print(List<Document> documents) {
    for (Document document : documents) {
      if (documents.size() > 1) {
        console.say("<!-- %s -->".formatted(document.name()));
        console.say("");
      }
      console.say(document.text().stripTrailing());
      if (documents.size() > 1) {
        console.say("");
      }
    }
  }
}
