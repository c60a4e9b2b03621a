package hubbub.accounts.store;

import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.Person;
import hubbub.accounts.domain.SessionRow;
import hubbub.accounts.twitch.Tokens;
import hubbub.accounts.twitch.TwitchLogins;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// Keeps which login at Twitch is whose, and their tokens as they were sealed.
public final class SqlTwitch implements TwitchLogins {
  private static final String OTHERS = "Another account here was connected to this Twitch login.";
  private static final String OTHER_LOGIN = "Another Twitch login was connected.";
  private static final int TRIES_MAX = 10;

  private final Database database;
  private final Clock clock;

  public SqlTwitch(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Login> of(String accountId) {
    return database.read(tx -> TwitchRows.of(tx.handle(), accountId));
  }

  @Override
  public Optional<Login> ofTwitch(String twitchId) {
    return database.read(tx -> TwitchRows.ofTwitch(tx.handle(), twitchId));
  }

  @Override
  public Joined join(String accountId, Given given) {
    return database.write(tx -> {
      var handle = tx.handle();
      var person = PersonRows.byId(handle, accountId);
      if (person.isEmpty()) {
        return Joined.GONE;
      }
      var theirs = TwitchRows.ofTwitch(handle, given.who().twitchId());
      if (theirs.isPresent() && !theirs.get().accountId().equals(accountId)) {
        if (isOnlyWay(handle, theirs.get().accountId())) {
          return Joined.ONLY_WAY_OF_ANOTHER;
        }
        TwitchRows.end(tx, theirs.get(), OTHERS);
      }
      replace(tx, accountId, given);
      AuditRows.own(
          handle, clock.instant(), person.get().account(), "twitch.connect", given.who().login());
      return Joined.DONE;
    });
  }

  /// What was there before goes: another login altogether, or older tokens of the same.
  private void replace(Transaction tx, String accountId, Given given) throws SQLException {
    var before = TwitchRows.of(tx.handle(), accountId);
    if (before.isPresent() && !before.get().twitchId().equals(given.who().twitchId())) {
      TwitchRows.end(tx, before.get(), OTHER_LOGIN);
    } else if (before.isPresent()) {
      TwitchRows.revokeLater(tx.handle(), before.get());
    }
    TwitchRows.keep(tx, accountId, given, clock.instant());
  }

  private static boolean isOnlyWay(Handle handle, String accountId) {
    return PersonRows.byId(handle, accountId).filter(person -> !person.hasPassword()).isPresent();
  }

  @Override
  public Optional<Person> create(
      List<LoginName> names, Given given, SessionRow session, boolean owner) {
    return database.write(tx -> {
      var handle = tx.handle();
      var now = clock.instant();
      var name = names.stream().filter(one -> !TakenNames.isTaken(handle, one, now)).findFirst();
      var twitchId = given.who().twitchId();
      if (name.isEmpty() || TwitchRows.ofTwitch(handle, twitchId).isPresent()) {
        return Optional.empty();
      }
      var newcomer = NewPerson.fromTwitch(name.get(), twitchId);
      var person = newcomer.keep(tx, session, owner, now);
      TwitchRows.keep(tx, person.account().id(), given, now);
      return Optional.of(person);
    });
  }

  @Override
  public boolean beginRenewal(Login login, Instant until) {
    return changed(
        """
        UPDATE twitch_login SET renewing_until = :until
        WHERE account_id = :account AND generation = :generation AND renewing_until <= :now
        """,
        login,
        update -> update.bind("until", until.toEpochMilli()).bind("now", clock.millis()));
  }

  @Override
  public void endRenewal(Login login) {
    var _ =
        changed(
            """
            UPDATE twitch_login SET renewing_until = 0
            WHERE account_id = :account AND generation = :generation
            """,
            login,
            update -> update);
  }

  @Override
  public boolean renew(Login login, Tokens tokens, String sealed) {
    var expires = clock.instant().plusSeconds(tokens.seconds());
    return changed(
        """
        UPDATE twitch_login SET sealed = :sealed, generation = generation + 1, renewing_until = 0,
          expires_at = :expires, checked_at = :now
        WHERE account_id = :account AND generation = :generation AND sealed IS NOT NULL
        """,
        login,
        update ->
            update
                .bind("sealed", sealed)
                .bind("expires", expires.toEpochMilli())
                .bind("now", clock.millis()));
  }

  @Override
  public void refused(Login login, String reason) {
    database.write(tx -> {
      var done =
          bound(
                  tx.handle(),
                  """
                  UPDATE twitch_login SET sealed = NULL, generation = generation + 1,
                    renewing_until = 0, trouble = :reason
                  WHERE account_id = :account AND generation = :generation AND sealed IS NOT NULL
                  """,
                  login)
              .bind("reason", reason)
              .execute();
      if (done > 0) {
        tx.tell(
            new TwitchDisconnected(
                login.accountId(),
                login.twitchId(),
                reason,
                RowCounter.nextChange(tx.connection())));
      }
      return done;
    });
  }

  @Override
  public Ended end(String accountId, String reason) {
    return database.write(tx -> {
      var handle = tx.handle();
      var login = TwitchRows.of(handle, accountId);
      if (login.isEmpty()) {
        return Ended.NOT_CONNECTED;
      }
      if (isOnlyWay(handle, accountId)) {
        return Ended.ONLY_WAY;
      }
      TwitchRows.end(tx, login.get(), reason);
      var account = PersonRows.byId(handle, accountId).orElseThrow().account();
      AuditRows.own(handle, clock.instant(), account, "twitch.disconnect", login.get().login());
      return Ended.DONE;
    });
  }

  @Override
  public List<Login> uncheckedSince(Instant since, int limit) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                TwitchRows.COLUMNS
                    + " WHERE sealed IS NOT NULL AND checked_at < :since"
                    + " ORDER BY checked_at, account_id LIMIT :limit")
            .bind("since", since.toEpochMilli())
            .bind("limit", limit)
            .map((row, _) -> TwitchRows.login(row))
            .list());
  }

  @Override
  public boolean check(Login login, Instant from, Instant to) {
    return changed(
        """
        UPDATE twitch_login SET checked_at = :to
        WHERE account_id = :account AND generation = :generation AND checked_at = :from
        """,
        login,
        update -> update.bind("from", from.toEpochMilli()).bind("to", to.toEpochMilli()));
  }

  @Override
  public void rename(Login login, String name) {
    database.write(tx -> {
      bound(
              tx.handle(),
              "UPDATE twitch_login SET login = :login WHERE account_id = :account"
                  + " AND generation = :generation",
              login)
          .bind("login", name)
          .execute();
      var now = TwitchRows.of(tx.handle(), login.accountId());
      if (now.isPresent() && now.get().login().equals(name)) {
        TwitchRows.tell(tx, now.get());
      }
      return now;
    });
  }

  @Override
  public List<Login> notUnder(String key, int limit) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                TwitchRows.COLUMNS
                    + " WHERE sealed IS NOT NULL AND substr(sealed, 1, :length) <> :prefix"
                    + " ORDER BY account_id LIMIT :limit")
            .bind("length", key.length() + 1)
            .bind("prefix", key + ".")
            .bind("limit", limit)
            .map((row, _) -> TwitchRows.login(row))
            .list());
  }

  @Override
  public void reseal(Login login, String sealed) {
    var _ =
        changed(
            """
            UPDATE twitch_login SET sealed = :sealed
            WHERE account_id = :account AND generation = :generation AND sealed IS NOT NULL
            """,
            login,
            update -> update.bind("sealed", sealed));
  }

  @Override
  public List<Revocation> revocations(int limit) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                """
                SELECT number, account_id, twitch_id, sealed, tries FROM twitch_revocation
                ORDER BY number LIMIT :limit
                """)
            .bind("limit", limit)
            .map((row, _) ->
                new Revocation(
                    row.getLong(1),
                    Long.toString(row.getLong(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5)))
            .list());
  }

  @Override
  public void revoked(Revocation revocation) {
    database.write(tx ->
        tx.handle()
            .createUpdate("DELETE FROM twitch_revocation WHERE number = :number")
            .bind("number", revocation.number())
            .execute());
  }

  @Override
  public void triedToRevoke(Revocation revocation) {
    if (revocation.tries() + 1 >= TRIES_MAX) {
      revoked(revocation);
      return;
    }
    database.write(tx ->
        tx.handle()
            .createUpdate("UPDATE twitch_revocation SET tries = tries + 1 WHERE number = :number")
            .bind("number", revocation.number())
            .execute());
  }

  @Override
  public void expect(Visitor visitor) {
    database.write(tx -> {
      var handle = tx.handle();
      handle
          .createUpdate("DELETE FROM twitch_visit WHERE expires_at <= :now")
          .bind("now", clock.millis())
          .execute();
      return handle
          .createUpdate(
              """
              INSERT INTO twitch_visit (state, account_id, owner, next, expires_at)
              VALUES (:state, :account, :owner, :next, :expires)
              """)
          .bind("state", visitor.state())
          .bind("account", visitor.accountId().map(Long::valueOf).orElse(null))
          .bind("owner", visitor.owner() ? 1 : 0)
          .bind("next", visitor.next())
          .bind("expires", visitor.expiresAt().toEpochMilli())
          .execute();
    });
  }

  @Override
  public Optional<Visitor> take(String state, Instant now) {
    return database.write(tx -> {
      var handle = tx.handle();
      var visitor =
          handle
              .createQuery(
                  """
                  SELECT account_id, owner, next, expires_at FROM twitch_visit
                  WHERE state = :state AND expires_at > :now
                  """)
              .bind("state", state)
              .bind("now", now.toEpochMilli())
              .map((row, _) ->
                  new Visitor(
                      state,
                      Optional.ofNullable(row.getString(1)),
                      row.getInt(2) == 1,
                      row.getString(3),
                      Instant.ofEpochMilli(row.getLong(4))))
              .findFirst();
      handle
          .createUpdate("DELETE FROM twitch_visit WHERE state = :state")
          .bind("state", state)
          .execute();
      return visitor;
    });
  }

  /// Fills in what is more than the login.
  @FunctionalInterface
  private interface Filling {
    Update fill(Update update);
  }

  /// Changes a row that is still the one that was read.
  private boolean changed(String sql, Login login, Filling filling) {
    return database.write(tx -> filling.fill(bound(tx.handle(), sql, login)).execute() > 0);
  }

  private static Update bound(Handle handle, String sql, Login login) {
    return handle
        .createUpdate(sql)
        .bind("account", Long.parseLong(login.accountId()))
        .bind("generation", login.generation());
  }
}
