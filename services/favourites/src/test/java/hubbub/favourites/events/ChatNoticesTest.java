package hubbub.favourites.events;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.favourites.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Notices of a chat as sentences.
class ChatNoticesTest {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");
  private static final Instant AT = Instant.parse("2026-03-01T18:00:00Z");
  private static final Author ANA = new Author("7", "ana", "Ana", null);

  private static Event event(MessageKind kind, Author who, Map<String, String> details) {
    return ChatNotices.of(KESTREL, message(kind, who, AT, details)).orElseThrow().event();
  }

  private static Message message(
      MessageKind kind, Author who, Instant sentAt, Map<String, String> details) {
    return new Message(
        "m-1", kind, who, "hi", sentAt, AT, null, List.of(), List.of(), false, details);
  }

  /// `name=value` pairs.
  private static Map<String, String> details(String pairs) {
    var details = new HashMap<String, String>();
    for (var pair : pairs.split(";", -1)) {
      var is = pair.indexOf('=');
      details.put(pair.substring(0, is), pair.substring(is + 1));
    }
    return details;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUBSCRIPTION|msg_id=sub;sub_plan=1000;months=1|Ana subscribed at Tier 1.",
        "SUBSCRIPTION|msg_id=sub;sub_plan=Prime;months=0|Ana subscribed with Prime.",
        "SUBSCRIPTION|msg_id=resub;sub_plan=3000;months=22;streak_months=3|Ana subscribed at Tier 3 for the 22nd month, 3 in a row.",
        "SUBSCRIPTION|msg_id=resub;months=many|Ana subscribed.",
        "SUBSCRIPTION|msg_id=extendsub;sub_plan=1000|Ana extended their subscription at Tier 1.",
        "SUBSCRIPTION|msg_id=primepaidupgrade;sub_plan=2000|Ana went on from Prime and subscribed at Tier 2.",
        "SUBSCRIPTION|msg_id=giftpaidupgrade;sender_name=Bo|Ana goes on with a subscription that was a gift.",
        "SUBSCRIPTION|msg_id=anongiftpaidupgrade|Ana goes on with a subscription that was a gift.",
        "SUBSCRIPTION|msg_id=primecommunitygiftreceived;system_text=A viewer was given a game!|A viewer was given a game!",
        "SUBSCRIPTION|msg_id=something_new|Ana: something new.",
        "GIFT|msg_id=subgift;sub_plan=1000;recipient_name=Bo;recipient_login=bo;sender_count=1|Ana gave Bo a Tier 1 subscription.",
        "GIFT|msg_id=subgift;sub_plan=1000;recipient_login=bo;gift_months=6;sender_count=334|Ana gave bo a Tier 1 subscription of 6 months (334 in all).",
        "GIFT|msg_id=subgift|Ana gave somebody a subscription.",
        "GIFT|msg_id=submysterygift;gifts=20;sub_plan=2000;sender_count=1100|Ana gave 20 Tier 2 subscriptions to the community (1,100 in all).",
        "GIFT|msg_id=submysterygift;gifts=1;sub_plan=1000|Ana gave 1 Tier 1 subscription to the community.",
        "GIFT|msg_id=anonsubmysterygift;gifts=5;sub_plan=1000|Somebody unnamed gave 5 Tier 1 subscriptions to the community.",
        "GIFT|msg_id=anonsubgift;sub_plan=1000;recipient_name=Bo|Somebody unnamed gave Bo a Tier 1 subscription.",
        "GIFT|msg_id=communitypayforward|Ana passed a gift of theirs on to the community.",
        "GIFT|msg_id=standardpayforward;recipient_name=Bo|Ana passed a gift of theirs on to Bo.",
        "GIFT|msg_id=rewardgift;system_text=Ana's Gift shared rewards to 100 others in Chat!|Ana's Gift shared rewards to 100 others in Chat!",
        "RAID|msg_id=raid;viewers=1|Ana raids kestrelplays with 1 viewer.",
        "RAID|msg_id=raid|Ana raids kestrelplays with some viewers.",
        "CHEER|bits=1500|Ana cheered 1,500 bits.",
        "CHEER|msg_id=highlighted-message;bits=1|Ana cheered 1 bit.",
        "CHEER|bits=99999999999999999999|Ana cheered some bits."
      })
  void each_sort_has_its_sentence(MessageKind kind, String details, String text) {
    var event = event(kind, ANA, details(details));

    assertThat(event.text()).isEqualTo(text);
    assertThat(event.kind()).isEqualTo(kind.word());
    assertThat(event.type()).startsWith("chat.").matches("[a-z_.]+");
  }

  @ParameterizedTest
  @CsvSource({
    "274598607, ananonymousgifter, AnAnonymousGifter, GIFT, subgift",
    "407665396, ananonymouscheerer, AnAnonymousCheerer, CHEER, ''",
    "9, wren, Wren, GIFT, anonsubmysterygift"
  })
  void who_gives_unnamed_stays_unnamed(
      String id, String login, String name, MessageKind kind, String sort) {
    var event = event(kind, new Author(id, login, name, null), Map.of("msg_id", sort));

    assertThat(event.text()).startsWith("Somebody unnamed ");
    assertThat(event.person()).isNull();
    assertThat(event.toString()).doesNotContain(login).doesNotContain(name);
    assertThat(event.details()).containsEntry("anonymous", "true");
  }

  @Test
  void a_name_that_is_no_login_in_other_letters_is_shown_with_it_and_turns_nothing_around() {
    var event =
        event(
            MessageKind.RAID,
            new Author("7", "ana", "\u202EAnna\nB", null),
            Map.of("msg_id", "raid", "viewers", "5"));

    assertThat(event.text()).isEqualTo("Anna B (ana) raids kestrelplays with 5 viewers.");
    assertThat(event.person()).isEqualTo("Anna B");
  }

  @Test
  void what_is_too_long_is_cut() {
    var long_ = "x".repeat(5_000);
    var author = new Author(long_, long_, long_, null);
    var event =
        event(
            MessageKind.SUBSCRIPTION,
            author,
            Map.of("msg_id", long_, "sub_plan", long_, "system_text", long_));

    assertThat(event.text()).hasSizeLessThanOrEqualTo(500);
    assertThat(event.type()).hasSizeLessThanOrEqualTo(100);
    assertThat(event.id()).hasSizeLessThanOrEqualTo(200);
    assertThat(event.details().values()).allMatch(value -> value.length() <= 500);
  }

  @Test
  void a_time_that_cannot_be_is_that_of_its_coming() {
    var ahead = message(MessageKind.RAID, ANA, AT.plus(Duration.ofDays(2)), Map.of());

    assertThat(ChatNotices.of(KESTREL, ahead).orElseThrow().event().at()).isEqualTo(AT);
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SUBSCRIPTION", "GIFT", "RAID", "CHEER"})
  void other_messages_are_no_events(MessageKind kind) {
    assertThat(ChatNotices.of(KESTREL, message(kind, ANA, AT, Map.of("msg_id", "raid")))).isEmpty();
  }
}
