package hubbub.peopleperplace.store;

import hubbub.peopleperplace.domain.Source;
import hubbub.platform.storage.Database;
import java.time.Instant;
import java.util.Optional;

/// How far each service was heard, and when we last knew all that it had.
public final class SqlHeard {
  private final Database database;

  public SqlHeard(Database database) {
    this.database = database;
  }

  /// The newest change heard; 0 before the first.
  public long change(Source source) {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT change FROM heard WHERE source = :source")
            .bind("source", source.word())
            .mapTo(Long.class)
            .one());
  }

  /// When we last knew all, as far as it was noted.
  public Optional<Instant> asOf(Source source) {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT as_of FROM heard WHERE source = :source AND as_of IS NOT NULL")
            .bind("source", source.word())
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }

  public void noteAsOf(Source source, Instant asOf) {
    database.write(tx ->
        tx.handle()
            .createUpdate("UPDATE heard SET as_of = :at WHERE source = :source")
            .bind("at", asOf.toEpochMilli())
            .bind("source", source.word())
            .execute());
  }
}
