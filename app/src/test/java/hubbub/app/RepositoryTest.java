package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the repository promises to whoever reads it.
class RepositoryTest {
  private static final Path ROOT = Path.of(System.getProperty("hubbub.root"));
  private static final Set<String> NOT_OURS = Set.of(".git", ".hubbub", "target", ".idea", "data");
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?://|mailto:|#)([^)#\\s]+)(#[^)]*)?\\)");

  @Test
  void every_link_between_documents_leads_somewhere() {
    var dead = new ArrayList<String>();
    for (var page : files(path -> path.toString().endsWith(".md"))) {
      var links = LINK.matcher(read(page));
      while (links.find()) {
        if (Files.notExists(page.resolveSibling(links.group(1)))) {
          dead.add(ROOT.relativize(page) + " → " + links.group(1));
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void the_pages_that_a_newcomer_looks_for_are_there() {
    assertThat(
            List.of(
                "README.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "SECURITY.md",
                "LICENSE",
                "NOTICE",
                "hubbub.example.conf",
                "docs/glossary.md",
                "docs/invariants.md",
                "docs/gotchas.md"))
        .allMatch(name -> Files.isRegularFile(ROOT.resolve(name)));
    assertThat(read(ROOT.resolve("CHANGELOG.md"))).contains("## Unreleased");
  }

  @Test
  void decisions_are_numbered_without_holes_and_say_what_they_must() throws IOException {
    List<Path> records;
    try (var all = Files.list(ROOT.resolve("docs/adr"))) {
      records = all.sorted().toList();
    }

    assertThat(records)
        .extracting(record -> record.getFileName().toString().substring(0, 4))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, records.size()).mapToObj("%04d"::formatted).toList());
    assertThat(records)
        .allSatisfy(record ->
            assertThat(read(record))
                .contains("## Context", "## Decision", "## Options that lost", "## Consequences"));
  }

  @Test
  void every_package_says_what_it_is_and_is_null_marked() {
    var mute = new ArrayList<Path>();
    for (var file : files(path -> isMainSource(path) && path.toString().endsWith(".java"))) {
      var note = file.resolveSibling("package-info.java");
      if (Files.notExists(note)
          || !read(note).contains("@NullMarked")
          || !read(note).contains("///")) {
        mute.add(ROOT.relativize(file.getParent()));
      }
    }

    assertThat(mute).isEmpty();
  }

  @Test
  void every_service_has_its_door_its_config_its_document_and_tests() {
    assertThat(Product.values())
        .allSatisfy(part -> {
          var service = ROOT.resolve("services").resolve(part.word());
          var home = service.resolve("src/main/java/hubbub").resolve(part.room());
          var name =
              Arrays.stream(part.word().split("-", -1))
                  .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                  .collect(Collectors.joining());
          assertThat(home.resolve(name + "Service.java")).exists();
          assertThat(home.resolve(name + "Config.java")).exists();
          assertThat(home.resolve("http")).isDirectory();
          assertThat(home.resolve("package-info.java")).exists();
          assertThat(service.resolve("src/main/resources/openapi/" + part.word() + ".yaml"))
              .exists();
          assertThat(service.resolve("src/test/java")).isDirectory();
        });
  }

  @Test
  void nothing_names_a_registry_or_somebodys_machine() {
    var words =
        Pattern.compile(
            "repo1?\\.maven\\.(org|apache\\.org)|registry\\.npmjs|/ro"
                + "ot/|/home/[a-z]+/|/wor"
                + "k/(main|shared)|/Users/[a-z]+/");

    var found = new ArrayList<String>();
    for (var file : files(RepositoryTest::isText)) {
      words
          .matcher(read(file))
          .results()
          .forEach(at -> found.add(ROOT.relativize(file) + ": " + at.group()));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void tests_wait_for_something_and_never_just_wait() {
    assertThat(
            files(
                path -> path.toString().contains("src/test") && path.toString().endsWith(".java")))
        .filteredOn(file -> read(file).contains("Thread" + ".sleep"))
        .isEmpty();
  }

  @Test
  void questions_to_tables_name_their_columns() {
    assertThat(files(path -> isMainSource(path) && path.toString().endsWith(".java")))
        .as("a later build may add a column while this one asks")
        .filteredOn(file -> read(file).matches("(?s).*SELECT \\* FROM \\w.*"))
        .isEmpty();
  }

  private static boolean isMainSource(Path path) {
    return path.toString().contains("src/main/java");
  }

  private static boolean isText(Path path) {
    var name = path.getFileName().toString();
    return name.matches(
            ".*\\.(java|md|xml|yaml|yml|sql|js|mjs|css|jte|html|txt|conf|sh|properties|json)")
        || name.equals("hubbub");
  }

  private static List<Path> files(Predicate<Path> wanted) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              return NOT_OURS.contains(folder.getFileName().toString())
                      && !folder.equals(ROOT)
                      && !isMainSource(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (wanted.test(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
