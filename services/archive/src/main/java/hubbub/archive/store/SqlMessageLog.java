package hubbub.archive.store;

import hubbub.archive.domain.MessageLog;
import hubbub.archive.domain.OptOut;
import hubbub.archive.domain.Page;
import hubbub.archive.domain.Person;
import hubbub.archive.domain.Question;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// The message log in a database of its own.
public final class SqlMessageLog implements MessageLog {
  private static final Duration FORGET_MAX = Duration.ofSeconds(5);
  private static final int SWEEP_STEP = 100;

  private final Database database;
  private final Pages pages;
  private final Ticker ticker;

  public SqlMessageLog(Database database, Ticker ticker) {
    this.database = database;
    this.ticker = ticker;
    pages = new Pages(ticker);
  }

  @Override
  public Page page(Question question, OptionalLong after, int limit) {
    return database.read(tx -> pages.page(tx.connection(), question, after, limit));
  }

  @Override
  public void optOut(Person person, Instant at) {
    wish(person, true, at);
  }

  @Override
  public void optIn(Person person, Instant at) {
    wish(person, false, at);
  }

  private void wish(Person person, boolean out, Instant at) {
    database.write(tx -> {
      LogEraser.optOut(tx.connection(), person, out, at);
      tx.tell(new PersonOptedOut(person.platform(), person.id(), out, at));
      return null;
    });
  }

  @Override
  public List<OptOut> optOuts(Person after, int limit) {
    return database.read(tx ->
        Sql.list(
            tx.connection(),
            row ->
                new OptOut(
                    new Person(row.getString(1), row.getString(2)),
                    Instant.ofEpochMilli(row.getLong(3))),
            """
            SELECT platform, author_id, at FROM opt_out
            WHERE wanted = 1 AND (platform > ? OR (platform = ? AND author_id > ?))
            ORDER BY platform, author_id LIMIT ?
            """,
            after.platform(),
            after.platform(),
            after.id(),
            limit));
  }

  /// Does as many of the steps as a few seconds allow; the upkeep does the rest.
  @Override
  public void forget(Person person, Instant at) {
    database.write(tx -> {
      LogEraser.person(tx.connection(), person, at);
      tx.tell(new PersonForgotten(person.platform(), person.id(), at));
      return null;
    });
    var deadline = ticker.nanos() + FORGET_MAX.toNanos();
    var more = true;
    while (more && ticker.nanos() < deadline) {
      more = database.write(tx -> Sweeper.step(tx.connection(), SWEEP_STEP));
    }
  }
}
