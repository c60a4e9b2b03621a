package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.contracts.favourites.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a chat shows of a favourite is an event.
class HearingChatsTest extends FavouritesHouse {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");
  private static final Author OTTER = new Author("7", "otter_fan", "Otter_Fan", null);
  private static final String COMMUNITY =
      "Otter_Fan gave 3 Tier 1 subscriptions to the community (12 in all).";

  private Message notice(String id, MessageKind kind, Map<String, String> details) {
    return notice(id, kind, OTTER, details);
  }

  private Message notice(String id, MessageKind kind, Author who, Map<String, String> details) {
    return new Message(
        id,
        kind,
        who,
        "what they wrote with it",
        clock.instant(),
        clock.instant(),
        null,
        List.of(),
        List.of(),
        false,
        details);
  }

  private Message raid(String id) {
    return notice(id, MessageKind.RAID, Map.of("msg_id", "raid", "viewers", "430"));
  }

  private Message cheer(String id, Author who) {
    return notice(id, MessageKind.CHEER, who, Map.of("bits", "100"));
  }

  private Message community(String id, String origin) {
    return notice(
        id,
        MessageKind.GIFT,
        Map.of(
            "msg_id", "submysterygift",
            "gifts", "3",
            "sub_plan", "1000",
            "sender_count", "12",
            "origin_id", origin));
  }

  /// A subscription that was given, of the gift of an origin.
  private Message single(String id, String origin) {
    return single(id, Map.of("origin_id", origin));
  }

  private Message ofCommunity(String id, String origin) {
    return single(id, Map.of("origin_id", origin, "community_gift_id", origin));
  }

  private Message single(String id, Map<String, String> belongs) {
    var details = new HashMap<>(belongs);
    details.put("msg_id", "subgift");
    details.put("sub_plan", "1000");
    details.put("recipient_name", "Wren");
    details.put("recipient_login", "wren");
    details.put("recipient_id", "8");
    return notice(id, MessageKind.GIFT, details);
  }

  private void hear(Message... messages) {
    tell(new NoticesSeen(KESTREL, List.of(messages)));
  }

  private List<String> texts() {
    return texts("bob", "?channel=twitch/kestrelplays");
  }

  @Test
  void what_the_chat_of_a_favourite_shows_is_told_once_and_seen_by_everybody() {
    follow("ana", "twitch/kestrelplays");

    hear(raid("m-1"), cheer("m-2", OTTER));
    hear(raid("m-1"));
    hear(cheer("m-2", OTTER), raid("m-1"));

    assertThat(texts("ana", ""))
        .containsExactly(
            "Otter_Fan cheered 100 bits.", "Otter_Fan raids kestrelplays with 430 viewers.");
    assertThat(texts()).hasSize(2);
    assertThat(told())
        .extracting(seen -> seen.channel() + " " + seen.event().kind() + " " + seen.event().type())
        .containsExactly(
            "twitch/kestrelplays raid chat.raid", "twitch/kestrelplays cheer chat.cheer");
    var raid = told().getFirst().event();
    assertThat(raid.person()).isEqualTo("Otter_Fan");
    assertThat(raid.at()).isEqualTo(clock.instant());
    assertThat(raid.sight()).isEqualTo(Event.Sight.PUBLIC);
    assertThat(raid.details()).containsEntry("viewers", "430").containsEntry("direction", "in");
    assertThat(raid.toString()).doesNotContain("what they wrote");
  }

  @Test
  void the_chat_of_nobodys_favourite_is_let_go() {
    follow("ana", "twitch/gullwatch");
    follow("bob", "twitch/kestrelplays");
    send("bob", "DELETE", "/api/v1/favourites/twitch/kestrelplays", "");

    hear(raid("m-1"), cheer("m-2", OTTER));

    assertThat(texts()).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void a_community_gift_is_one_event_however_many_it_reaches() {
    follow("ana", "twitch/kestrelplays");

    hear(community("m-1", "46"), ofCommunity("m-2", "46"));
    hear(single("m-3", "46"), ofCommunity("m-4", "46"));
    hear(community("m-5", "47"), single("m-6", "48"));

    assertThat(texts())
        .containsExactly("Otter_Fan gave Wren a Tier 1 subscription.", COMMUNITY, COMMUNITY);
    assertThat(told()).hasSize(3);
  }

  @Test
  void of_a_community_gift_whose_own_notice_was_missed_the_first_one_stands_for_all() {
    follow("ana", "twitch/kestrelplays");

    hear(ofCommunity("m-2", "46"), ofCommunity("m-3", "46"));
    hear(ofCommunity("m-4", "46"));

    assertThat(texts()).containsExactly("Otter_Fan gave Tier 1 subscriptions to the community.");
  }

  @Test
  void gifts_that_belong_to_none_are_told_one_by_one() {
    var nothing = "da 39 a3 ee 5e 6b 4b 0d 32 55 bf ef 95 60 18 90 af d8 07 09";
    follow("ana", "twitch/kestrelplays");

    hear(community("m-1", nothing), community("m-2", nothing));
    hear(single("m-3", nothing), single("m-4", "48"));

    assertThat(texts()).hasSize(4);
  }

  @Test
  void the_same_gift_in_two_channels_is_an_event_of_each() {
    var gulls = new Channel("twitch", "gullwatch");
    follow("ana", "twitch/kestrelplays");
    follow("ana", "twitch/gullwatch");

    hear(community("m-1", "46"));
    tell(new NoticesSeen(gulls, List.of(community("m-2", "46"))));

    assertThat(texts("ana", "")).containsExactly(COMMUNITY, COMMUNITY);
  }

  @Test
  void who_opted_out_is_in_no_event_until_they_come_back() {
    follow("ana", "twitch/kestrelplays");

    tell(new PersonOptedOut("twitch", "7", true, clock.instant()));
    tell(new PersonOptedOut("twitch", "7", false, clock.instant().minusSeconds(1)));
    hear(raid("m-1"), community("m-2", "46"), ofCommunity("m-3", "46"));
    assertThat(texts()).isEmpty();
    tell(new PersonOptedOut("twitch", "7", false, clock.instant().plusSeconds(1)));
    tell(new PersonOptedOut("twitch", "8", true, clock.instant()));
    hear(cheer("m-4", OTTER), single("m-5", "48"));

    assertThat(texts())
        .containsExactly(
            "Otter_Fan gave somebody a Tier 1 subscription.", "Otter_Fan cheered 100 bits.");
    assertThat(told().toString()).doesNotContain("Wren").doesNotContain("wren");
  }

  @Test
  void who_is_forgotten_is_in_no_event_of_a_chat() {
    var heron = new Author("77", "heron", "Heron", null);
    follow("ana", "twitch/kestrelplays");
    hear(raid("m-1"), single("m-2", "48"), cheer("m-3", heron));

    tell(new PersonForgotten("twitch", "8", clock.instant()));
    assertThat(texts())
        .containsExactly(
            "Heron cheered 100 bits.", "Otter_Fan raids kestrelplays with 430 viewers.");
    tell(new PersonForgotten("hubbub", "7", clock.instant()));
    tell(new PersonForgotten("twitch", "7", clock.instant().minusSeconds(1)));
    tell(new PersonForgotten("twitch", "%", clock.instant()));
    assertThat(texts()).hasSize(2);
    tell(new PersonForgotten("twitch", "7", clock.instant()));

    assertThat(texts()).containsExactly("Heron cheered 100 bits.");
  }
}
