package hubbub.chat.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a room's visitors are told. What has an [#offset] is durable and comes again to whoever
/// missed it; the rest is of the moment.
public sealed interface News {
  /// Where it stands in the room; empty for news of the moment.
  default Optional<Offset> offset() {
    return Optional.empty();
  }

  /// Whether only those may see it who may do this.
  default Deed audience() {
    return Deed.READ;
  }

  /// @param from the connection that it was said on, if it still is known: protocols that echo
  ///   nothing leave it out
  record LineSaid(Line line, @Nullable Connection from) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(line.offset());
    }
  }

  /// A moderator's line in a box.
  ///
  /// @param color `primary`, `blue`, `green`, `orange` or `purple`
  record Announced(Line line, String color) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(line.offset());
    }
  }

  /// One line is gone.
  ///
  /// @param text what it said, for those who may see it: moderators, and IRC's CLEARMSG
  record LineDeleted(Offset at, String lineId, String login, String text, Speaker by)
      implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// Somebody may not speak, and their lines are gone.
  ///
  /// @param duration empty for good
  record PersonSilenced(
      Offset at,
      String personId,
      String login,
      Optional<Duration> duration,
      String reason,
      Speaker by)
      implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// Somebody may speak again.
  record PersonFreed(Offset at, String personId, String login, Speaker by) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// All lines are gone.
  record RoomCleared(Offset at, Speaker by) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  record ModesChanged(Offset at, Modes before, Modes now, Speaker by) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// @param line empty if nothing is pinned any more
  record Pinned(Offset at, Optional<Line> line, Speaker by) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// Somebody comes with their visitors.
  ///
  /// @param from whose room they come from
  record Raided(Offset at, Speaker from, int viewers, Instant when) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// The visitors of this room are sent to another one.
  ///
  /// @param to the other channel's name
  record Raiding(Offset at, String to, int viewers, Speaker by) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// The channel's own emotes are others now.
  record EmotesChanged(Offset at) implements News {
    @Override
    public Optional<Offset> offset() {
      return Optional.of(at);
    }
  }

  /// Who came and who went since the last time; each at most once. Short absences are not told.
  ///
  /// @param chatters how many there are
  record PresenceChanged(List<Speaker> came, List<Speaker> went, int chatters) implements News {}

  /// Somebody in the room has another name, colour or role. Told to all; a protocol uses it for the
  /// person's own connections.
  record PersonChanged(Speaker person) implements News {}

  /// A line waits for a moderator, or does no longer.
  ///
  /// @param heldId names it until it is decided
  /// @param why in words
  /// @param decided true once it was let through or turned down
  record LineHeld(
      String heldId, Speaker author, String text, String why, Instant at, boolean decided)
      implements News {
    @Override
    public Deed audience() {
      return Deed.REVIEW;
    }
  }

  /// The room is gone for good: everyone leaves it.
  record RoomClosed() implements News {}

  /// We are about to stop: connections should come again, elsewhere or later.
  ///
  /// @param seconds until then, where it is known
  record GoingAway(OptionalInt seconds) implements News {}
}
