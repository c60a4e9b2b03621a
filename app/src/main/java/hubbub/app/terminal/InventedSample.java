package hubbub.app.terminal;

import hubbub.app.terminal.SampleCommand.Sample;
import hubbub.app.terminal.SampleCommand.Somebody;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Places and people with names drawn from lists of ours. A few places are crowded and most are
/// not, as it is with places.
final class InventedSample implements Sample {
  private static final double ALIVE = 0.95;
  private static final double SOMEWHERE = 0.9;

  private final Random random;
  private final List<String> given = SampleFile.lines("given-names.txt");
  private final List<String> family = SampleFile.lines("family-names.txt");
  private final List<String> places = new ArrayList<>();
  private final int count;

  InventedSample(int count, int placeCount, long seed) {
    this.count = count;
    random = new Random(seed);
    var adjectives = SampleFile.lines("place-adjectives.txt");
    var nouns = SampleFile.lines("place-nouns.txt");
    for (var at = 0; at < placeCount; at++) {
      places.add("The " + drawn(adjectives) + " " + drawn(nouns));
    }
  }

  private String drawn(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  @Override
  public List<String> places() {
    return List.copyOf(places);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public List<Somebody> people(int more) {
    var people = new ArrayList<Somebody>();
    for (var at = 0; at < more; at++) {
      var name = drawn(given) + " " + drawn(family);
      people.add(new Somebody(name, random.nextDouble() < ALIVE, place()));
    }
    return people;
  }

  private int place() {
    var share = random.nextDouble();
    return places.isEmpty() || random.nextDouble() >= SOMEWHERE
        ? -1
        : (int) (share * share * places.size());
  }
}
