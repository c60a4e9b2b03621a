package hubbub.places.questions;

import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.PlaceState;
import hubbub.places.store.PlaceQuestion;
import hubbub.places.store.SqlPlaces;
import hubbub.platform.storage.RowPlace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers whoever is in the same process; others ask `/api/v1/places/states`.
public final class AnswerPlaces implements AskPlaces {
  private final SqlPlaces places;

  public AnswerPlaces(SqlPlaces places) {
    this.places = places;
  }

  @Override
  public Set<Long> existing(Set<Long> ids) {
    return ids.isEmpty()
        ? Set.of()
        : places.among(ids).rows().stream()
            .map(state -> state.place().id())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<PlaceState> after(long id, int limit) {
    return places.page(PlaceQuestion.ALL, Optional.of(new RowPlace("", id)), limit).rows();
  }
}
