package hubbub.peopleperplace.histories;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Dialect;
import hubbub.platform.storage.Outbox;
import hubbub.platform.storage.Transaction;
import hubbub.platform.storage.Work;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A real database, whose works are steps of one transaction: thousands of histories would wait for
/// the disk most of the time.
record Within(Database database, Transaction transaction) implements Database {
  private static final AtomicInteger SAVED = new AtomicInteger();

  @Override
  public String name() {
    return database.name();
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    var handle = transaction.handle();
    var point = "point" + SAVED.incrementAndGet();
    handle.execute("SAVEPOINT " + point);
    try {
      var result = work.in(transaction);
      handle.execute("RELEASE SAVEPOINT " + point);
      return result;
    } catch (RuntimeException e) {
      handle.execute("ROLLBACK TO SAVEPOINT " + point);
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    try {
      return work.in(transaction);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Outbox outbox() {
    return database.outbox();
  }
}
