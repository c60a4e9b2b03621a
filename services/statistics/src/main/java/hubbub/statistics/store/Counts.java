package hubbub.statistics.store;

import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.platform.storage.Statements;
import hubbub.statistics.domain.CoverTally;
import hubbub.statistics.domain.Seconds;
import hubbub.statistics.domain.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Adds what is heard to what is kept. All of a hearing is added up in memory first; then each
/// cover that was touched costs one piece per minute and two small updates.
///
/// What it caches (numbers of people, channels, covers) is true only if the transaction in which it
/// was learned was committed. Each hearing has a number in the database: if the last one's is not
/// there, or others came between, all that was cached is dropped.
public final class Counts {
  private static final int PEOPLE_PER_MESSAGE = 8;

  private final SqlRuns runs = new SqlRuns();
  private final SqlCovers covers = new SqlCovers(runs);
  private final SqlPeople people;
  private final SqlFold fold = new SqlFold();
  private final Words words = new Words();
  private final ReentrantLock lock = new ReentrantLock();
  private final int freshMax;
  private long lastHearing = -1;

  /// @param peopleCached how many people's numbers are kept in memory, per platform
  /// @param freshMax how many messages a cover may have in pieces before they are folded
  public Counts(int peopleCached, int freshMax) {
    people = new SqlPeople(peopleCached);
    this.freshMax = freshMax;
  }

  /// What is done in one hearing.
  @FunctionalInterface
  public interface Hearing {
    void hear(Adding adding) throws SQLException;
  }

  /// Runs a hearing in a transaction's connection.
  ///
  /// @return how many messages were counted
  public long hear(Connection connection, Hearing hearing) throws SQLException {
    lock.lock();
    try {
      var ids = SqlIds.begin(connection, 1);
      if (ids.hearing() != lastHearing + 1) {
        runs.clear();
        covers.clear();
        people.clear();
      }
      lastHearing = ids.hearing();
      try (var statements = new Statements(connection)) {
        var adding = new Adding(connection, statements, ids);
        hearing.hear(adding);
        adding.flush();
        ids.save();
        return adding.counted;
      }
    } finally {
      lock.unlock();
    }
  }

  /// One hearing, fact by fact.
  public final class Adding {
    private final Connection connection;
    private final Statements statements;
    private final SqlIds ids;
    private final Set<SqlCovers.Cover> touched = new LinkedHashSet<>();
    private long counted;

    private Adding(Connection connection, Statements statements, SqlIds ids) {
      this.connection = connection;
      this.statements = statements;
      this.ids = ids;
    }

    public void seen(MessagesSeen fact) throws SQLException {
      var cover = covers.of(connection, ids, fact);
      if (cover == null) {
        return;
      }
      touched.add(cover);
      var platform = fact.channel().platform();
      for (var message : fact.messages()) {
        var at = message.receivedAt();
        var person = people.number(statements, ids, platform, message.author(), at);
        // The words of somebody who is not to be known are not looked into.
        var text = person == SqlPeople.NOBODY ? "" : message.text();
        List<Emote> emotes = message.emotes();
        cover.tally.add(Seconds.of(at), person, text, emotes, words);
        counted++;
      }
    }

    public void started(RunStarted fact) throws SQLException {
      runs.started(connection, ids, fact);
    }

    public void measured(RunMeasured fact) throws SQLException {
      runs.measured(connection, ids, fact);
    }

    public void ended(RunEnded fact) throws SQLException {
      runs.ended(connection, fact);
    }

    public void deleted(RunDeleted fact) throws SQLException {
      flush();
      runs.deleted(connection, fact.runId());
      covers.clear();
    }

    public void optedOut(PersonOptedOut fact) throws SQLException {
      people.optOut(connection, ids, fact.platform(), fact.authorId(), fact.out());
    }

    public void forgotten(PersonForgotten fact) throws SQLException {
      people.forget(statements, ids, fact.platform(), fact.authorId(), fact.at());
    }

    private void flush() throws SQLException {
      covers.append(connection, ids, touched);
      for (var cover : touched) {
        cover.fresh += cover.tally.messages();
        cover.tally = new CoverTally();
        // The more people there are to write again, the rarer.
        if (cover.fresh >= freshMax + cover.people / PEOPLE_PER_MESSAGE) {
          cover.people = fold.fold(connection, ids, cover.id);
          cover.fresh = 0;
        }
      }
      touched.clear();
    }
  }
}
