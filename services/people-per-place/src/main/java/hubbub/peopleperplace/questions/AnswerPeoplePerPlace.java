package hubbub.peopleperplace.questions;

import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.Whereabouts;
import hubbub.peopleperplace.domain.Join;

/// Answers whoever is in the same process; others ask `/api/v1/people-per-place/overview`.
public final class AnswerPeoplePerPlace implements AskPeoplePerPlace {
  private final Join join;

  public AnswerPeoplePerPlace(Join join) {
    this.join = join;
  }

  @Override
  public Whereabouts after(long id, int limit, int most) {
    return join.look(moment ->
        new Whereabouts(
            moment.places(id, Long.MAX_VALUE, limit).stream()
                .map(place -> new Whereabouts.AtPlace(place, moment.at(place.id(), most)))
                .toList(),
            moment.nowhere(most),
            moment.placeCount(),
            moment.personCount()));
  }
}
