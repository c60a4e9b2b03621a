package hubbub.app;

import hubbub.accounts.AccountsService;
import hubbub.archive.ArchiveService;
import hubbub.chat.ChatService;
import hubbub.connectors.ConnectorsService;
import hubbub.favourites.FavouritesService;
import hubbub.mood.MoodService;
import hubbub.people.PeopleService;
import hubbub.peopleperplace.PeoplePerPlaceService;
import hubbub.places.PlacesService;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.rabbitmq.Audience;
import hubbub.radio.RadioService;
import hubbub.statistics.StatisticsService;
import hubbub.web.WebService;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The only list of all services. They are opened side by side. The last one lets things in: it is
/// started when all others hear, and stopped first.
enum Product {
  ARCHIVE,
  STATISTICS,
  MOOD,
  PLACES,
  PEOPLE,
  PEOPLE_PER_PLACE,
  ACCOUNTS,
  CHAT,
  RADIO,
  FAVOURITES,
  WEB,
  CONNECTORS;

  /// Whether a setting belongs to this service, so that another process may find it in a file that
  /// serves all.
  boolean owns(String key) {
    var first = key.split("\\.", 2)[0];
    return switch (this) {
      case ARCHIVE, STATISTICS, MOOD, PLACES, PEOPLE, PEOPLE_PER_PLACE, RADIO, FAVOURITES ->
          first.equals(word());
      case ACCOUNTS ->
          first.equals(word())
              || first.equals("mail")
              || key.startsWith("twitch.oauth.")
              || key.startsWith("twitch.client-");
      case CHAT -> first.equals(word()) || first.equals("irc");
      case WEB -> first.equals("feed") || first.equals("owner") || first.equals("public-counts");
      case CONNECTORS ->
          Set.of(word(), "twitch", "bluesky", "x", "replay", "rehearsal").contains(first);
    };
  }

  /// All who hear kept facts, in whatever process they are: each has queues at a broker.
  static List<Audience> hearers() {
    return Stream.of(values())
        .filter(part -> !Set.of(CONNECTORS, PLACES, RADIO).contains(part))
        .map(part -> new Audience(part.word(), part.hearsChannels()))
        .toList();
  }

  /// Whether it hears what is told of channels; the others hear of people and places alone.
  private boolean hearsChannels() {
    return switch (this) {
      case ARCHIVE, STATISTICS, MOOD, FAVOURITES, WEB, CONNECTORS -> true;
      case PLACES, PEOPLE, PEOPLE_PER_PLACE, ACCOUNTS, CHAT, RADIO -> false;
    };
  }

  /// Its OpenAPI document.
  String document() {
    return "openapi/" + word() + ".yaml";
  }

  /// As it is written in packages, the data folder, the health page.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Its package below `hubbub`.
  String room() {
    return word().replace("-", "");
  }

  Service open(Platform platform) {
    return switch (this) {
      case ARCHIVE -> new ArchiveService(platform);
      case STATISTICS -> new StatisticsService(platform);
      case MOOD -> new MoodService(platform);
      case PLACES -> new PlacesService(platform);
      case PEOPLE -> new PeopleService(platform);
      case PEOPLE_PER_PLACE -> new PeoplePerPlaceService(platform);
      case ACCOUNTS -> new AccountsService(platform);
      case CHAT -> new ChatService(platform);
      case RADIO -> new RadioService(platform);
      case FAVOURITES -> new FavouritesService(platform);
      case WEB -> new WebService(platform);
      case CONNECTORS -> new ConnectorsService(platform);
    };
  }
}
