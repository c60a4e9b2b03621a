package hubbub.app;

import hubbub.platform.rabbitmq.RabbitBus;
import java.io.IOException;

/// Looks at where rows lie, and at how facts travel.
final class LookAtGround {
  private final Choices choices;

  LookAtGround(Choices choices) {
    this.choices = choices;
  }

  Finding database() {
    var shape = Shape.from(choices.settings());
    var where =
        switch (shape) {
          case Shape.OneProcess() -> "SQLite in the data folder";
          case Shape.Some some -> "PostgreSQL at " + some.database();
        };
    var fresh = 0;
    var pending = 0;
    try (var storage = Migrations.storage(choices)) {
      for (var part : Product.values()) {
        var status = storage.status(part.word());
        if (status.current() > status.latest()) {
          return Finding.wrong(
              "database",
              part.word() + "'s rows are of a newer version of Hubbub",
              "start that version, or restore a backup from before (docs/operate/upgrade.md)");
        }
        fresh += status.current() == 0 ? 1 : 0;
        pending += status.pending();
      }
    }
    if (fresh == Product.values().length) {
      return Finding.ok("database", where + ", made at the first start");
    }
    return Finding.ok(
        "database",
        where + (pending == 0 ? ", up to date" : ", which the next start brings up to date"));
  }

  Finding bus() {
    return switch (Shape.from(choices.settings())) {
      case Shape.OneProcess() -> Finding.ok("bus", "in the process itself");
      case Shape.Some some -> broker(some);
    };
  }

  private static Finding broker(Shape.Some some) {
    try {
      RabbitBus.knock(Ground.broker(some));
      return Finding.ok("bus", "RabbitMQ at " + some.bus() + " answers");
    } catch (IOException e) {
      return Finding.wrong(
          "bus",
          "RabbitMQ at " + some.bus() + " does not let us in: " + e,
          "is it running, and are bus.url, bus.user and bus.password-file right?");
    }
  }
}
