package hubbub.chat.store;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Row;
import hubbub.chat.domain.Speaker;
import hubbub.chat.domain.Standing;
import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.storage.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells other services what a commit keeps: lines as the messages of a platform of our own, and
/// what was deleted.
final class Telling {
  private static final int MESSAGES_MAX = 500;

  private final Transaction transaction;
  private final Map<String, List<Message>> said = new LinkedHashMap<>();

  Telling(Transaction transaction) {
    this.transaction = transaction;
  }

  void of(Row row) {
    switch (row) {
      case Row.Told(var channel, _, News.LineSaid(var line, _)) -> said(channel, line);
      case Row.Told(var channel, _, News.Announced(var line, _)) -> said(channel, line);
      case Row.Deleted(var channel, var lineId, var deletion) ->
          gone(channel, lineId, null, deletion);
      case Row.Unsaid(var channel, var personId, _, var deletion) ->
          gone(channel, null, personId, deletion);
      case Row.Cleared(var channel, _, var deletion) -> gone(channel, null, null, deletion);
      default -> {
        // Nobody else needs to know of it.
      }
    }
  }

  /// Tells what is left to tell.
  void end() {
    said.forEach(this::tell);
    said.clear();
  }

  private void said(OwnChannel channel, Line line) {
    var messages = said.computeIfAbsent(channel.name(), _ -> new ArrayList<>());
    messages.add(message(line));
    if (messages.size() == MESSAGES_MAX) {
      tell(channel.name(), messages);
      said.remove(channel.name());
    }
  }

  private void tell(String name, List<Message> messages) {
    transaction.tell(new MessagesSeen(own(name), List.of(), List.copyOf(messages)));
  }

  private void gone(
      OwnChannel channel,
      @Nullable String lineId,
      @Nullable String personId,
      Line.Deletion deletion) {
    var before = said.remove(channel.name());
    if (before != null) {
      tell(channel.name(), before);
    }
    transaction.tell(
        new MessagesDeleted(
            own(channel.name()), lineId, personId, deletion.at(), deletion.reason()));
  }

  static Channel own(String name) {
    return new Channel("hubbub", name);
  }

  private static Message message(Line line) {
    var reply = line.reply();
    return new Message(
        line.id(),
        switch (line.kind()) {
          case MESSAGE -> MessageKind.MESSAGE;
          case ACTION -> MessageKind.ACTION;
          case ANNOUNCEMENT -> MessageKind.ANNOUNCEMENT;
        },
        author(line.author()),
        line.text(),
        line.at(),
        line.at(),
        reply == null ? null : reply.lineId(),
        badges(line.author()),
        line.emotes(),
        line.first(),
        Map.of());
  }

  private static Author author(Speaker speaker) {
    return new Author(speaker.id(), speaker.login(), speaker.name(), speaker.color());
  }

  private static List<String> badges(Speaker speaker) {
    var badges = new ArrayList<String>();
    for (var standing : Standing.values()) {
      if (speaker.standings().contains(standing)) {
        switch (standing) {
          case BROADCASTER -> badges.add("broadcaster/1");
          case MODERATOR -> badges.add("moderator/1");
          case VIP -> badges.add("vip/1");
          case HOST -> badges.add("host/1");
          case MEMBER -> badges.add("member/1");
          case OWNER, PERSON, GUEST -> {
            // Nothing that others see.
          }
        }
      }
    }
    return List.copyOf(badges);
  }
}
