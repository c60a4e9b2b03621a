package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Subscriptions, gifts, raids and cheers of a chat are told by themselves, too.
class NoticingTest {
  private static final Channel ANA = new Channel("twitch", "ana");

  @TempDir Path folder;

  private ConnectorsHouse house(TwitchLikeServer twitch) {
    return new ConnectorsHouse(
        folder,
        Map.of("twitch.irc.address", "127.0.0.1:" + twitch.port(), "twitch.irc.tls", "false"));
  }

  private static void watch(ConnectorsHouse house, TwitchLikeServer twitch) {
    house.awaitState(house.run("{\"channels\": [\"twitch/ana\"]}"), "live");
    Await.until(() -> twitch.isWatched("ana"));
  }

  private static void notice(TwitchLikeServer twitch, String tags) {
    twitch.toChannel("ana", "@login=bo;" + tags + " :tmi.twitch.tv USERNOTICE #ana");
  }

  /// Waits until all that was said so far is told.
  private static void end(ConnectorsHouse house, TwitchLikeServer twitch) {
    twitch.say("ana", "end", "end");
    Await.until(() -> house.told.texts("twitch/ana").contains("end"));
    house.house.settle();
  }

  private static List<Message> notices(ConnectorsHouse house) {
    return house.told.all(NoticesSeen.class).stream()
        .flatMap(seen -> seen.messages().stream())
        .toList();
  }

  @Test
  void what_supporters_do_is_told_by_itself_as_it_was_told_with_all_messages() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch);

      twitch.say("ana", "m1", "hello");
      notice(twitch, "id=n1;msg-id=resub");
      notice(twitch, "id=n2;msg-id=submysterygift;msg-param-mass-gift-count=5");
      notice(twitch, "id=n3;msg-id=raid;msg-param-viewerCount=12");
      notice(twitch, "id=n4;msg-id=announcement");
      notice(twitch, "id=n5;msg-id=viewermilestone");
      twitch.toChannel("ana", "@id=n6;bits=100 :bo!bo@bo PRIVMSG #ana :cheer100");
      end(house, twitch);

      assertThat(notices(house)).extracting(Message::id).containsExactly("n1", "n2", "n3", "n6");
      assertThat(house.told.all(NoticesSeen.class))
          .extracting(NoticesSeen::channel)
          .containsOnly(ANA);
      assertThat(house.told.messages("twitch/ana")).hasSize(8).containsAll(notices(house));
    }
  }

  @Test
  void where_nobody_supports_nothing_is_told_by_itself() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch);

      twitch.say("ana", "m1", "hello");
      end(house, twitch);

      assertThat(house.told.all(MessagesSeen.class)).isNotEmpty();
      assertThat(house.told.all(NoticesSeen.class)).isEmpty();
    }
  }

  @Test
  void a_notice_that_is_sent_twice_is_told_once() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch);
      var tags = "id=n1;msg-id=raid;tmi-sent-ts=" + System.currentTimeMillis();

      notice(twitch, tags);
      notice(twitch, tags);
      end(house, twitch);

      assertThat(notices(house)).extracting(Message::id).containsExactly("n1");
    }
  }

  @Test
  void what_happened_in_another_channel_of_a_shared_chat_is_no_notice_here() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch);

      notice(
          twitch,
          "id=n1;msg-id=sharedchatnotice;room-id=1;source-id=s1;source-msg-id=raid;source-room-id=2");
      notice(
          twitch, "id=n2;msg-id=resub;room-id=1;source-id=n2;source-msg-id=resub;source-room-id=1");
      twitch.toChannel(
          "ana",
          "@id=n3;bits=9;room-id=1;source-id=s3;source-room-id=2 :bo!bo@bo PRIVMSG #ana :cheer9");
      end(house, twitch);

      assertThat(notices(house)).extracting(Message::id).containsExactly("n2");
      assertThat(house.told.messages("twitch/ana")).hasSize(4);
    }
  }
}
