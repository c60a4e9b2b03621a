package hubbub.peopleperplace.histories;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/// One step of a history. Its numbers choose among what there is when it is taken, so that any
/// steps may be left out and the rest still is a history.
record Step(Kind kind, int one, int other) {
  private static final int NUMBERS = 1_000;

  /// What happens.
  enum Kind {
    MAKE_PLACE,
    RENAME_PLACE,
    DELETE_PLACE,
    /// People of deleted places are nowhere from now on, as the service of people does it.
    LEAVE_DELETED_PLACES,
    MAKE_PERSON,
    RENAME_PERSON,
    MOVE_PERSON,
    TURN_ALIVE_OR_NOT,
    DELETE_PERSON,
    /// Some facts of one service come, in order.
    HEAR,
    /// One fact comes before those that were told before it.
    HEAR_EARLY,
    /// One fact comes that came before.
    HEAR_AGAIN,
    /// Some facts come, and what was done is undone.
    HEAR_IN_VAIN,
    /// The program is begun anew.
    RESTART,
    REBUILD,
    /// A page is asked for; it is kept some steps later.
    READ_PAGE,
    KEEP_PAGE,
    SWITCH,
    GIVE_UP,
    CLEAR
  }

  /// A history of a seed.
  static List<Step> history(long seed, int length) {
    var random = new SplittableRandom(seed);
    var edits = List.copyOf(EnumSet.range(Kind.MAKE_PLACE, Kind.DELETE_PERSON));
    var all = List.of(Kind.values());
    var steps = new ArrayList<Step>();
    for (var n = 0; n < length; n++) {
      // Every second step is an edit.
      var some = random.nextInt(5) < 2 ? edits : all;
      var kind = some.get(random.nextInt(some.size()));
      steps.add(new Step(kind, random.nextInt(NUMBERS), random.nextInt(NUMBERS)));
    }
    return steps;
  }
}
