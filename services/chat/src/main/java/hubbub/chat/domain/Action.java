package hubbub.chat.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What somebody wants to do in a room beside speaking. Doors and [Commands] make them; people are
/// named by login, lines by id.
public sealed interface Action {
  /// What it takes.
  Deed deed();

  record Delete(String lineId) implements Action {
    @Override
    public Deed deed() {
      return Deed.DELETE;
    }
  }

  record Clear() implements Action {
    @Override
    public Deed deed() {
      return Deed.CLEAR;
    }
  }

  /// @param duration 1 s to 14 days
  record Timeout(String login, Duration duration, String reason) implements Action {
    @Override
    public Deed deed() {
      return Deed.TIMEOUT;
    }
  }

  record Ban(String login, String reason) implements Action {
    @Override
    public Deed deed() {
      return Deed.BAN;
    }
  }

  /// Ends a ban or a timeout.
  record Unban(String login) implements Action {
    @Override
    public Deed deed() {
      return Deed.BAN;
    }
  }

  /// Ends a timeout, and no ban.
  record Untimeout(String login) implements Action {
    @Override
    public Deed deed() {
      return Deed.TIMEOUT;
    }
  }

  /// @param range an address, or one and its prefix's length: `192.0.2.0/24`
  record BanAddress(String range, String reason) implements Action {
    @Override
    public Deed deed() {
      return Deed.BAN_ADDRESS;
    }
  }

  record UnbanAddress(String range) implements Action {
    @Override
    public Deed deed() {
      return Deed.BAN_ADDRESS;
    }
  }

  /// @param changes at least one; all of them or none
  record ChangeModes(List<ModeChange> changes) implements Action {
    /// The one that takes most.
    @Override
    public Deed deed() {
      var deeds = changes.stream().map(ModeChange::deed).toList();
      return deeds.contains(Deed.SETTINGS) ? Deed.SETTINGS : deeds.getFirst();
    }
  }

  record Announce(String text, String color) implements Action {
    @Override
    public Deed deed() {
      return Deed.ANNOUNCE;
    }
  }

  /// @param lineId empty takes down what is pinned
  record Pin(Optional<String> lineId) implements Action {
    @Override
    public Deed deed() {
      return Deed.PIN;
    }
  }

  /// Sends the visitors of this room to another one.
  record Raid(String channel) implements Action {
    @Override
    public Deed deed() {
      return Deed.RAID;
    }
  }

  /// @param color `#rrggbb`; empty for none
  record ChooseColor(Optional<String> color) implements Action {
    @Override
    public Deed deed() {
      return Deed.COLOR;
    }
  }

  /// Decides about what is held.
  record Review(String heldId, boolean allow) implements Action {
    @Override
    public Deed deed() {
      return Deed.REVIEW;
    }
  }

  record Note(String login, String text) implements Action {
    @Override
    public Deed deed() {
      return Deed.NOTES;
    }
  }

  record DeleteNote(String noteId) implements Action {
    @Override
    public Deed deed() {
      return Deed.NOTES;
    }
  }

  /// @param pattern a word, or with `regex` a regular expression (RE2)
  /// @param hold whether lines with it wait for a moderator; else they are refused
  record BlockWord(String pattern, boolean regex, boolean hold) implements Action {
    @Override
    public Deed deed() {
      return Deed.WORDS;
    }
  }

  record UnblockWord(String wordId) implements Action {
    @Override
    public Deed deed() {
      return Deed.WORDS;
    }
  }

  /// Puts an emote up. Its bytes were looked at: it is what its type says, and small.
  ///
  /// @param name 3 to 25 letters and digits
  record PutEmote(String name, String type, int width, int height, byte[] content)
      implements Action {
    @Override
    public Deed deed() {
      return Deed.EMOTES;
    }
  }

  record RemoveEmote(String name) implements Action {
    @Override
    public Deed deed() {
      return Deed.EMOTES;
    }
  }
}
