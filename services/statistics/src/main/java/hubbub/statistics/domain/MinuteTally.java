package hubbub.statistics.domain;

/// What one minute of a channel had, as it is being counted.
///
/// Who spoke when is counted by [#key]; the person 0 stands for everybody who is not to be known:
/// their messages count, they don't.
public final class MinuteTally {
  private final LongCounts who = new LongCounts();
  private final WordCounts words = new WordCounts();
  private final WordCounts emotes = new WordCounts();
  private long messages;

  /// A slot (the second within the minute, or the minute within an hour) and a person in one
  /// number: sorted, the slots follow each other and within each the people.
  public static long key(int slot, int person) {
    return ((long) slot << 32) | person;
  }

  public static int slot(long key) {
    return (int) (key >>> 32);
  }

  public static int person(long key) {
    return (int) key;
  }

  void add(int second, int person) {
    who.add(key(second, person), 1);
    messages++;
  }

  public void addAttendance(int second, int person, long count) {
    who.add(key(second, person), count);
    messages += count;
  }

  public LongCounts who() {
    return who;
  }

  public WordCounts words() {
    return words;
  }

  public WordCounts emotes() {
    return emotes;
  }

  public long messages() {
    return messages;
  }
}
