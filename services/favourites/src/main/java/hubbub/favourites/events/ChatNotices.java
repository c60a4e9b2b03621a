package hubbub.favourites.events;

import static java.util.Map.entry;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.Event.Sight;
import hubbub.contracts.favourites.EventSeen;
import hubbub.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a chat on Twitch shows of subscriptions, gifts, raids and cheers, as events that everybody
/// may see. What people wrote with them is left out: moderators may take it away there.
///
/// A community gift comes as one notice, and then as one for each subscription in it: all of them
/// are one event. Twitch gives them the same `community_gift_id`, or the same `origin_id` alone.
public final class ChatNotices {
  private static final Set<MessageKind> KINDS =
      EnumSet.of(MessageKind.SUBSCRIPTION, MessageKind.GIFT, MessageKind.RAID, MessageKind.CHEER);

  private static final Map<String, Teller> TELLERS =
      Map.ofEntries(
          entry("sub", ChatNotices::subscribed),
          entry("resub", ChatNotices::subscribed),
          entry("extendsub", ChatNotices::extended),
          entry("primepaidupgrade", ChatNotices::upgraded),
          entry("giftpaidupgrade", ChatNotices::goesOn),
          entry("anongiftpaidupgrade", ChatNotices::goesOn),
          entry("subgift", ChatNotices::gift),
          entry("anonsubgift", ChatNotices::gift),
          entry("submysterygift", ChatNotices::community),
          entry("anonsubmysterygift", ChatNotices::community),
          entry("standardpayforward", ChatNotices::passedOn),
          entry("communitypayforward", ChatNotices::passedOn),
          entry("raid", ChatNotices::raid));

  /// Whom Twitch names where somebody does not want to be named.
  private static final Set<String> UNNAMED = Set.of("ananonymousgifter", "ananonymouscheerer");

  /// SHA-1 of nothing: a gift that belongs to no other.
  private static final String NO_ORIGIN =
      "da 39 a3 ee 5e 6b 4b 0d 32 55 bf ef 95 60 18 90 af d8 07 09";

  /// Further ahead of its coming, a notice's time is taken for wrong.
  private static final Duration AHEAD_MAX = Duration.ofDays(1);

  private static final int SORT_LENGTH_MAX = 40;

  private ChatNotices() {}

  /// The event of a message; empty for what is none.
  public static Optional<EventSeen> of(Channel channel, Message message) {
    if (!KINDS.contains(message.kind())) {
      return Optional.empty();
    }
    var sort = sort(message);
    var told = teller(message, sort).tell(fields(channel, message));
    var event =
        new Event(
            id(channel, message, sort),
            message.kind().word(),
            "chat." + sort,
            at(message),
            Texts.clean(told.text(), Texts.LENGTH_MAX),
            told.person(),
            told.details(),
            Sight.PUBLIC,
            false);
    return Optional.of(new EventSeen(channel, event));
  }

  /// The id of the event of the community gift that a message belongs to, as far as is said.
  public static Optional<String> communityGift(Channel channel, Message message) {
    if (message.kind() != MessageKind.GIFT) {
      return Optional.empty();
    }
    var community = message.details().get("community_gift_id");
    var gift = community == null ? message.details().get("origin_id") : community;
    return gift == null || gift.equals(NO_ORIGIN)
        ? Optional.empty()
        : Optional.of("twitch:gift/" + TwitchEvents.bounded(channel.name() + "/" + gift));
  }

  /// The same message, without a word of whom a gift is for.
  public static Message withoutRecipient(Message message) {
    var details = new HashMap<>(message.details());
    details.keySet().removeIf(name -> name.startsWith("recipient_"));
    details.remove("system_text");
    return new Message(
        message.id(),
        message.kind(),
        message.author(),
        message.text(),
        message.sentAt(),
        message.receivedAt(),
        message.replyTo(),
        message.badges(),
        message.emotes(),
        message.first(),
        details);
  }

  private static String sort(Message message) {
    var sort = message.kind() == MessageKind.CHEER ? "cheer" : message.details().get("msg_id");
    return sort == null ? message.kind().word() : Texts.clean(sort, SORT_LENGTH_MAX);
  }

  private static Teller teller(Message message, String sort) {
    if (message.kind() == MessageKind.CHEER) {
      return ChatNotices::cheer;
    }
    return isOfCommunity(message)
        ? ChatNotices::community
        : TELLERS.getOrDefault(sort, ChatNotices::plainly);
  }

  /// One of a community gift's subscriptions; it stands for all of them where their own notice was
  /// missed.
  private static boolean isOfCommunity(Message message) {
    return message.kind() == MessageKind.GIFT && message.details().containsKey("community_gift_id");
  }

  private static String id(Channel channel, Message message, String sort) {
    var ofCommunity = isOfCommunity(message) || sort.endsWith("submysterygift");
    return (ofCommunity ? communityGift(channel, message) : Optional.<String>empty())
        .orElseGet(() -> "twitch:chat/" + TwitchEvents.bounded(message.id()));
  }

  private static Instant at(Message message) {
    return message.sentAt().isAfter(message.receivedAt().plus(AHEAD_MAX))
        ? message.receivedAt()
        : message.sentAt();
  }

  private static Fields fields(Channel channel, Message message) {
    var fields = Json.mapper().createObjectNode();
    message.details().forEach(fields::put);
    var author = message.author();
    if (!isUnnamed(message)) {
      fields.put("user_id", author.id());
      fields.put("user_login", author.login());
      fields.put("user_name", author.name());
    }
    return new Fields(fields, channel.name(), message.receivedAt());
  }

  private static boolean isUnnamed(Message message) {
    return UNNAMED.contains(message.author().login())
        || message.details().getOrDefault("msg_id", "").startsWith("anonsub");
  }

  private static Told subscribed(Fields notice) {
    var months = notice.number("months");
    var streak = notice.number("streak_months");
    var text =
        notice.giver("user")
            + " subscribed"
            + Supporters.at(tier(notice))
            + (months == null || months < 2
                ? ""
                : " for the " + Supporters.ordinal(months) + " month")
            + (streak == null || streak < 2 ? "" : ", " + Words.number(streak) + " in a row")
            + ".";
    return by(notice, text).with("tier", tier(notice)).keep(notice, "months", "streak_months");
  }

  private static Told extended(Fields notice) {
    var text =
        notice.giver("user") + " extended their subscription" + Supporters.at(tier(notice)) + ".";
    return by(notice, text).with("tier", tier(notice));
  }

  private static Told upgraded(Fields notice) {
    var text =
        notice.giver("user") + " went on from Prime and subscribed" + Supporters.at(tier(notice));
    return by(notice, text + ".").with("tier", tier(notice));
  }

  private static Told goesOn(Fields notice) {
    // Who gave it is known by name alone, and could not be forgotten.
    return by(notice, notice.giver("user") + " goes on with a subscription that was a gift.");
  }

  private static Told gift(Fields notice) {
    var months = notice.number("gift_months");
    var text =
        notice.giver("user")
            + " gave "
            + (notice.name("recipient") == null ? "somebody" : notice.who("recipient"))
            + " a "
            + Words.maybe("", tier(notice))
            + (tier(notice) == null ? "" : " ")
            + "subscription"
            + (months == null || months < 2 ? "" : " of " + Words.number(months) + " months")
            + inAll(notice)
            + ".";
    return given(notice, text)
        .with("recipient", notice.name("recipient"))
        .keep(notice, "recipient_login", "recipient_id", "gift_months");
  }

  private static Told community(Fields notice) {
    var text =
        notice.giver("user")
            + " gave "
            + Words.subscriptions(notice.number("gifts"), notice.text("sub_plan"))
            + " to the community"
            + inAll(notice)
            + ".";
    return given(notice, text).with("total", notice.text("gifts"));
  }

  private static Told passedOn(Fields notice) {
    var to = notice.name("recipient") == null ? "the community" : notice.who("recipient");
    return by(notice, notice.giver("user") + " passed a gift of theirs on to " + to + ".")
        .with("recipient", notice.name("recipient"))
        .keep(notice, "recipient_login", "recipient_id");
  }

  private static Told given(Fields notice, String text) {
    return by(notice, text)
        .with("tier", tier(notice))
        .with("cumulative_total", notice.text("sender_count"))
        .with("anonymous", notice.name("user") == null ? "true" : null);
  }

  private static String inAll(Fields notice) {
    var all = notice.number("sender_count");
    return all == null || all < 2 ? "" : " (" + Words.number(all) + " in all)";
  }

  private static Told raid(Fields notice) {
    var text =
        notice.who("user")
            + " raids "
            + notice.channel()
            + " with "
            + Words.count(notice.number("viewers"), "viewer")
            + ".";
    return by(notice, text)
        .with("direction", "in")
        .with("from", notice.name("user"))
        .with("from_login", notice.text("user_login"))
        .with("to_login", notice.channel())
        .keep(notice, "viewers");
  }

  private static Told cheer(Fields notice) {
    var text = notice.giver("user") + " cheered " + Words.count(notice.number("bits"), "bit") + ".";
    return by(notice, text)
        .keep(notice, "bits")
        .with("anonymous", notice.name("user") == null ? "true" : null);
  }

  /// What there is no sentence for; Twitch has one, mostly.
  private static Told plainly(Fields notice) {
    var system = notice.text("system_text");
    var text = system == null ? notice.giver("user") + ": " + notice.words("msg_id") + "." : system;
    return by(notice, text);
  }

  private static Told by(Fields notice, String text) {
    return Told.of(text)
        .by(notice.name("user"))
        .with("login", notice.text("user_login"))
        .keep(notice, "user_id");
  }

  private static @Nullable String tier(Fields notice) {
    return Words.tier(notice.text("sub_plan"));
  }
}
