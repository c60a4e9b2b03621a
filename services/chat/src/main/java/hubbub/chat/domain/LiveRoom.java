package hubbub.chat.domain;

import hubbub.contracts.accounts.OwnChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A room as the rooms' thread has it; nobody else may touch it. What is kept of it is read anew
/// when a commit fails; who is in it is not.
final class LiveRoom {
  private static final int SPOKEN_MAX = 10_000;

  private final Presence presence;
  private final LinkedHashMap<String, Last> spoken = new LinkedHashMap<>(16, 0.75f, true);
  private OwnChannel channel;
  private Modes modes = Modes.usual();
  private Optional<Line> pinned = Optional.empty();
  private Recent recent;
  private List<Blocking> words = List.of();
  private Map<String, OwnEmote> emotes = Map.of();
  private List<AddressBan> bars = List.of();
  private final Map<String, Held> held = new LinkedHashMap<>();
  private long openedNanos;
  private long usedNanos;
  private boolean stale = true;

  LiveRoom(OwnChannel channel, Bounds bounds) {
    this.channel = channel;
    presence = new Presence(bounds.grace().toNanos());
    recent = new Recent(bounds.missedMax(), bounds.missedAge(), new Offset(0, 0), List.of());
  }

  /// What somebody said last, and when.
  record Last(long nanos, String gist) {}

  /// A blocked word, ready to be found.
  record Blocking(Word word, Patterns.Finder finder) {}

  void open(Opened opened, Recent of, List<Blocking> blocked, long nanos) {
    modes = opened.modes();
    pinned = opened.pinned();
    recent = of;
    words = List.copyOf(blocked);
    emotes(opened.emotes());
    bars = List.copyOf(opened.bars());
    held.clear();
    opened.held().forEach(one -> held.put(one.id(), one));
    openedNanos = nanos;
    stale = false;
  }

  /// What was decided is not kept: all of it is to be read anew, and whoever spoke then did not.
  ///
  /// @param nanos when it was decided
  void spoil(long nanos) {
    stale = true;
    spoken.values().removeIf(last -> last.nanos() == nanos);
  }

  boolean isStale() {
    return stale;
  }

  long openedNanos() {
    return openedNanos;
  }

  void use(long nanos) {
    usedNanos = nanos;
  }

  long usedNanos() {
    return usedNanos;
  }

  Room snapshot() {
    return new Room(channel, modes, recent.last(), pinned, presence.count());
  }

  OwnChannel channel() {
    return channel;
  }

  void channel(OwnChannel other) {
    channel = other;
  }

  String id() {
    return channel.id();
  }

  Modes modes() {
    return modes;
  }

  void modes(Modes other) {
    modes = other;
  }

  Optional<Line> pinned() {
    return pinned;
  }

  void pin(Optional<Line> line) {
    pinned = line;
  }

  Recent recent() {
    return recent;
  }

  /// Deletes lines where they are remembered, what others quote of them, and what is pinned of
  /// them.
  ///
  /// @return whether one was pinned, of which the others are to be told
  boolean takeAway(Predicate<Line> which, Predicate<Reply> quoted, Line.Deletion deletion) {
    recent.takeAway(which, quoted, deletion);
    var was = pinned.filter(which).isPresent();
    if (was) {
      pinned = Optional.empty();
    }
    return was;
  }

  Presence presence() {
    return presence;
  }

  List<Blocking> words() {
    return words;
  }

  void block(Blocking blocking) {
    var more = new ArrayList<>(words);
    more.add(blocking);
    words = List.copyOf(more);
  }

  void unblock(String wordId) {
    words = words.stream().filter(one -> !one.word().id().equals(wordId)).toList();
  }

  Map<String, OwnEmote> emotes() {
    return emotes;
  }

  void emotes(List<OwnEmote> all) {
    var byName = new LinkedHashMap<String, OwnEmote>();
    all.forEach(emote -> byName.put(emote.name(), emote));
    emotes = Map.copyOf(byName);
  }

  List<AddressBan> bars() {
    return bars;
  }

  void bars(List<AddressBan> all) {
    bars = List.copyOf(all);
  }

  boolean bars(String address) {
    return bars.stream().anyMatch(ban -> ban.range().contains(address));
  }

  Map<String, Held> held() {
    return held;
  }

  @Nullable Last last(String personId) {
    return spoken.get(personId);
  }

  void spoke(String personId, Last last) {
    spoken.put(personId, last);
    if (spoken.size() > SPOKEN_MAX) {
      spoken.pollFirstEntry();
    }
  }
}
