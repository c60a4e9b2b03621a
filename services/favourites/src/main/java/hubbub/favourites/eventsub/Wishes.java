package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a [Plan] is made of.
///
/// @param people whose keys there are, each Twitch id once
/// @param favourites whom each account follows on Twitch, by ids there, in its order
/// @param moderated where each account is a moderator, by ids there
/// @param webhook whether Twitch can call us: then the installation's key does everything
public record Wishes(
    List<Person> people,
    Map<String, List<String>> favourites,
    Map<String, Set<String>> moderated,
    boolean webhook) {}
