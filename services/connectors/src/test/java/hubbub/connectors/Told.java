package hubbub.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Hears all that connectors tell, and remembers it.
final class Told implements Hearer {
  private final Database database;
  private final List<KeptFact> facts = new CopyOnWriteArrayList<>();

  Told(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "told";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(
        MessagesSeen.class,
        NoticesSeen.class,
        MessagesDeleted.class,
        GapSeen.class,
        RunStarted.class,
        RunMeasured.class,
        RunEnded.class,
        RunDeleted.class);
  }

  @Override
  public void hear(List<KeptFact> heard, Transaction transaction) {
    facts.addAll(heard);
  }

  <F extends KeptFact> List<F> all(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Message> messages(String channel) {
    return all(MessagesSeen.class).stream()
        .filter(seen -> seen.channel().equals(Channel.parse(channel)))
        .flatMap(seen -> seen.messages().stream())
        .toList();
  }

  List<String> texts(String channel) {
    return messages(channel).stream().map(Message::text).toList();
  }
}
