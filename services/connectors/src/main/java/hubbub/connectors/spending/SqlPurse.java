package hubbub.connectors.spending;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.platform.storage.Work;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The books in SQL. Works of one service run one after another, also those of several processes,
/// so what is read in one holds until it is kept.
public final class SqlPurse implements Purse {
  private final Database database;
  private final Supplier<String> ids;
  private final String owner;

  /// @param ids new ones, never the same
  public SqlPurse(Database database, Supplier<String> ids) {
    this.database = database;
    this.ids = ids;
    owner = ids.get();
  }

  @Override
  public Reserved reserve(@Nullable Block before, long read, Wish wish) {
    return write(tx -> {
      var handle = tx.handle();
      var free = new Room(handle, wish, before, read).find();
      if (free instanceof Room.Fits fits) {
        if (before != null) {
          settle(handle, before, read);
        }
        return new Done(open(handle, wish, fits.posts()));
      }
      return ((Room.Lacks) free).why();
    });
  }

  @Override
  public void settle(Block block, long read) {
    write(tx -> {
      settle(tx.handle(), block, read);
      return true;
    });
  }

  @Override
  public void settleLeft() {
    write(tx -> {
      var handle = tx.handle();
      var left =
          handle
              .createQuery("SELECT id, day, posts, price FROM spending_block WHERE owner <> :owner")
              .bind("owner", owner)
              .map((row, _) ->
                  new Block(
                      row.getString("id"),
                      row.getLong("day"),
                      row.getLong("posts"),
                      row.getLong("price"),
                      List.of()))
              .list();
      for (var block : left) {
        var runs =
            handle
                .createQuery("SELECT run FROM spending_block_run WHERE block = :id ORDER BY run")
                .bind("id", block.id())
                .mapTo(String.class)
                .list();
        settle(
            handle,
            new Block(block.id(), block.day(), block.posts(), block.price(), runs),
            block.posts());
      }
      return true;
    });
  }

  @Override
  public Spent spent(long day) {
    return database.read(tx -> {
      var handle = tx.handle();
      var reserved =
          handle
              .createQuery("SELECT COALESCE(SUM(posts * price), 0) FROM spending_block")
              .mapTo(Long.class)
              .one();
      var month = Sums.month(day);
      return new Spent(
          Sums.sum(handle, day, day),
          Sums.sum(handle, month.from(), month.to()),
          reserved,
          Sums.runs(handle));
    });
  }

  /// What this installation is known by: made once, and the same in all of its processes.
  public String installation() {
    return write(tx -> {
      tx.handle()
          .createUpdate(
              "INSERT INTO x_rules_of (id, name) VALUES (1, :name) ON CONFLICT DO NOTHING")
          .bind("name", ids.get())
          .execute();
      return tx.handle()
          .createQuery("SELECT name FROM x_rules_of WHERE id = 1")
          .mapTo(String.class)
          .one();
    });
  }

  private Block open(Handle handle, Wish wish, long posts) {
    var runs = wish.payers().stream().map(Payer::runId).toList();
    var block = new Block(ids.get(), wish.day(), posts, wish.price(), runs);
    handle
        .createUpdate(
            """
            INSERT INTO spending_block (id, owner, day, posts, price)
            VALUES (:id, :owner, :day, :posts, :price)
            """)
        .bind("id", block.id())
        .bind("owner", owner)
        .bind("day", block.day())
        .bind("posts", posts)
        .bind("price", block.price())
        .execute();
    for (var payer : wish.payers()) {
      handle
          .createUpdate("INSERT INTO spending_block_run (block, run) VALUES (:id, :run)")
          .bind("id", block.id())
          .bind("run", payer.runId())
          .execute();
      handle
          .createUpdate(
              """
              INSERT INTO spent_run (run, posts, micros, budget) VALUES (:run, 0, 0, :cap)
              ON CONFLICT (run) DO UPDATE SET budget = excluded.budget
              """)
          .bind("run", payer.runId())
          .bind("cap", payer.cap())
          .execute();
    }
    return block;
  }

  /// A block that somebody settled already was counted wholly: only what is beyond it is new.
  private static void settle(Handle handle, Block block, long read) {
    var there =
        handle
            .createUpdate("DELETE FROM spending_block WHERE id = :id")
            .bind("id", block.id())
            .execute();
    handle
        .createUpdate("DELETE FROM spending_block_run WHERE block = :id")
        .bind("id", block.id())
        .execute();
    var posts = there == 1 ? read : Math.max(0, read - block.posts());
    if (posts == 0) {
      return;
    }
    var micros = Math.multiplyExact(posts, block.price());
    handle
        .createUpdate(
            """
            INSERT INTO spent_day (day, posts, micros) VALUES (:day, :posts, :micros)
            ON CONFLICT (day) DO UPDATE SET posts = spent_day.posts + excluded.posts,
              micros = spent_day.micros + excluded.micros
            """)
        .bind("day", block.day())
        .bind("posts", posts)
        .bind("micros", micros)
        .execute();
    for (var run : block.runIds()) {
      handle
          .createUpdate(
              """
              UPDATE spent_run SET posts = posts + :posts, micros = micros + :micros
              WHERE run = :run
              """)
          .bind("posts", posts)
          .bind("micros", micros)
          .bind("run", run)
          .execute();
    }
  }

  private <T> T write(Work<T> work) {
    try {
      return database.write(work);
    } catch (StorageFull e) {
      throw new PurseAway("the disk is full", e);
    } catch (StorageUnreachable e) {
      throw new PurseAway("the database does not answer", e);
    } catch (RuntimeException e) {
      throw new PurseAway("the books could not be written", e);
    }
  }
}
