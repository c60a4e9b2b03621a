package hubbub.platform.http;

import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What went wrong, as an answer. What is nobody's business but ours goes to the log, under an id
/// that the answer names.
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final Duration SOON = Duration.ofSeconds(5);

  private Problems() {}

  static Refusal refusal(Throwable thrown, String route) {
    return switch (thrown) {
      case Refusal refusal -> refusal;
      case StorageFull _ -> new Refusal(507, "the disk is full; nothing was kept", List.of());
      case OutboxFull _ -> Refusal.away("too much waits to be heard; nothing was kept", SOON);
      case StorageUnreachable _ ->
          Refusal.away("the database does not answer; nothing was kept", SOON);
      default -> unexpected(thrown, route);
    };
  }

  private static Refusal unexpected(Throwable thrown, String route) {
    var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.atError().setCause(thrown).addKeyValue("route", route).addKeyValue("id", id).log("failed");
    return new Refusal(500, "something broke on our side; the log has it under " + id, List.of());
  }
}
