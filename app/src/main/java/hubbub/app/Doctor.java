package hubbub.app;

import hubbub.app.terminal.CouldNot;
import hubbub.app.terminal.Server;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.http.HttpConfig;
import hubbub.platform.storage.StorageRefused;
import hubbub.platform.storage.StorageUnreachable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Looks at everything that a Hubbub needs, one after the other, and changes nothing.
final class Doctor {
  private final Choices choices;
  private final Server server;

  Doctor(Choices choices) {
    this.choices = choices;
    server = new Server(new Reached(choices));
  }

  List<Finding> look() {
    var machine = new LookAtMachine(choices.data().path());
    var findings = new ArrayList<Finding>();
    findings.add(seen("java", machine::java));
    findings.add(seen("data", machine::data));
    findings.add(seen("disk", machine::disk));
    var runs = runs();
    findings.add(seen("hubbub", () -> hubbub(runs)));
    findings.add(seen("port", () -> port(runs)));
    var ground = new LookAtGround(choices);
    findings.add(seen("database", ground::database));
    findings.add(seen("bus", ground::bus));
    var twitch = new LookAtTwitch(choices.settings());
    findings.add(seen("twitch", twitch::chat));
    findings.add(seen("clock", () -> machine.clock(twitch.time())));
    return findings;
  }

  private boolean runs() {
    try {
      return server.answers();
    } catch (WrongSetting _) {
      // Whoever has use for that setting says so.
      return false;
    }
  }

  private static Finding seen(String name, Supplier<Finding> look) {
    try {
      return look.get();
    } catch (WrongSetting e) {
      return Finding.wrong(
          name, "the setting " + e.getMessage(), "correct it (hubbub.example.conf says how)");
    } catch (StorageRefused | StorageUnreachable | CannotStart | CouldNot e) {
      return Finding.wrong(name, String.valueOf(e.getMessage()), "");
    }
  }

  private Finding hubbub(boolean runs) {
    if (!runs) {
      return Finding.ok("hubbub", "none runs on this data folder; ./hubbub starts one");
    }
    var health = server.get("platform", "/health");
    var troubles = new ArrayList<String>();
    health
        .path("parts")
        .properties()
        .forEach(part -> {
          if (!part.getValue().path("state").asString("").equals("fine")) {
            troubles.add(part.getKey() + notes(part.getValue()));
          }
        });
    if (health.path("state").asString("").equals("fine")) {
      return Finding.ok("hubbub", "runs at " + page() + "/, and every part is fine");
    }
    return Finding.wrong(
        "hubbub",
        "runs at " + page() + "/, with trouble: " + String.join("; ", troubles),
        "look at " + page() + "/health, and at ./hubbub logs");
  }

  private static String notes(JsonNode part) {
    var notes = part.path("notes").valueStream().map(JsonNode::asString).toList();
    return notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
  }

  private String page() {
    try {
      return new Reached(choices).page();
    } catch (IOException e) {
      throw new CouldNot("the data folder cannot be read: " + e.getMessage(), e);
    }
  }

  private Finding port(boolean runs) {
    if (runs) {
      return Finding.ok("port", "is the one of the Hubbub that runs");
    }
    var wanted = HttpConfig.from(choices.settings());
    var named = choices.settings().chosen("port");
    var found = Ports.choose(wanted, named);
    if (found.port() == wanted.port()) {
      return Finding.ok("port", wanted.port() + " on " + wanted.bind() + " is free");
    }
    return Finding.odd(
        "port",
        wanted.port() + " is taken, so a start takes " + found.port(),
        "end what listens there, or name a port with --port");
  }
}
