package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where channels of ours and the roles in them are kept. What is done is written into the log of
/// the channel in the same transaction, and who may do it is looked up there.
public interface Channels {
  Optional<Shown> find(String name);

  /// Channels by their ids.
  ///
  /// @param after an id; 0 for the first ones
  /// @param ownerId whose, if only somebody's
  List<Shown> list(long after, int limit, Optional<String> ownerId);

  /// @param most channels of one account
  Opened open(LoginName name, String title, Doer doer, int most);

  Done change(String name, String title, Doer doer);

  Done close(String name, Doer doer);

  /// Who has which role, the broadcaster first.
  ///
  /// @return empty if nobody may know, or there is no such channel
  Done roles(String name, Doer doer);

  /// Which roles somebody has in which channels, by the channels' names.
  List<Held> rolesOf(String accountId);

  /// Channels where somebody has a role, by their ids.
  ///
  /// @param after an id; 0 for the first ones
  /// @param any of these roles; all if empty
  List<Having> having(String accountId, Set<Role> any, long after, int limit);

  /// Says all roles that somebody has from now on, but that of the broadcaster.
  Done give(String name, String login, List<Role> roles, Doer doer);

  Done audit(String name, long before, int limit, Doer doer);

  /// A channel with who opened it.
  record Shown(OwnChannel channel, Account owner) {}

  /// Somebody with roles.
  record Member(Account account, List<Role> roles) {}

  /// A channel with the roles that somebody has there.
  record Having(Shown shown, List<Role> roles) {}

  /// Roles in a channel.
  record Held(String channel, List<Role> roles) {}

  /// @param number later ones are greater
  /// @param actor who did it, as they were called
  /// @param deed such as `roles.set`
  /// @param about whom or what
  record Audited(
      long number,
      Instant at,
      Optional<String> actorId,
      String actor,
      Optional<String> channel,
      String deed,
      String about) {}

  /// What became of a wish for a channel.
  sealed interface Opened {
    record Ready(Shown shown) implements Opened {}

    record NameTaken() implements Opened {}

    record TooMany(int most) implements Opened {}

    /// As many names as anybody may are held for them already.
    record TooManyNames() implements Opened {}

    /// A stream key's mounts have a path that begins so.
    record Mounted() implements Opened {}
  }

  /// What became of a wish about a channel.
  sealed interface Done {
    /// It is as wished.
    record Ready(Shown shown) implements Done {}

    record Members(List<Member> members) implements Done {}

    record Log(List<Audited> entries) implements Done {}

    record Keys(List<StreamKeys.StreamKey> keys) implements Done {}

    record NoChannel() implements Done {}

    /// There is no such account, or no such key.
    record NobodyThere() implements Done {}

    record NotAllowed() implements Done {}

    record TooMany(int most) implements Done {}

    /// @param at which mount, of those that were wished, may begin with somebody else's name
    record MountOfOthers(int at) implements Done {}

    /// @param at which mount, of those that were wished, a key of another channel may open, too
    record MountTaken(int at) implements Done {}
  }
}
