package hubbub.mood.store;

import hubbub.contracts.Channel;
import hubbub.mood.domain.Moods;
import hubbub.mood.domain.Step;
import hubbub.mood.domain.Strong;
import hubbub.mood.domain.Sums;
import hubbub.platform.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Answers from mood's tables.
public final class SqlMoods implements Moods {
  private final Database database;

  public SqlMoods(Database database) {
    this.database = database;
  }

  @Override
  public SortedMap<Long, Sums> series(Channel channel, Step step, Instant from, Instant to) {
    return database.read(tx -> {
      var points = new TreeMap<Long, Sums>();
      tx.handle()
          .createQuery(
              """
              SELECT m.at / :millis AS n, SUM(m.messages) AS messages,
                SUM(m.positive) AS positive, SUM(m.neutral) AS neutral,
                SUM(m.negative) AS negative, SUM(m.unread) AS unread, SUM(m.score) AS score
              FROM measure m JOIN channel c ON c.id = m.channel_id
              WHERE c.name = :channel AND m.step = :step AND m.at >= :from AND m.at < :to
              GROUP BY n
              """)
          .bind("millis", step.millis())
          .bind("step", step.source().millis())
          .bind("channel", channel.toString())
          .bind("from", from.toEpochMilli())
          .bind("to", to.toEpochMilli())
          .map((row, _) -> {
            points.put(
                row.getLong("n") * step.millis(),
                new Sums(
                    row.getLong("messages"),
                    row.getLong("positive"),
                    row.getLong("neutral"),
                    row.getLong("negative"),
                    row.getLong("unread"),
                    row.getLong("score")));
            return points;
          })
          .list();
      return points;
    });
  }

  @Override
  public List<Strong> strongest(Channel channel, int sign, Instant since, int limit) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                """
                SELECT t.message_id, t.author_id, t.text, t.at, t.score, t.weight
                FROM recent_text t JOIN channel c ON c.id = t.channel_id
                WHERE c.name = :channel AND t.at > :since AND (:sign = 0 OR t.score * :sign > 0)
                ORDER BY ABS(t.score * t.weight) DESC, t.at DESC, t.message_id
                LIMIT :limit
                """)
            .bind("channel", channel.toString())
            .bind("since", since.toEpochMilli())
            .bind("sign", sign)
            .bind("limit", limit)
            .map((row, _) ->
                new Strong(
                    row.getString("message_id"),
                    row.getString("author_id"),
                    row.getString("text"),
                    row.getLong("at"),
                    row.getInt("score"),
                    row.getInt("weight")))
            .list());
  }
}
