package hubbub.accounts.domain;

import hubbub.contracts.accounts.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/// What can be done with a channel.
public enum ChannelDeed {
  /// Saying what it is about.
  CHANGE,
  /// Giving roles and taking them.
  GIVE_ROLES,
  /// Seeing who has which role.
  SEE_ROLES,
  /// Making and revoking keys to go on air with. They show nothing and change nothing else.
  STREAM_KEYS,
  /// Reading what roles did.
  READ_AUDIT,
  CLOSE;

  /// Who may: nobody but whom this says.
  ///
  /// @param roles of who wants it
  /// @param owner whether it is the owner of the server
  public boolean may(Collection<Role> roles, boolean owner) {
    return (owner && isOwners()) || !Collections.disjoint(roles, allowed());
  }

  private Set<Role> allowed() {
    return switch (this) {
      case CHANGE, GIVE_ROLES, STREAM_KEYS, CLOSE -> Set.of(Role.BROADCASTER);
      case SEE_ROLES, READ_AUDIT -> Set.of(Role.BROADCASTER, Role.MODERATOR);
    };
  }

  private boolean isOwners() {
    return switch (this) {
      case SEE_ROLES, READ_AUDIT, CLOSE -> true;
      case CHANGE, GIVE_ROLES, STREAM_KEYS -> false;
    };
  }
}
