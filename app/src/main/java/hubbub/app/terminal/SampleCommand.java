package hubbub.app.terminal;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hubbub sample`.
@Command(
    name = "sample",
    header = "fill the directory with a few places and people, or with many",
    description = {
      "What is there already stays as it is. Without numbers it brings three places and five people; with them as"
          + " many as are wanted, invented, the same ones for the same seed."
    },
    footer = {
      "./hubbub sample directory",
      "./hubbub sample directory --people 200 --places 20 --seed 7"
    })
public final class SampleCommand implements Callable<Integer> {
  private static final int USUAL_PEOPLE = 100;
  private static final int USUAL_PLACES = 10;
  private static final int PEOPLE_MAX = 1_000_000;
  private static final int PLACES_MAX = 10_000;

  private final Hubbubs hubbubs;
  private final Screen screen;

  /// Of what there are samples.
  enum What {
    DIRECTORY
  }

  @Parameters(paramLabel = "WHAT", description = "directory")
  private What what = What.DIRECTORY;

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "so many people, up to 1,000,000 (100)")
  private @Nullable Integer people;

  @Option(names = "--places", paramLabel = "N", description = "so many places, up to 10,000 (10)")
  private @Nullable Integer places;

  @Option(names = "--seed", paramLabel = "N", description = "other numbers invent others (1)")
  private @Nullable Long seed;

  public SampleCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var directory = new DirectoryTables(hubbubs.running());
    var sample = sample();
    var ids = directory.addPlaces(sample.places());
    var progress = new Progress(screen, "people");
    for (var added = 0; added < sample.count(); ) {
      var more = Math.min(DirectoryTables.LINES_AT_ONCE, sample.count() - added);
      directory.addPeople(sample.people(more), ids);
      added += more;
      progress.at(added, sample.count());
    }
    progress.end(sample.count());
    screen.line(
        "The directory has "
            + Figures.count(ids.size())
            + " more places and "
            + Figures.count(sample.count())
            + " more people: /directory shows them.");
    return 0;
  }

  private Sample sample() {
    return switch (what) {
      case DIRECTORY ->
          people == null && places == null && seed == null
              ? Sample.written()
              : Sample.invented(
                  bounded("--people", people, USUAL_PEOPLE, PEOPLE_MAX),
                  bounded("--places", places, USUAL_PLACES, PLACES_MAX),
                  seed == null ? 1 : seed);
    };
  }

  private static int bounded(String option, @Nullable Integer wanted, int usual, int most) {
    if (wanted == null) {
      return usual;
    }
    if (wanted < 0 || wanted > most) {
      throw new AskedWrongly(option + " must be from 0 to " + Figures.count(most));
    }
    return wanted;
  }

  /// Places, and people who come a few at a time.
  interface Sample {
    List<String> places();

    int count();

    /// The next people; their place is one of [#places], counted from 0, or -1 for nowhere.
    List<Somebody> people(int more);

    static Sample written() {
      return new WrittenSample();
    }

    static Sample invented(int people, int places, long seed) {
      return new InventedSample(people, places, seed);
    }
  }

  /// A person of a sample.
  record Somebody(String name, boolean isAlive, int place) {}
}
