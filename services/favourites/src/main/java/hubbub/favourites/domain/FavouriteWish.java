package hubbub.favourites.domain;

import hubbub.contracts.Channel;
import java.util.Optional;

/// What somebody wants of a favourite.
///
/// @param place where it is to stand; empty for as it stands, or the end
/// @param onNow whether they look at it from now on; empty for as it is
public record FavouriteWish(
    String accountId, Channel channel, Optional<Integer> place, Optional<Boolean> onNow) {}
