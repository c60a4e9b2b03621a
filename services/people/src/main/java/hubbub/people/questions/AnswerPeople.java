package hubbub.people.questions;

import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.PersonState;
import hubbub.people.store.PersonQuestion;
import hubbub.people.store.SqlPeople;
import hubbub.platform.storage.RowPlace;
import java.util.List;
import java.util.Optional;

/// Answers whoever is in the same process; others ask `/api/v1/people/states`.
public final class AnswerPeople implements AskPeople {
  private final SqlPeople people;

  public AnswerPeople(SqlPeople people) {
    this.people = people;
  }

  @Override
  public List<PersonState> after(long id, int limit) {
    return people.page(PersonQuestion.ALL, Optional.of(new RowPlace("", id)), limit).rows();
  }
}
