package hubbub.archive.store;

import hubbub.archive.domain.Keeping;
import hubbub.archive.domain.KeptMessage;
import hubbub.archive.domain.Page;
import hubbub.archive.domain.Question;
import hubbub.archive.facts.Heard;
import hubbub.archive.facts.OnMessages;
import hubbub.contracts.KeptFact;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A log on a database of its own, with what is around it.
final class LogHouse implements AutoCloseable {
  private static final Heard NOBODY =
      new Heard() {
        @Override
        public void messages(int kept, int excluded) {}

        @Override
        public void deletion(boolean known) {}
      };

  final Database database;
  final SqlMessageLog log;
  final LogUpkeep upkeep;
  private final Storage storage;
  private final OnMessages hearer;

  LogHouse(Storage storage, Keeping keeping, Ticker ticker) {
    this.storage = storage;
    database = storage.open("archive");
    log = new SqlMessageLog(database, ticker);
    upkeep = new LogUpkeep(database, () -> keeping);
    hearer = new OnMessages(database, NOBODY, new PinnedClock());
    upkeep.prepare();
  }

  /// Hears facts in one transaction.
  void hear(KeptFact... facts) {
    database.write(tx -> {
      hearer.hear(List.of(facts), tx);
      return null;
    });
  }

  /// Hears facts in a transaction that is undone.
  void hearInVain(KeptFact... facts) {
    try {
      database.write(tx -> {
        hearer.hear(List.of(facts), tx);
        throw new IllegalStateException("undone on purpose");
      });
    } catch (IllegalStateException _) {
      // As it was meant.
    }
  }

  /// Does all upkeep that is due.
  ///
  /// @param now the time of day
  void upkeep(Instant now) {
    var worked = true;
    while (worked) {
      worked = upkeep.search(now) > 0;
      worked |= upkeep.sweep();
      worked |= upkeep.removeOld(now) > 0;
    }
  }

  List<KeptMessage> all(Question question) {
    return all(question, 1_000);
  }

  /// All pages of an answer.
  List<KeptMessage> all(Question question, int limit) {
    var all = new ArrayList<KeptMessage>();
    var after = OptionalLong.empty();
    do {
      Page page = log.page(question, after, limit);
      all.addAll(page.messages());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /// Everybody that it has a name of.
  List<String> names() {
    return database.read(tx ->
        Sql.list(
            tx.connection(), row -> row.getString(1), "SELECT name FROM author ORDER BY name"));
  }

  List<String> texts(Question question) {
    return all(question).stream().map(kept -> kept.message().text()).toList();
  }

  @Override
  public void close() {
    storage.close();
  }
}
