package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import hubbub.contracts.PassingFact;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.contracts.favourites.EventSeen;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/// Facts as bytes: `[{"MessagesSeen": {…}}, …]`. Readers ignore kinds and fields that they don't
/// know, because old and new processes run side by side; a message of a kind that they don't know
/// is a message all the same.
public final class FactJson {
  private static final JsonMapper MAPPER =
      Json.mapper().rebuild().addHandler(new UnknownKind()).build();

  private static final Map<String, ObjectReader> READERS =
      Stream.of(
              MessagesSeen.class,
              NoticesSeen.class,
              MessagesDeleted.class,
              GapSeen.class,
              RunStarted.class,
              RunMeasured.class,
              RunEnded.class,
              RunDeleted.class,
              PersonForgotten.class,
              PersonOptedOut.class,
              PlaceChanged.class,
              PlaceDeleted.class,
              PersonChanged.class,
              PersonDeleted.class,
              AccountCreated.class,
              AccountChanged.class,
              AccountDeleted.class,
              AccountHeard.class,
              ChannelChanged.class,
              ChannelClosed.class,
              RolesChanged.class,
              SessionsEnded.class,
              SignedIn.class,
              SignedOut.class,
              TwitchConnected.class,
              TwitchDisconnected.class,
              ShowStarted.class,
              ShowEnded.class,
              EventSeen.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, FactJson::reader));

  private static final Map<String, ObjectReader> PASSING =
      Stream.of(MoodMeasured.class, DirectoryStands.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, FactJson::reader));

  private FactJson() {}

  /// A reader of one value inside a longer document.
  private static ObjectReader reader(Class<?> kind) {
    return MAPPER.readerFor(kind).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /// The names of all kept facts, as they are written.
  public static List<String> kinds() {
    return READERS.keySet().stream().sorted().toList();
  }

  /// The names of all passing facts.
  public static List<String> passingKinds() {
    return PASSING.keySet().stream().sorted().toList();
  }

  /// Writes facts; each must be of a known kind.
  public static byte[] write(List<KeptFact> facts) {
    return Json.bytes(facts.stream().map(FactJson::named).toList());
  }

  private static Map<String, KeptFact> named(KeptFact fact) {
    var name = fact.getClass().getSimpleName();
    if (!READERS.containsKey(name)) {
      throw new IllegalArgumentException(name + " is no kept fact that can be read again");
    }
    return Map.of(name, fact);
  }

  /// Writes news that is never stored; it must be of a known kind.
  public static byte[] writePassing(PassingFact fact) {
    var name = fact.getClass().getSimpleName();
    if (!PASSING.containsKey(name)) {
      throw new IllegalArgumentException(name + " is no passing fact that can be read again");
    }
    return Json.bytes(fact);
  }

  /// Reads news.
  ///
  /// @param kind the simple name of its class
  /// @return empty for a kind that this program doesn't know
  public static Optional<PassingFact> readPassing(String kind, byte[] bytes) {
    return Optional.ofNullable(PASSING.get(kind)).map(reader -> reader.readValue(bytes));
  }

  /// Reads facts, leaving out kinds that this program doesn't know.
  public static List<KeptFact> read(byte[] bytes) {
    var facts = new ArrayList<KeptFact>();
    try (var json = Json.mapper().createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        readOne(json, facts);
      }
    }
    return List.copyOf(facts);
  }

  private static void readOne(JsonParser json, List<KeptFact> facts) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var reader = READERS.get(json.currentName());
      json.nextToken();
      if (reader == null) {
        json.skipChildren();
      } else {
        facts.add(reader.readValue(json));
      }
    }
  }

  /// Reads a kind of message that a newer build tells of.
  private static final class UnknownKind extends DeserializationProblemHandler {
    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> wanted, String value, String why) {
      return wanted == MessageKind.class ? MessageKind.MESSAGE : NOT_HANDLED;
    }
  }
}
