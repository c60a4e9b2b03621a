package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Words on Bluesky through the whole service: what is told, and to whom.
class ListeningToBlueskyTest extends BlueskyHouse {
  @Test
  void posts_with_the_word_are_told_and_others_are_not() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = follow(house, jetstream, "bieber");

      jetstream.identity(ANA, "Ana.example");
      var one =
          jetstream.post(
              ANA,
              "I love BIEBER",
              ",\"langs\":[\"en\",\"de\"],\"embed\":{\"record\":{\"uri\":\"at://x/y/z\"}}");
      jetstream.post(BO, "bieberhole");
      jetstream.post(
          BO,
          "so do I",
          ",\"tags\":[\"Bieber\"],\"reply\":{\"parent\":{\"uri\":\"at://did:plc:ana/app.bsky.feed.post/%s\"}}"
              .formatted(one));

      Await.until(() -> house.told.messages("bluesky/bieber").size() == 2);
      var first = house.told.messages("bluesky/bieber").getFirst();
      assertThat(first.id()).isEqualTo("at://did:plc:ana/app.bsky.feed.post/" + one);
      assertThat(first.kind()).isEqualTo(MessageKind.POST);
      assertThat(first.author().id()).isEqualTo(ANA);
      assertThat(first.author().name()).isEqualTo("ana.example");
      assertThat(first.details())
          .containsEntry("langs", "en,de")
          .containsEntry("quote", "at://x/y/z")
          .containsEntry("uri", first.id());
      var other = house.told.messages("bluesky/bieber").getLast();
      assertThat(other.kind()).isEqualTo(MessageKind.REPLY);
      assertThat(other.replyTo()).isEqualTo(first.id());
      assertThat(other.author().login()).isEqualTo(BO);
      assertThat(told(house).all(MessagesSeen.class).getFirst().runIds()).containsExactly(id);
      assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
    }
  }

  @Test
  void a_post_with_two_words_of_a_run_is_in_both_channels_and_counts_once() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var both = house.run("{\"channels\": [\"bluesky/bieber\", \"bluesky/love\"]}");
      house.awaitState(both, "live");
      var one = house.run("{\"channels\": [\"bluesky/love\"]}");
      house.awaitState(one, "live");

      jetstream.post(ANA, "I love bieber");
      jetstream.post(ANA, "I love cats");

      Await.until(() -> messages(house, both) == 2 && messages(house, one) == 2);
      assertThat(told(house).texts("bluesky/bieber")).containsExactly("I love bieber");
      assertThat(told(house).texts("bluesky/love")).containsExactly("I love bieber", "I love cats");
      assertThat(jetstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void only_what_is_made_counts() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");

      var key = jetstream.post(ANA, "bieber");
      jetstream.update(ANA, key, "bieber, edited");
      jetstream.again();
      jetstream.post(ANA, "bieber again");

      Await.until(() -> house.told.texts("bluesky/bieber").contains("bieber again"));
      assertThat(told(house).texts("bluesky/bieber")).containsExactly("bieber", "bieber again");
    }
  }

  @Test
  void what_is_deleted_is_told_where_it_was_said() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = house.run("{\"channels\": [\"bluesky/bieber\", \"bluesky/cats\"]}");
      house.awaitState(id, "live");
      var key = jetstream.post(ANA, "bieber");
      var elsewhere = jetstream.post(BO, "dogs");

      jetstream.delete(ANA, key);
      jetstream.delete(BO, elsewhere);
      // Made by its author two days ago: what was kept of it, nobody knows any more.
      var old = JetstreamLikeServer.tid((System.currentTimeMillis() - 172_800_000) * 1_000);
      jetstream.delete(BO, old);

      Await.until(() -> house.told.all(MessagesDeleted.class).size() == 3);
      assertThat(told(house).all(MessagesDeleted.class))
          .extracting(gone -> gone.channel().name() + " " + gone.messageId())
          .containsExactlyInAnyOrder(
              "bieber at://did:plc:ana/app.bsky.feed.post/" + key,
              "bieber at://did:plc:bo/app.bsky.feed.post/" + old,
              "cats at://did:plc:bo/app.bsky.feed.post/" + old);
    }
  }

  @Test
  void all_of_an_account_that_is_gone_goes() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");

      jetstream.account(ANA, true, "");
      jetstream.account(ANA, false, "throttled");
      jetstream.account(BO, false, "takendown");

      Await.until(() -> !house.told.all(MessagesDeleted.class).isEmpty());
      var gone = house.told.all(MessagesDeleted.class).getFirst();
      assertThat(gone.authorId()).isEqualTo(BO);
      assertThat(gone.reason()).isEqualTo("account taken down");
      assertThat(told(house).all(MessagesDeleted.class)).hasSize(1);
    }
  }

  @Test
  void a_run_that_joins_gets_what_is_said_from_then_on() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var one = follow(house, jetstream, "bieber");
      jetstream.post(ANA, "bieber and cats");
      Await.until(() -> messages(house, one) == 1);
      var other = house.run("{\"channels\": [\"bluesky/cats\", \"bluesky/bieber\"]}");
      house.awaitState(other, "live");
      Await.until(() -> {
        jetstream.post(BO, "bieber");
        return messages(house, other) > 0;
      });

      jetstream.post(ANA, "cats");
      Await.until(() -> house.told.texts("bluesky/cats").equals(List.of("cats")));
      assertThat(jetstream.asked()).hasSize(1);
    }
  }

  @Test
  void the_last_to_leave_closes_the_connection() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var one = follow(house, jetstream, "bieber");
      var other = house.run("{\"channels\": [\"bluesky/cats\"]}");
      house.awaitState(other, "live");

      house.house.send("DELETE", "/api/v1/runs/" + one, "");
      house.ended(one);
      assertThat(jetstream.connections()).isEqualTo(1);
      house.house.send("DELETE", "/api/v1/runs/" + other, "");
      Await.until(() -> jetstream.connections() == 0);

      follow(house, jetstream, "dogs");
    }
  }

  @Test
  void a_hundred_families_in_a_post_are_kept_as_they_are() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");
      var families = "👨‍👩‍👧‍👦".repeat(100);

      jetstream.post(ANA, "bieber " + families);

      Await.until(() -> house.told.texts("bluesky/bieber").equals(List.of("bieber " + families)));
    }
  }
}
