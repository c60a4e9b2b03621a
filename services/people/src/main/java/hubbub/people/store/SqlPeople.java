package hubbub.people.store;

import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.PersonState;
import hubbub.people.domain.Created;
import hubbub.people.domain.Edited;
import hubbub.people.domain.NewPerson;
import hubbub.people.domain.PersonPatch;
import hubbub.platform.json.Json;
import hubbub.platform.storage.AnsweredRequests;
import hubbub.platform.storage.AnsweredRequests.Keyed;
import hubbub.platform.storage.AnsweredRequests.Known;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.RowPage;
import hubbub.platform.storage.RowPlace;
import hubbub.platform.storage.Select;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Keeps people. Each change gets the next number, and tells its fact in the transaction of its
/// row. Whoever puts somebody at a place has asked before whether it is there; that it was not
/// deleted since is looked up here, in the write.
public final class SqlPeople {
  private final Database database;
  private final AnsweredRequests answered;
  private final Runnable changed;

  /// @param changed runs after each change that is kept
  public SqlPeople(Database database, AnsweredRequests answered, Runnable changed) {
    this.database = database;
    this.answered = answered;
    this.changed = changed;
  }

  /// The number of the newest change, 0 before the first.
  public long change() {
    return database.read(tx -> RowCounter.change(tx.connection()));
  }

  public Optional<PersonState> find(long id) {
    return database.read(tx -> PersonRows.find(tx.connection(), id));
  }

  /// A page of what is asked for.
  ///
  /// @param after where the page before ended
  public RowPage<PersonState> page(PersonQuestion question, Optional<RowPlace> after, int limit) {
    var select = select(question).page(question.order(), after, limit);
    return database.read(tx -> {
      var change = RowCounter.change(tx.connection());
      var found = PersonRows.list(tx.connection(), select);
      return RowPage.of(change, found, limit, SqlPeople::place);
    });
  }

  private static Select select(PersonQuestion question) {
    var select = new Select(PersonRows.COLUMNS).containing("folded", question.folded());
    switch (question.where()) {
      case PersonQuestion.Where.Anywhere() -> {}
      case PersonQuestion.Where.Nowhere() -> select.where("place_id IS NULL", List.of());
      case PersonQuestion.Where.At(var placeId) -> select.where("place_id = ?", List.of(placeId));
    }
    question.alive().ifPresent(alive -> select.where("alive = ?", List.of(alive ? 1 : 0)));
    return select;
  }

  private static RowPlace place(PersonState state) {
    return RowPlace.ofName(state.person().name(), state.person().id());
  }

  /// What became of a request that came before, if one came under this key.
  public Optional<Created> before(Keyed request) {
    return database.read(tx ->
        switch (answered.look(tx.connection(), request)) {
          case Known.Again(var answer) -> Optional.of(again(answer));
          case Known.Otherwise() -> Optional.of(new Created.OtherUnderThisKey());
          case Known.New(), Known.Full() -> Optional.empty();
        });
  }

  /// Makes a person, or finds the one that the same request made before.
  public Created create(NewPerson wish, Optional<Keyed> request) {
    var created =
        database.write(
            tx -> request.isPresent() ? createOnce(tx, wish, request.get()) : create(tx, wish));
    if (created instanceof Created.Done) {
      changed.run();
    }
    return created;
  }

  private Created createOnce(Transaction tx, NewPerson wish, Keyed request) throws SQLException {
    answered.tidy(tx.connection());
    return switch (answered.look(tx.connection(), request)) {
      case Known.New() -> {
        var created = create(tx, wish);
        if (created instanceof Created.Done(var state)) {
          answered.keep(tx.connection(), request, Json.write(state));
        }
        yield created;
      }
      case Known.Again(var answer) -> again(answer);
      case Known.Otherwise() -> new Created.OtherUnderThisKey();
      case Known.Full() -> new Created.TooManyKeys();
    };
  }

  private static Created again(String answer) {
    return new Created.Done(Json.mapper().readValue(answer, PersonState.class));
  }

  private static Created create(Transaction tx, NewPerson wish) throws SQLException {
    if (isGone(tx.connection(), wish.placeId())) {
      return new Created.PlaceDeleted();
    }
    var numbered = RowCounter.row(tx.connection());
    var state = new PersonState(wish.withId(numbered.id()), numbered.change());
    keep(tx, state);
    return new Created.Done(state);
  }

  /// Changes a person. What is so already changes nothing.
  ///
  /// @param from which versions of the person the wish may begin from
  public Edited change(long id, PersonPatch patch, LongPredicate from) {
    return edit(
        id,
        from,
        (tx, state) -> {
          if (patch.moved() && isGone(tx.connection(), patch.placeId())) {
            return new Edited.PlaceDeleted();
          }
          var person = patch.of(state.person());
          if (person.equals(state.person())) {
            return new Edited.Done(state);
          }
          var next = new PersonState(person, RowCounter.nextChange(tx.connection()));
          keep(tx, next);
          return new Edited.Done(next);
        });
  }

  /// Deletes a person for ever.
  public Edited delete(long id, LongPredicate from) {
    return edit(
        id,
        from,
        (tx, state) -> {
          var change = RowCounter.nextChange(tx.connection());
          PersonRows.delete(tx.connection(), id);
          tx.tell(new PersonDeleted(id, change));
          return new Edited.Done(new PersonState(state.person(), change));
        });
  }

  /// Changes a person that is there.
  @FunctionalInterface
  private interface Edit {
    Edited of(Transaction tx, PersonState state) throws SQLException;
  }

  private Edited edit(long id, LongPredicate from, Edit edit) {
    var edited =
        database.write(tx -> {
          var state = PersonRows.find(tx.connection(), id);
          if (state.isEmpty()) {
            return new Edited.Unknown();
          }
          var change = state.get().change();
          return from.test(change) ? edit.of(tx, state.get()) : new Edited.ChangedSince(change);
        });
    if (edited instanceof Edited.Done) {
      changed.run();
    }
    return edited;
  }

  private static boolean isGone(Connection connection, @Nullable Long placeId) throws SQLException {
    return placeId != null && SqlEmptying.isGone(connection, placeId);
  }

  private static void keep(Transaction tx, PersonState state) throws SQLException {
    PersonRows.keep(tx.connection(), List.of(state));
    tx.tell(new PersonChanged(state.person(), state.change()));
  }
}
