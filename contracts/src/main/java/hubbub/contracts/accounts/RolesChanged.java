package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;
import java.util.List;

/// Somebody's roles in a channel changed: these are all there are now.
///
/// @param roles without doubles, in their order; empty for none
/// @param change the number of this change among all of accounts
public record RolesChanged(String channelId, String accountId, List<Role> roles, long change)
    implements GeneralFact {}
