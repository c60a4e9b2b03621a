package hubbub.places.store;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.contracts.directory.PlaceState;
import hubbub.places.domain.Created;
import hubbub.places.domain.Edited;
import hubbub.platform.json.Json;
import hubbub.platform.storage.AnsweredRequests;
import hubbub.platform.storage.AnsweredRequests.Keyed;
import hubbub.platform.storage.AnsweredRequests.Known;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.RowOrder;
import hubbub.platform.storage.RowPage;
import hubbub.platform.storage.RowPlace;
import hubbub.platform.storage.Select;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/// Keeps places. Each change gets the next number, and tells its fact in the transaction of its
/// row.
public final class SqlPlaces {
  private final Database database;
  private final AnsweredRequests answered;
  private final Runnable changed;

  /// @param changed runs after each change that is kept
  public SqlPlaces(Database database, AnsweredRequests answered, Runnable changed) {
    this.database = database;
    this.answered = answered;
    this.changed = changed;
  }

  /// The number of the newest change, 0 before the first.
  public long change() {
    return database.read(tx -> RowCounter.change(tx.connection()));
  }

  public Optional<PlaceState> find(long id) {
    return database.read(tx -> PlaceRows.find(tx.connection(), id));
  }

  /// A page of what is asked for.
  ///
  /// @param after where the page before ended
  public RowPage<PlaceState> page(PlaceQuestion question, Optional<RowPlace> after, int limit) {
    var select =
        new Select(PlaceRows.COLUMNS)
            .containing("folded", question.folded())
            .page(question.order(), after, limit);
    return database.read(tx -> {
      var change = RowCounter.change(tx.connection());
      var found = PlaceRows.list(tx.connection(), select);
      return RowPage.of(change, found, limit, SqlPlaces::place);
    });
  }

  private static RowPlace place(PlaceState state) {
    return RowPlace.ofName(state.place().name(), state.place().id());
  }

  /// Those of these places that there are.
  public RowPage<PlaceState> among(Set<Long> ids) {
    var select = new Select(PlaceRows.COLUMNS).among("id", List.copyOf(ids));
    select.ordered(RowOrder.ID, ids.size());
    return database.read(tx ->
        new RowPage<>(
            RowCounter.change(tx.connection()),
            PlaceRows.list(tx.connection(), select),
            Optional.empty()));
  }

  /// Makes a place, or finds the one that the same request made before.
  public Created create(String name, Optional<Keyed> request) {
    var created =
        database.write(
            tx -> request.isPresent() ? createOnce(tx, name, request.get()) : create(tx, name));
    if (created instanceof Created.Done) {
      changed.run();
    }
    return created;
  }

  private Created createOnce(Transaction tx, String name, Keyed request) throws SQLException {
    answered.tidy(tx.connection());
    return switch (answered.look(tx.connection(), request)) {
      case Known.New() -> {
        var made = create(tx, name);
        answered.keep(tx.connection(), request, Json.write(made.state()));
        yield made;
      }
      case Known.Again(var answer) ->
          new Created.Done(Json.mapper().readValue(answer, PlaceState.class));
      case Known.Otherwise() -> new Created.OtherUnderThisKey();
      case Known.Full() -> new Created.TooManyKeys();
    };
  }

  private static Created.Done create(Transaction tx, String name) throws SQLException {
    var numbered = RowCounter.row(tx.connection());
    var state = new PlaceState(new Place(numbered.id(), name), numbered.change());
    keep(tx, state);
    return new Created.Done(state);
  }

  /// Gives a place another name. One that it has already changes nothing.
  ///
  /// @param rename from the name that it has
  /// @param from which versions of the place the wish may begin from
  public Edited rename(long id, UnaryOperator<String> rename, LongPredicate from) {
    return edit(
        id,
        from,
        (tx, state) -> {
          var name = rename.apply(state.place().name());
          if (name.equals(state.place().name())) {
            return state;
          }
          var change = RowCounter.nextChange(tx.connection());
          var renamed = new PlaceState(new Place(id, name), change);
          keep(tx, renamed);
          return renamed;
        });
  }

  /// Deletes a place for ever.
  public Edited delete(long id, LongPredicate from) {
    return edit(
        id,
        from,
        (tx, state) -> {
          var change = RowCounter.nextChange(tx.connection());
          PlaceRows.delete(tx.connection(), id);
          tx.tell(new PlaceDeleted(id, change));
          return new PlaceState(state.place(), change);
        });
  }

  /// Changes a place that is there.
  @FunctionalInterface
  private interface Edit {
    PlaceState of(Transaction tx, PlaceState state) throws SQLException;
  }

  private Edited edit(long id, LongPredicate from, Edit edit) {
    var edited =
        database.write(tx -> {
          var state = PlaceRows.find(tx.connection(), id);
          if (state.isEmpty()) {
            return new Edited.Unknown();
          }
          var change = state.get().change();
          return from.test(change)
              ? new Edited.Done(edit.of(tx, state.get()))
              : new Edited.ChangedSince(change);
        });
    if (edited instanceof Edited.Done) {
      changed.run();
    }
    return edited;
  }

  private static void keep(Transaction tx, PlaceState state) throws SQLException {
    PlaceRows.keep(tx.connection(), List.of(state));
    tx.tell(new PlaceChanged(state.place(), state.change()));
  }
}
