package hubbub.chat;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.Commands;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.ModeChange;
import hubbub.chat.domain.Permission;
import hubbub.chat.irc.IrcClient;
import hubbub.chat.shapes.ActionJson;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every action of the WebSocket and every `/command`, over the WebSocket and over IRC, tried by
/// every role and by none: each lets in whom the table says ([Permission]). What is new and not
/// listed here fails. Routes are walked by [ChatOverHttpTest].
@Timeout(300)
class DoorsTest {
  /// What to send, so that whoever may does little, and the deed that it is.
  private record Door(Deed deed, String sent) {}

  /// By `type`, which may be followed by a space and whatever tells several apart.
  private static final Map<String, Door> ACTIONS =
      Map.ofEntries(
          entry("delete", new Door(Deed.DELETE, "\"id\":\"none\"")),
          entry("clear", new Door(Deed.CLEAR, "\"x\":0")),
          entry("timeout", new Door(Deed.TIMEOUT, "\"login\":\"nobody_here\",\"seconds\":1")),
          entry("untimeout", new Door(Deed.TIMEOUT, "\"login\":\"nobody_here\"")),
          entry("ban", new Door(Deed.BAN, "\"login\":\"nobody_here\"")),
          entry("unban", new Door(Deed.BAN, "\"login\":\"nobody_here\"")),
          entry("ban_address", new Door(Deed.BAN_ADDRESS, "\"range\":\"x\"")),
          entry("unban_address", new Door(Deed.BAN_ADDRESS, "\"range\":\"192.0.2.1\"")),
          entry("modes", new Door(Deed.MODES, "\"modes\":{\"slow\":0,\"unique\":false}")),
          entry("modes shield", new Door(Deed.SHIELD, "\"modes\":{\"shield\":false}")),
          entry("modes guests", new Door(Deed.SETTINGS, "\"modes\":{\"guests\":true}")),
          entry("announce", new Door(Deed.ANNOUNCE, "\"text\":\"hear\"")),
          entry("pin", new Door(Deed.PIN, "\"id\":\"none\"")),
          entry("unpin", new Door(Deed.PIN, "\"x\":0")),
          entry("raid", new Door(Deed.RAID, "\"to\":\"nowhere\"")),
          entry("color", new Door(Deed.COLOR, "\"color\":\"#112233\"")),
          entry("review", new Door(Deed.REVIEW, "\"id\":\"none\",\"allow\":true")),
          entry("note", new Door(Deed.NOTES, "\"login\":\"nobody_here\",\"text\":\"x\"")),
          entry("delete_note", new Door(Deed.NOTES, "\"id\":\"none\"")),
          entry("block_word", new Door(Deed.WORDS, "\"pattern\":\"(\",\"regex\":true")),
          entry("unblock_word", new Door(Deed.WORDS, "\"id\":\"none\"")),
          entry("remove_emote", new Door(Deed.EMOTES, "\"name\":\"none\"")));

  /// What is switched on is switched off by the next.
  private static final List<Door> COMMANDS =
      List.of(
          new Door(Deed.SPEAK, "/me waves"),
          new Door(Deed.DELETE, "/delete none"),
          new Door(Deed.CLEAR, "/clear"),
          new Door(Deed.TIMEOUT, "/timeout nobody_here 1"),
          new Door(Deed.TIMEOUT, "/untimeout nobody_here"),
          new Door(Deed.BAN, "/ban nobody_here"),
          new Door(Deed.BAN, "/unban nobody_here"),
          new Door(Deed.BAN_ADDRESS, "/banaddress x"),
          new Door(Deed.BAN_ADDRESS, "/unbanaddress 192.0.2.1"),
          new Door(Deed.MODES, "/slow 1"),
          new Door(Deed.MODES, "/slowoff"),
          new Door(Deed.MODES, "/followers"),
          new Door(Deed.MODES, "/followersoff"),
          new Door(Deed.MODES, "/members"),
          new Door(Deed.MODES, "/membersoff"),
          new Door(Deed.MODES, "/emoteonly"),
          new Door(Deed.MODES, "/emoteonlyoff"),
          new Door(Deed.MODES, "/uniquechat"),
          new Door(Deed.MODES, "/uniquechatoff"),
          new Door(Deed.SHIELD, "/shield"),
          new Door(Deed.SHIELD, "/shieldoff"),
          new Door(Deed.MODES, "/links allowed"),
          new Door(Deed.SETTINGS, "/guests on"),
          new Door(Deed.SETTINGS, "/offair open"),
          new Door(Deed.ANNOUNCE, "/announce hear"),
          new Door(Deed.ANNOUNCE, "/announceblue hear"),
          new Door(Deed.ANNOUNCE, "/announcegreen hear"),
          new Door(Deed.ANNOUNCE, "/announceorange hear"),
          new Door(Deed.ANNOUNCE, "/announcepurple hear"),
          new Door(Deed.PIN, "/pin none"),
          new Door(Deed.PIN, "/unpin"),
          new Door(Deed.RAID, "/raid nowhere"),
          new Door(Deed.COLOR, "/color #112233"),
          new Door(Deed.REVIEW, "/allow none"),
          new Door(Deed.REVIEW, "/deny none"),
          new Door(Deed.NOTES, "/note nobody_here x"),
          new Door(Deed.WORDS, "/block ("),
          new Door(Deed.WORDS, "/hold )"));

  @TempDir Path folder;
  private ChatHouse chat;

  @BeforeEach
  void open() {
    chat = new ChatHouse(folder).settled();
    chat.act("Ada", new Action.ChangeModes(List.of(new ModeChange.Guests(true))));
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void every_action_of_the_socket_lets_in_whom_the_table_says() {
    var wrong = new ArrayList<String>();
    ChatOverHttpTest.VISITORS.forEach((visitor, standings) -> {
      try (var page = ChatPage.open(chat, visitor.isEmpty() ? null : visitor)) {
        ACTIONS.forEach((name, door) -> {
          var type = name.split(" ", 2)[0];
          var frame =
              "{\"do\":\"act\",\"channel\":\"friday\",\"request\":\"%s\",\"action\":{\"type\":\"%s\",%s}}"
                  .formatted(name, type, door.sent());
          if (comesIn(page, name, frame) != Permission.may(door.deed(), standings)) {
            wrong.add(visitor + " " + name);
          }
        });
      }
    });

    assertThat(wrong).isEmpty();
  }

  @Test
  void every_command_over_the_socket_lets_in_whom_the_table_says() {
    var wrong = new ArrayList<String>();
    ChatOverHttpTest.VISITORS.forEach((visitor, standings) -> {
      try (var page = ChatPage.open(chat, visitor.isEmpty() ? null : visitor)) {
        for (var door : COMMANDS) {
          var frame =
              Json.write(
                  Map.of(
                      "do",
                      "say",
                      "channel",
                      "friday",
                      "text",
                      door.sent(),
                      "request",
                      door.sent()));
          if (comesIn(page, door.sent(), frame) != Permission.may(door.deed(), standings)) {
            wrong.add(visitor + " " + door.sent());
          }
        }
      }
    });

    assertThat(wrong).isEmpty();
  }

  private static boolean comesIn(ChatPage page, String request, String frame) {
    page.say(frame);
    var answer = page.hears(one -> one.path("request").asString("").equals(request));
    return !answer.path("kind").asString().equals("refused")
        || !Set.of("not_allowed", "scope", "guests").contains(answer.path("reason").asString());
  }

  @Test
  void every_command_over_irc_lets_in_whom_the_table_says() throws IOException {
    var wrong = new ArrayList<String>();
    for (var visitor : ChatOverHttpTest.VISITORS.entrySet()) {
      try (var client = onIrc(visitor.getKey())) {
        for (var door : COMMANDS) {
          client.say("PRIVMSG #friday :" + door.sent());
          var answer = answer(client);
          var comesIn = !answer.startsWith("@msg-id=no_permission ");
          // Whoever reads without an account has no word there.
          var may = !visitor.getKey().isEmpty() && Permission.may(door.deed(), visitor.getValue());
          if (comesIn != may) {
            wrong.add(visitor.getKey() + " " + door.sent() + " " + answer);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static String answer(IrcClient client) {
    for (var line = client.hear(); line != null; line = client.hear()) {
      if (line.contains(" NOTICE #friday ") || line.contains(" USERSTATE #friday")) {
        return line;
      }
    }
    throw new AssertionError("closed");
  }

  private IrcClient onIrc(String login) throws IOException {
    var port =
        Objects.requireNonNull(
            Objects.requireNonNull(chat.house.health().get("irc")).figures().get("irc.port"));
    var client = new IrcClient("127.0.0.1", ((Number) port).intValue());
    client.say("CAP REQ :twitch.tv/tags twitch.tv/commands");
    if (login.isEmpty()) {
      client.say("NICK justinfan1");
    } else {
      client.say("PASS oauth:" + login);
      client.say("NICK " + login);
    }
    client.hearUntil(" 376 ");
    return client;
  }

  @Test
  void whoever_has_not_logged_in_to_irc_comes_in_nowhere() throws IOException {
    var port =
        Objects.requireNonNull(
            Objects.requireNonNull(chat.house.health().get("irc")).figures().get("irc.port"));
    try (var client = new IrcClient("127.0.0.1", ((Number) port).intValue())) {
      for (var line : List.of("JOIN #friday", "PART #friday", "PRIVMSG #friday :hello")) {
        client.say(line);
        assertThat(client.hear()).as(line).isEqualTo(":tmi.twitch.tv 451 * :You are not logged in");
      }
      for (var line : List.of("MODE #friday +o ben", "KICK #friday ben", "TOPIC #friday :x")) {
        client.say(line);
        assertThat(client.hear()).as(line).contains(" 421 ");
      }
    }
    assertThat(chat.history()).isEmpty();
  }

  @Test
  void a_program_without_the_scope_comes_in_nowhere_whatever_its_person_may() {
    try (var page = ChatPage.open(chat, "otto:chat:read")) {
      ACTIONS.forEach((name, door) -> {
        var type = name.split(" ", 2)[0];
        var frame =
            "{\"do\":\"act\",\"channel\":\"friday\",\"request\":\"%s\",\"action\":{\"type\":\"%s\",%s}}"
                .formatted(name, type, door.sent());
        assertThat(comesIn(page, name, frame)).as(name).isFalse();
      });
    }
  }

  @Test
  void no_door_is_missing_here() throws ClassNotFoundException {
    assertThat(ACTIONS.keySet().stream().map(name -> name.split(" ", 2)[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(ActionJson.types());
    assertThat(COMMANDS.stream().map(door -> door.sent().split(" ", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(
            Commands.help().stream().map(help -> help.split(" ", 2)[0]).toList());
    assertThat(Class.forName("hubbub.chat.websocket.Wanted").getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder("Join", "Leave", "Say", "Do", "Ping", "Wrong");
    assertThat(Class.forName("hubbub.chat.irc.IrcCommand").getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder(
            "CapLs",
            "CapList",
            "CapReq",
            "CapEnd",
            "CapUnknown",
            "Pass",
            "Nick",
            "User",
            "Join",
            "Part",
            "Privmsg",
            "Ping",
            "Pong",
            "Quit",
            "TooFew",
            "Unknown");

    var walked =
        Stream.concat(
                ACTIONS.entrySet().stream()
                    .map(door ->
                        ActionJson.read(
                            Json.mapper()
                                .readTree(
                                    "{\"type\":\"%s\",%s}"
                                        .formatted(
                                            door.getKey().split(" ", 2)[0],
                                            door.getValue().sent())))),
                // A picture goes over HTTP alone.
                Stream.of(new Action.PutEmote("some", "image/png", 1, 1, new byte[0])))
            .collect(Collectors.toMap(Action::getClass, Action::deed, (one, _) -> one));
    assertThat(walked.keySet()).containsExactlyInAnyOrderElementsOf(Arrays.asList(actions()));
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Action>[] actions() {
    return (Class<? extends Action>[]) Action.class.getPermittedSubclasses();
  }
}
