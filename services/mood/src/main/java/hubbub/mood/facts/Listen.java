package hubbub.mood.facts;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.mood.corrections.Corrections;
import hubbub.mood.domain.Audience;
import hubbub.mood.domain.Crowd;
import hubbub.mood.domain.Crowds;
import hubbub.mood.domain.Fingerprint;
import hubbub.mood.domain.Lean;
import hubbub.mood.domain.Step;
import hubbub.mood.domain.Strong;
import hubbub.mood.domain.Sums;
import hubbub.mood.domain.Voice;
import hubbub.mood.store.SqlHearing;
import hubbub.moodmodel.Classified;
import hubbub.moodmodel.Label;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Classifies messages, lets the crowds hear them, and gathers what is to be written, so that a
/// transaction writes each sum once.
public final class Listen {
  private static final int STRONG_KEPT = 10;
  private static final int TEXT_KEPT = 1_000;

  private final SqlHearing hearing;
  private final Crowds crowds;
  private final Audience audience;
  private final Corrections corrections;
  private final Counted counted;
  private final Map<Place, Gathered> gathered = new LinkedHashMap<>();

  public Listen(
      SqlHearing hearing,
      Crowds crowds,
      Audience audience,
      Corrections corrections,
      Counted counted) {
    this.hearing = hearing;
    this.crowds = crowds;
    this.audience = audience;
    this.corrections = corrections;
    this.counted = counted;
  }

  /// Forgets what an undone transaction left.
  void begin() {
    gathered.clear();
  }

  void to(Channel channel, List<String> runIds, List<Message> messages) {
    var runs = hearing.alive(runIds);
    if (runs.isEmpty() && !runIds.isEmpty()) {
      return;
    }
    var crowd = crowds.of(channel);
    var model = corrections.of(channel);
    var here = gathered.computeIfAbsent(new Place(channel, runs), _ -> new Gathered());
    for (var message : messages) {
      var part = audience.of(message);
      counted.count(part);
      if (part == Audience.Part.VOICE) {
        hear(channel, message, model.classify(message.text()), crowd, here);
      }
    }
  }

  /// Writes what was gathered.
  void write(Connection connection) throws SQLException {
    for (var entry : gathered.entrySet()) {
      var here = entry.getValue();
      if (!here.voices.isEmpty()) {
        var place = entry.getKey();
        hearing.write(
            connection,
            place.channel(),
            place.runs(),
            here.seconds,
            here.voices,
            List.copyOf(here.strong));
      }
    }
    gathered.clear();
  }

  private void hear(Channel channel, Message message, Classified felt, Crowd crowd, Gathered here) {
    var at = message.receivedAt().toEpochMilli();
    var score = (int) Math.round(felt.score() * Sums.UNIT);
    var author = Fingerprint.ofId(message.author().id());
    var voice = new Voice(at, author, Fingerprint.of(message.text()), score, lean(felt));
    var weight = crowd.hear(voice);
    here.voices.add(voice);
    here.seconds.merge(Step.SECOND.begin(at), Sums.of(voice, weight), Sums::plus);
    if (felt.label() != Label.NEUTRAL
        && felt.label() != Label.UNREAD
        && here.isStrong(score, weight)
        && hearing.mayKeep(channel.platform(), message.author().id(), at)) {
      here.keep(strong(message, at, score, weight));
    }
  }

  private static Strong strong(Message message, long at, int score, int weight) {
    var text = message.text();
    var kept = text.length() <= TEXT_KEPT ? text : text.substring(0, TEXT_KEPT) + "…";
    return new Strong(message.id(), message.author().id(), kept, at, score, weight);
  }

  private static Lean lean(Classified felt) {
    return switch (felt.label()) {
      case POSITIVE -> Lean.POSITIVE;
      case NEUTRAL -> Lean.NEUTRAL;
      case NEGATIVE -> Lean.NEGATIVE;
      case UNREAD -> Lean.UNREAD;
    };
  }

  private record Place(Channel channel, List<String> runs) {}

  /// What is to be written of one channel.
  private static final class Gathered {
    final Map<Long, Sums> seconds = new HashMap<>();
    final List<Voice> voices = new ArrayList<>();
    final PriorityQueue<Strong> strong =
        new PriorityQueue<>(Comparator.comparingLong(Strong::strength));

    boolean isStrong(int score, int weight) {
      var strength = Math.abs((long) score * weight);
      var weakest = strong.peek();
      return strength > 0
          && (weakest == null || strong.size() < STRONG_KEPT || strength > weakest.strength());
    }

    void keep(Strong message) {
      strong.add(message);
      if (strong.size() > STRONG_KEPT) {
        strong.remove();
      }
    }
  }
}
