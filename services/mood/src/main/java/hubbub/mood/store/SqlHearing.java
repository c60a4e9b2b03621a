package hubbub.mood.store;

import hubbub.contracts.Channel;
import hubbub.mood.corrections.Corrections;
import hubbub.mood.domain.Crowds;
import hubbub.mood.domain.Step;
import hubbub.mood.domain.Strong;
import hubbub.mood.domain.Sums;
import hubbub.mood.domain.Voice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Writes what was heard. Used in the hearer's transactions, on one thread.
///
/// What it and the crowds hold in memory is right only if the last hearing was committed. Each
/// hearing has a number in the database; if the next one is not one more than the last that we saw,
/// it was undone, and memory is filled again from the tables.
public final class SqlHearing {
  private static final long WINDOW_MILLIS = 300_000;
  private static final long MINUTE_MILLIS = 60_000;

  private final Crowds crowds;
  private final Corrections corrections;
  private final Names names = new Names();
  private final NotKept notKept = new NotKept();
  private final Set<String> deletedRuns = new HashSet<>();
  private long held = -1;
  private long corrected = -1;

  public SqlHearing(Crowds crowds, Corrections corrections) {
    this.crowds = crowds;
    this.corrections = corrections;
  }

  /// Begins a hearing; recalls what is in the tables if memory is not in step with them.
  ///
  /// @return whether memory had to be filled again
  public boolean begin(Connection connection, Instant now) throws SQLException {
    var number = 0L;
    var changes = 0L;
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "UPDATE state SET hearings = hearings + 1 WHERE id = 1"
                    + " RETURNING hearings, corrections")) {
      row.next();
      number = row.getLong(1);
      changes = row.getLong(2);
    }
    if (changes != corrected) {
      SqlCorrections.know(connection, corrections);
      corrected = changes;
    }
    var stale = number != held + 1;
    if (stale) {
      recall(connection, now);
    }
    held = number;
    return stale;
  }

  /// Fills memory from the tables.
  public void recall(Connection connection, Instant now) throws SQLException {
    names.forget();
    notKept.recall(connection);
    deletedRuns.clear();
    deletedRuns.addAll(Recalled.deletedRuns(connection));
    var recollection = crowds.recollect();
    Recalled.sums(connection, recollection, now.toEpochMilli() - WINDOW_MILLIS);
    Recalled.voices(connection, recollection, now.toEpochMilli() - MINUTE_MILLIS);
    recollection.done();
  }

  /// The runs of these that were not deleted.
  public List<String> alive(List<String> runs) {
    return deletedRuns.isEmpty()
        ? runs
        : runs.stream().filter(run -> !deletedRuns.contains(run)).toList();
  }

  /// Whether this person's text of that moment may be kept.
  public boolean mayKeep(String platform, String authorId, long at) {
    return !notKept.holds(platform, authorId, at);
  }

  /// Adds what was said in a channel.
  ///
  /// @param seconds sums by second, as milliseconds of its begin
  public void write(
      Connection connection,
      Channel channel,
      List<String> runs,
      Map<Long, Sums> seconds,
      List<Voice> voices,
      List<Strong> strong)
      throws SQLException {
    var channelId = names.channel(connection, channel);
    var coverId = names.cover(connection, runs);
    writeSums(connection, channelId, coverId, seconds);
    writeVoices(connection, channelId, voices);
    writeTexts(connection, channelId, coverId, strong);
  }

  /// Lets go of one message's text.
  public void forgetMessage(Connection connection, Channel channel, String messageId)
      throws SQLException {
    SqlCorrections.forgetMessage(connection, channel, messageId);
    var text = "DELETE FROM recent_text WHERE channel_id = ? AND message_id = ?";
    try (var delete = connection.prepareStatement(text)) {
      delete.setLong(1, names.channel(connection, channel));
      delete.setString(2, messageId);
      delete.executeUpdate();
    }
  }

  /// Lets go of what a person said in a channel up to a moment.
  public void forgetAuthor(Connection connection, Channel channel, String authorId, Instant until)
      throws SQLException {
    SqlCorrections.forgetAuthor(connection, channel, authorId, until.toEpochMilli());
    var text = "DELETE FROM recent_text WHERE channel_id = ? AND author_id = ? AND at <= ?";
    try (var delete = connection.prepareStatement(text)) {
      delete.setLong(1, names.channel(connection, channel));
      delete.setString(2, authorId);
      delete.setLong(3, until.toEpochMilli());
      delete.executeUpdate();
    }
  }

  /// Lets go of all that was said in a channel up to a moment.
  public void forgetAll(Connection connection, Channel channel, Instant until) throws SQLException {
    SqlCorrections.forgetAll(connection, channel, until.toEpochMilli());
    var text = "DELETE FROM recent_text WHERE channel_id = ? AND at <= ?";
    try (var delete = connection.prepareStatement(text)) {
      delete.setLong(1, names.channel(connection, channel));
      delete.setLong(2, until.toEpochMilli());
      delete.executeUpdate();
    }
  }

  /// Lets go of a person's texts on a platform, also of those that come late.
  public void forgetPerson(Connection connection, String platform, String authorId, long until)
      throws SQLException {
    notKept.add(connection, platform, authorId, until);
    SqlCorrections.forgetPerson(connection, platform, authorId, until);
    var text =
        """
        DELETE FROM recent_text WHERE author_id = ? AND at <= ?
          AND channel_id IN (SELECT id FROM channel WHERE name LIKE ?)
        """;
    try (var delete = connection.prepareStatement(text)) {
      delete.setString(1, authorId);
      delete.setLong(2, until);
      delete.setString(3, platform + "/%");
      delete.executeUpdate();
    }
  }

  public void keepAgain(Connection connection, String platform, String authorId)
      throws SQLException {
    notKept.remove(connection, platform, authorId);
  }

  /// Takes a run's part out of the sums; what other runs cover, too, stays with those.
  public void forgetRun(Connection connection, String run, Instant now) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO deleted_run (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
      insert.setString(1, run);
      insert.executeUpdate();
    }
    for (var cover : DeletedCovers.with(connection, run)) {
      var rest = cover.runs().stream().filter(id -> !id.equals(run)).toList();
      if (!rest.isEmpty()) {
        DeletedCovers.move(connection, cover.id(), names.cover(connection, rest));
      }
      DeletedCovers.delete(connection, cover.id());
    }
    recall(connection, now);
  }

  private void writeSums(
      Connection connection, long channelId, long coverId, Map<Long, Sums> seconds)
      throws SQLException {
    var text =
        """
        INSERT INTO measure
          (channel_id, step, at, cover_id, messages, positive, neutral, negative, unread, score)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (channel_id, step, at, cover_id) DO UPDATE SET
          messages = measure.messages + excluded.messages,
          positive = measure.positive + excluded.positive,
          neutral = measure.neutral + excluded.neutral,
          negative = measure.negative + excluded.negative,
          unread = measure.unread + excluded.unread,
          score = measure.score + excluded.score
        """;
    try (var upsert = connection.prepareStatement(text)) {
      for (var step : Step.KEPT) {
        var sums = new TreeMap<Long, Sums>();
        seconds.forEach((at, more) -> sums.merge(step.begin(at), more, Sums::plus));
        for (var entry : sums.entrySet()) {
          var sum = entry.getValue();
          upsert.setLong(1, channelId);
          upsert.setLong(2, step.millis());
          upsert.setLong(3, entry.getKey());
          upsert.setLong(4, coverId);
          upsert.setLong(5, sum.messages());
          upsert.setLong(6, sum.positive());
          upsert.setLong(7, sum.neutral());
          upsert.setLong(8, sum.negative());
          upsert.setLong(9, sum.unread());
          upsert.setLong(10, sum.score());
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  private void writeVoices(Connection connection, long channelId, List<Voice> voices)
      throws SQLException {
    var text =
        """
        INSERT INTO recent_voices (channel_id, hearing, at, voices) VALUES (?, ?, ?, ?)
        """;
    try (var insert = connection.prepareStatement(text)) {
      insert.setLong(1, channelId);
      insert.setLong(2, held);
      insert.setLong(3, voices.getLast().at());
      insert.setBytes(4, VoiceBytes.of(voices));
      insert.executeUpdate();
    }
  }

  private static void writeTexts(
      Connection connection, long channelId, long coverId, List<Strong> strong)
      throws SQLException {
    var text =
        """
        INSERT INTO recent_text
          (channel_id, at, message_id, author_id, cover_id, score, weight, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (channel_id, at, message_id) DO NOTHING
        """;
    try (var insert = connection.prepareStatement(text)) {
      for (var message : strong) {
        insert.setLong(1, channelId);
        insert.setLong(2, message.at());
        insert.setString(3, message.messageId());
        insert.setString(4, message.authorId());
        insert.setLong(5, coverId);
        insert.setInt(6, message.score());
        insert.setInt(7, message.weight());
        insert.setString(8, message.text());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
