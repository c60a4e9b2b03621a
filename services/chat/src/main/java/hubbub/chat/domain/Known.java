package hubbub.chat.domain;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept of a person in a room.
///
/// @param first when they first said something here
/// @param silence while it lasts
/// @param color of their name
/// @param who as accounts told of them last; empty for guests, and where it did not yet
/// @param gone whether accounts told that they are no more: their connections end soon, and may
///   nothing until then
public record Known(
    Set<Role> roles,
    Optional<Instant> first,
    Optional<Silence> silence,
    @Nullable String color,
    Optional<Book.Who> who,
    boolean gone) {
  /// Nothing is.
  public static final Known NOTHING =
      new Known(Set.of(), Optional.empty(), Optional.empty(), null, Optional.empty(), false);

  /// That somebody may not speak.
  ///
  /// @param until empty for good
  public record Silence(Optional<Instant> until) {
    boolean holds(Instant now) {
      return until.isEmpty() || until.get().isAfter(now);
    }
  }

  Known met(Instant now) {
    return new Known(roles, Optional.of(now), silence, color, who, gone);
  }

  Known silenced(Optional<Silence> other) {
    return new Known(roles, first, other, color, who, gone);
  }

  Known colored(@Nullable String other) {
    return new Known(roles, first, silence, other, who, gone);
  }

  /// What somebody with these roles is.
  Set<Standing> standings(boolean owner, boolean guest) {
    var all = EnumSet.of(guest ? Standing.GUEST : Standing.PERSON);
    if (owner) {
      all.add(Standing.OWNER);
    }
    roles.forEach(role -> all.add(Standing.of(role)));
    return all;
  }

  /// Somebody who signs in, as this room sees them. What accounts told is newer than what a
  /// connection was opened with.
  Speaker speaker(Account opened, boolean ownerThen, String broadcasterId) {
    if (gone) {
      return new Speaker(opened.id(), opened.login(), opened.name(), null, Set.of());
    }
    var account = who.map(Book.Who::account).orElse(opened);
    var standings = standings(who.map(Book.Who::owner).orElse(ownerThen), false);
    if (account.id().equals(broadcasterId)) {
      standings.add(Standing.BROADCASTER);
    }
    return new Speaker(account.id(), account.login(), account.name(), color, standings);
  }
}
