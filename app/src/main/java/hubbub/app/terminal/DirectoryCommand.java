package hubbub.app.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hubbub directory`.
@Command(
    name = "directory",
    header = "bring places and people from tables, or write them into tables",
    description = {
      "Tables are CSV: id,name for places; id,name,isAlive,placeId for people. `import` takes a table whole or, if a"
          + " line is wrong, not at all, and names every wrong line. A line with the id of somebody who is there replaces"
          + " them; one without an id is somebody new. `export` writes places.csv and people.csv into a folder."
    },
    footer = {
      "./hubbub directory export /tmp/directory",
      "./hubbub directory import places.csv people.csv",
      "  Places first: people's places must be there."
    })
public final class DirectoryCommand implements Callable<Integer> {
  private final Hubbubs hubbubs;
  private final Screen screen;

  /// What is done.
  enum Action {
    IMPORT,
    EXPORT
  }

  @Parameters(index = "0", paramLabel = "ACTION", description = "import or export")
  private Action action = Action.EXPORT;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "tables to import, in that order; or the folder to export to")
  private List<Path> files = List.of();

  public DirectoryCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var tables = new DirectoryTables(hubbubs.running());
    switch (action) {
      case IMPORT -> files.forEach(file -> bring(tables, file));
      case EXPORT -> export(tables);
    }
    return 0;
  }

  private void bring(DirectoryTables tables, Path file) {
    try {
      var did = tables.bring(file);
      screen.line(
          file
              + ": "
              + Figures.count(did.path("created").asLong())
              + " created, "
              + Figures.count(did.path("replaced").asLong())
              + " replaced, "
              + Figures.count(did.path("unchanged").asLong())
              + " unchanged");
    } catch (IOException e) {
      throw new CouldNot("the file " + file + " cannot be read: " + e.getMessage(), e);
    } catch (AskedWrongly e) {
      throw new AskedWrongly(file + ": " + e.getMessage());
    }
  }

  private void export(DirectoryTables tables) {
    var folder = files.getFirst();
    if (files.size() > 1) {
      throw new AskedWrongly("an export goes to one folder");
    }
    try {
      Files.createDirectories(folder);
      for (var service : List.of("places", "people")) {
        var file = folder.resolve(service + ".csv");
        if (Files.exists(file)) {
          throw new AskedWrongly(file + " is there already; name a folder without it");
        }
        tables.write(service, file);
        screen.line(file.toString());
      }
    } catch (IOException e) {
      throw new CouldNot("the export is not whole: " + e.getMessage(), e);
    }
  }
}
