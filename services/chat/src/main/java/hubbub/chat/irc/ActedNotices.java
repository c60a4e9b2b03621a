package hubbub.chat.irc;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import java.util.Locale;

/// What became of something that somebody did, in the words with which programs were answered when
/// Twitch took commands on IRC.
public final class ActedNotices {
  private ActedNotices() {}

  public static Notice of(Action action, Acted acted) {
    return switch (acted) {
      case Acted.Done(var said) -> new Notice(done(action), said);
      case Acted.Already _ -> new Notice("no_change", "That is so already.");
      case Acted.NotAllowed _ -> new Notice("no_permission", "You may not do that here.");
      case Acted.NoScope(var deed) ->
          new Notice("no_permission", "Your token has not the scope " + deed.scope() + ".");
      case Acted.Untouchable(var why) ->
          new Notice(
              "bad_" + word(action) + "_" + why.name().toLowerCase(Locale.ROOT), untouchable(why));
      case Acted.NoPerson(var login) ->
          new Notice("invalid_user", "Nobody is called " + login + ".");
      case Acted.NotThere(var what) ->
          new Notice("bad_" + word(action), "There is no such " + what + ".");
      case Acted.Wrong(var field, var message) ->
          new Notice("usage_" + word(action), field + " " + message);
      case Acted.Full(var what, var most) ->
          new Notice("bad_" + word(action), "At most " + most + " " + what + ".");
      case Acted.TooFast(var wait) ->
          new Notice("msg_ratelimit", "Too fast: again in " + SpokenNotices.in(wait));
      case Acted.NoRoom _ -> new Notice("msg_room_not_found", "There is no such channel.");
      case Acted.NotNow(var reason) -> new Notice("msg_ratelimit", "Not done: " + reason);
    };
  }

  private static String untouchable(Acted.Why why) {
    return switch (why) {
      case ONESELF -> "Nobody does that to themselves.";
      case BROADCASTER -> "Nobody does that to the broadcaster.";
      case MODERATOR -> "Nobody does that to a moderator.";
    };
  }

  private static String done(Action action) {
    return switch (action) {
      case Action.Delete _ -> "delete_message_success";
      case Action.Timeout _ -> "timeout_success";
      case Action.Ban _, Action.BanAddress _ -> "ban_success";
      case Action.Unban _, Action.UnbanAddress _ -> "unban_success";
      case Action.Untimeout _ -> "untimeout_success";
      case Action.ChooseColor _ -> "color_changed";
      case Action.Raid _ -> "raid_success";
      case Action.Clear _,
          Action.ChangeModes _,
          Action.Announce _,
          Action.Pin _,
          Action.Review _,
          Action.Note _,
          Action.DeleteNote _,
          Action.BlockWord _,
          Action.UnblockWord _,
          Action.PutEmote _,
          Action.RemoveEmote _ ->
          "cmd_success";
    };
  }

  private static String word(Action action) {
    return switch (action) {
      case Action.Delete _ -> "delete_message";
      case Action.Timeout _ -> "timeout";
      case Action.Untimeout _ -> "untimeout";
      case Action.Ban _, Action.BanAddress _ -> "ban";
      case Action.Unban _, Action.UnbanAddress _ -> "unban";
      case Action.Raid _ -> "raid";
      case Action.Clear _ -> "clear";
      case Action.ChangeModes _ -> "mode";
      case Action.Announce _ -> "announce";
      case Action.Pin _ -> "pin";
      case Action.ChooseColor _ -> "color";
      case Action.Review _ -> "review";
      case Action.Note _, Action.DeleteNote _ -> "note";
      case Action.BlockWord _, Action.UnblockWord _ -> "word";
      case Action.PutEmote _, Action.RemoveEmote _ -> "emote";
    };
  }
}
