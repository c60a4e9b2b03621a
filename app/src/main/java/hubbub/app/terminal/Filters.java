package hubbub.app.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which messages are meant.
final class Filters {
  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "of a channel, as platform/name")
  private @Nullable String channel;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "that a run covers (see ./hubbub runs --help)")
  private @Nullable String run;

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "of a person, by the platform's id or by login, also an earlier one")
  private @Nullable String author;

  @Option(
      names = "--text",
      paramLabel = "WORDS",
      description = "with all these words; '\"in this order\"', 'begin*'")
  private @Nullable String text;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "message, action, subscription, gift, raid, cheer, announcement, notice, post, reply or repost")
  private @Nullable String kind;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "received then or later, e.g. 2026-07-01T20:00:00Z")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "received before then")
  private @Nullable String to;

  @Option(
      names = "--deleted",
      paramLabel = "WHICH",
      description = "without, with or only those that their platform deleted (without)")
  private @Nullable String deleted;

  @Option(names = "--order", paramLabel = "ORDER", description = "newest or oldest first (newest)")
  private @Nullable String order;

  Query query(Server server) {
    return new Query()
        .with("channel", channel)
        .with("run", RunNamed.id(server, run))
        .with("author", author)
        .with("text", text)
        .with("kind", kind)
        .with("from", from)
        .with("to", to)
        .with("deleted", deleted)
        .with("order", order);
  }

  /// How many messages that will be, where it is known beforehand; else -1.
  long total(Server server) {
    var whole =
        author == null
            && text == null
            && kind == null
            && from == null
            && to == null
            && deleted == null;
    if (whole && run != null && channel == null) {
      return RunNamed.find(server, run).path("messages").asLong(-1);
    }
    if (whole && channel != null && run == null) {
      return server
          .get("statistics", "/api/v1/statistics/" + ChannelNamed.path(channel))
          .path("messages")
          .asLong(-1);
    }
    return -1;
  }
}
