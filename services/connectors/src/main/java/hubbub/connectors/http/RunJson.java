package hubbub.connectors.http;

import hubbub.connectors.domain.Gap;
import hubbub.connectors.domain.Run;
import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run, as the API writes it.
record RunJson(
    String id,
    String name,
    String state,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    @Nullable Instant endsAt,
    @Nullable Long untilMessages,
    boolean counted,
    long messages,
    double connectedSeconds,
    List<OfChannel> channels) {

  record OfChannel(
      Channel channel,
      String state,
      @Nullable String note,
      long messages,
      double connectedSeconds,
      List<OfGap> gaps) {}

  record OfGap(Instant from, @Nullable Instant to, String reason) {}

  /// @param next null on the last page
  record Page(List<RunJson> runs, @Nullable String next) {}

  static RunJson of(Run run) {
    return new RunJson(
        run.id(),
        run.name(),
        run.state().word(),
        run.startedAt(),
        run.endedAt(),
        run.endReason(),
        run.endsAt(),
        run.messagesMax(),
        run.counted(),
        run.messages(),
        run.connectedMillis() / 1_000.0,
        run.channels().stream().map(RunJson::of).toList());
  }

  private static OfChannel of(Run.OfChannel channel) {
    return new OfChannel(
        channel.channel(),
        channel.state().word(),
        channel.note(),
        channel.messages(),
        channel.connectedMillis() / 1_000.0,
        channel.gaps().stream().map(RunJson::of).toList());
  }

  private static OfGap of(Gap gap) {
    return new OfGap(gap.from(), gap.to(), gap.reason());
  }
}
